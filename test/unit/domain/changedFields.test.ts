// Is every field that a row may change called as where its column is mapped, and are its values told as people write them?
import { describe, expect, it, test } from "vitest";
import { fieldChanges, fieldLabel } from "../../../app/domain/changedFields";
import { columnOf, hasRule } from "../../../app/intake/conflicts";
import { targetNames, targets } from "../../../app/intake/targets";

test.each(targetNames.filter(hasRule))("%s is called as it is where its column is mapped", (target) => {
  const [part = ""] = target.split(".");
  expect(fieldLabel(`${part}.${columnOf(target)}`)).toBe(targets[target].label);
});

describe("a changed row", () => {
  it.each<[why: string, relation: string, before: object, after: object, told: unknown[]]>([
    ["text as it is", "lead", { city: null }, { city: "Boston" }, [["City", null, "Boston"]]],
    [
      "a sum with its currency",
      "lead",
      { price_minor: 4500, price_currency: "USD" },
      { price_minor: 4000, price_currency: "EUR" },
      [["Cost", "$45.00", "€40.00"]],
    ],
    [
      "a sum that was not there",
      "lead",
      { price_minor: null, price_currency: null },
      { price_minor: 4000, price_currency: "USD" },
      [["Cost", null, "$40.00"]],
    ],
    [
      "sums that are and stay unknown are not told",
      "deal",
      { amount_minor: 100, mrr_minor: null, currency: "USD" },
      { amount_minor: 200, mrr_minor: null, currency: "USD" },
      [["Deal amount", "$1.00", "$2.00"]],
    ],
  ])("%s", (_, relation, before, after, told) => {
    const values = { before, after } as Parameters<typeof fieldChanges>[1];
    expect(fieldChanges(relation, values).map(({ label, from, to }) => [label, from, to])).toEqual(told);
  });
});
