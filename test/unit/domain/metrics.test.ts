// Is every figure and word registered once, with its formula, and found under its address?
import { describe, expect, it, test } from "vitest";
import { formatUnit } from "../../../app/domain/metrics/metric";
import { glossary, metrics, type TermKey, term, termAnchor } from "../../../app/domain/metrics/registry";
import { buckets, states } from "../../../app/domain/vocabulary";

const keys = glossary.flatMap((part) => part.keys);

/** The figures that the product promises, each with what its formula must say. */
const promised: [TermKey, RegExp][] = [
  ["charges", /sum of what the vendors charged/],
  ["netSpend", /^Charges − credits/],
  ["cpl", /net spend ÷ \(leads delivered − leads credited\)/],
  ["costPerSet", /^Net spend ÷ leads that reached/],
  ["costPerHeld", /^Net spend ÷ leads that reached/],
  ["costPerStep", /^Net spend ÷ leads that reached/],
  ["showRate", /^Held ÷ \(held \+ no-show \+ cancelled\)/],
  ["closeRate", /^Won within the horizon ÷ leads bought at least a horizon before/],
  ["naiveRate", /leads won ÷ all leads/],
  ["winRate", /^Won ÷ \(won \+ lost\)/],
  ["cac", /^\(Net spend \+ own sales cost, if entered\) ÷ accounts first won/],
  ["roiRealised", /^\(Gross profit received − net spend\) ÷ net spend/],
  ["roiContracted", /^\(Gross profit of won contracts − net spend\) ÷ net spend/],
  ["roiProjected", /open leads × chance to win by the horizon × usual gross profit/],
  ["payback", /^CAC ÷ \(MRR per new customer × margin\)/],
  ["ltv", /^MRR × margin ÷ monthly churn/],
  ["speedToLead", /^First touch or signal − delivered: the median and the 90th percentile/],
];

describe("the registry", () => {
  test.each(promised)("%s says its formula", (key, formula) => {
    expect(term(key).says).toMatch(formula);
  });

  it("holds every figure, state and bucket in the glossary, once", () => {
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of [
      ...(Object.keys(metrics) as TermKey[]),
      ...states.map((state) => `state ${state}` as const),
      ...buckets.map((bucket) => `bucket ${bucket}` as const),
    ])
      expect(keys).toContain(key);
  });

  it("gives every term an address of its own", () => {
    const anchors = keys.map(termAnchor);
    expect(new Set(anchors).size).toBe(anchors.length);
    expect(anchors.filter((anchor) => !/^[A-Za-z][\w-]*$/.test(anchor))).toEqual([]);
  });

  test.each(keys)("%s has a name and a whole sentence", (key) => {
    const { name, says } = term(key);
    expect(name).toMatch(/\S/);
    expect(says).toMatch(/^\S.*[.]$/);
  });

  test.each(Object.entries(metrics))(
    "%s says of which facts it is, and when it is unknown",
    (_key, metric) => {
      expect(metric.source).toMatch(/^[a-z]/);
      expect(metric.unknown).not.toMatch(/[.]$/);
    },
  );
});

test.each([
  ["money", 120_450, "$1,204.50"],
  ["count", 1204, "1,204"],
  ["rate", 0.124, "12 %"],
  ["days", 1, "1 day"],
  ["days", 12, "12 days"],
  ["ratio", 1.2345, "1.23"],
  ["money", null, "—"],
] as const)("%s %s is written %s", (unit, value, text) => {
  expect(formatUnit(unit, value, "USD")).toBe(text);
});
