// Is one charge a charge, and one touch a touch?
import { expect, test } from "vitest";
import { countedKinds } from "../../../app/domain/countedKinds";

test("one of a kind is named in the singular, and none is not named", () => {
  const made = { leads: 1204, deals: 1, signals: 0, touches: 1, charges: 1, credits: 1 };
  expect(countedKinds(Object.entries(made).map(([noun, count]) => ({ noun, count })))).toBe(
    "1,204 leads, 1 deal, 1 touch, 1 charge, 1 credit",
  );
  expect(countedKinds([{ noun: "leads", count: 0 }])).toBe("");
});
