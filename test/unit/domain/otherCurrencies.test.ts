// Is money in another currency named with its leads?
import { expect, test } from "vitest";
import { otherMoneyText } from "../../../app/domain/otherCurrencies";

test.each([
  [{ currency: "EUR", leads: 1, netSpendMinor: 10_000 }, "€100.00 net for 1 lead in EUR, not in these sums"],
  [{ currency: "JPY", leads: 2, netSpendMinor: 5000 }, "¥5,000 net for 2 leads in JPY, not in these sums"],
])("%o", (other, text) => {
  expect(otherMoneyText(other)).toBe(text);
});
