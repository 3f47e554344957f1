// Do speed, payback and ripeness read as what is known, and the URL of the page come back as it went?
import { describe, expect, it, test } from "vitest";
import { figureCellFilters } from "../../../app/domain/drill";
import { costRangeText, paybackText, ripenessText, speedText } from "../../../app/domain/figureTexts";
import { decodeVendorsFilters, encodeVendorsFilters } from "../../../app/domain/vendorsFilters";

describe("how fast leads were worked", () => {
  it.each([
    {
      why: "most have times of day",
      given: { medianDays: 0, medianHours: 17.5, n: 10, timed: 8 },
      text: "17.5 hours",
    },
    { why: "one hour is one", given: { medianDays: 0, medianHours: 1, n: 10, timed: 10 }, text: "1 hour" },
    {
      why: "few have times of day",
      given: { medianDays: 0, medianHours: 3, n: 10, timed: 2 },
      text: "same day",
    },
    {
      why: "long is told in days",
      given: { medianDays: 3, medianHours: 72, n: 10, timed: 10 },
      text: "3 days",
    },
    {
      why: "half a day between two in the middle",
      given: { medianDays: 1.5, medianHours: null, n: 2, timed: 0 },
      text: "1.5 days",
    },
    { why: "none was worked", given: { medianDays: null, medianHours: null, n: 0, timed: 0 }, text: null },
  ])("$why", ({ given, text }) => {
    expect(speedText(given)).toBe(text);
  });
});

it("payback says when it is only known to be at most so long", () => {
  expect(paybackText({ months: 14.23, atMost: 14.23 })).toBe("14.2 months");
  expect(paybackText({ months: null, atMost: 14.23 })).toBe("at most 14.2 months");
  expect(paybackText({ months: null, atMost: null })).toBeNull();
});

it("ripeness says how much is to be expected by now", () => {
  expect(ripenessText({ label: "too early", share: 0.12 })).toBe(
    "too early: 12 % of its wins expected by now",
  );
  expect(ripenessText({ label: "unknown", share: null, why: "few wins" })).toMatch(/^ripeness unknown/);
});

it("what a URL of the page asks for comes back as it went, and what cannot be read is left out", () => {
  const asked = { vendor: 3, from: "2026-01-01", a: 4, b: 5, sort: "-held" };
  expect(decodeVendorsFilters(new URLSearchParams(encodeVendorsFilters(asked)))).toEqual(asked);
  expect(decodeVendorsFilters(new URLSearchParams("a=x&b=0&sort=magic&from=soon"))).toEqual({});
});

describe("the leads behind a figure stay inside the page's dates", () => {
  const at = { asOf: "2026-10-31", horizonDays: 180 };
  it.each([
    { cell: "tooYoung", dates: {}, filters: { from: "2026-05-05" } },
    { cell: "tooYoung", dates: { from: "2026-07-01" }, filters: { from: "2026-07-01" } },
    { cell: "judged", dates: {}, filters: { to: "2026-05-04" } },
    { cell: "judged", dates: { to: "2026-02-01" }, filters: { to: "2026-02-01" } },
  ] as const)("$cell $dates", ({ cell, dates, filters }) => {
    expect(figureCellFilters(cell, { ...at, ...dates })).toEqual(filters);
  });
});

test.each([
  { cost: { lowMinor: 38_076, highMinor: 47_261 }, says: "$381 to $473", why: "both ends" },
  { cost: { lowMinor: 4_500, highMinor: null }, says: "from $45", why: "none came so far" },
  { cost: { lowMinor: null, highMinor: null }, says: null, why: "no money is known" },
])("a cost lies between its ends: $why", ({ cost, says }) => expect(costRangeText(cost, "USD")).toBe(says));
