// Are shares, intervals and quotients right, and unknown where they must be?
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  divided,
  formatCount,
  formatPercent,
  formatPercentRange,
  quotientMinor,
  rate,
  ratio,
  tightPercentRange,
  wholes,
  wilson,
} from "../../../app/domain/rates";

describe("wilson", () => {
  // R 4.x, binom::binom.confint(count, n, methods = "wilson")
  const published = [
    { hits: 18, n: 20, low: 0.6989663547715128, high: 0.972133518786232 },
    { hits: 4, n: 20, low: 0.0806576625797981, high: 0.4160174322518935 },
    { hits: 4, n: 200, low: 0.00780442641634947, high: 0.05028708690582643 },
    { hits: 190, n: 200, low: 0.910421851861224, high: 0.972617354399236 },
    { hits: 1, n: 30, low: 0.00590859, high: 0.16670391 },
    { hits: 29, n: 30, low: 0.8332961, high: 0.9940914 },
    { hits: 0, n: 30, low: 0, high: 0.11351339 },
    { hits: 30, n: 30, low: 0.8864866, high: 1 },
  ];
  it.each(published)("gives R's interval for $hits of $n", ({ hits, n, low, high }) => {
    const interval = wilson(hits, n);
    expect(interval?.value).toBe(hits / n);
    expect(Math.abs((interval?.low ?? -1) - low)).toBeLessThan(1e-6);
    expect(Math.abs((interval?.high ?? -1) - high)).toBeLessThan(1e-6);
  });

  it("holds the share inside the interval and the interval inside 0 to 1", () => {
    const counts = fc
      .integer({ min: 1, max: 1_000_000 })
      .chain((n) => fc.record({ n: fc.constant(n), hits: fc.integer({ min: 0, max: n }) }));
    fc.assert(
      fc.property(counts, ({ hits, n }) => {
        const { value, low, high } = wilson(hits, n) ?? { value: -1, low: 0, high: 0 };
        expect(0 <= low && low <= value && value <= high && high <= 1).toBe(true);
      }),
    );
  });

  it("knows nothing of none and refuses what is no share", () => {
    expect(wilson(0, 0)).toBeNull();
    for (const [hits, n] of [
      [-1, 5],
      [6, 5],
      [Number.NaN, 5],
      [1, Number.NaN],
    ] as const) {
      expect(() => wilson(hits, n)).toThrow(RangeError);
    }
  });
});

describe("rate", () => {
  it("is all unknown without cases, and keeps n", () => {
    expect(rate({ hits: 0, n: 0 })).toEqual({ value: null, low: null, high: null, n: 0 });
  });
  it("carries share, interval and n", () => {
    expect(rate({ hits: 3, n: 4 })).toMatchObject({ value: 0.75, n: 4 });
  });
});

describe("ratio", () => {
  it.each([
    { why: "plain", top: 3, bottom: 4, is: 0.75 },
    { why: "none of some is 0", top: 0, bottom: 4, is: 0 },
    { why: "a zero denominator makes it unknown", top: 3, bottom: 0, is: null },
    { why: "an unknown numerator makes it unknown", top: null, bottom: 4, is: null },
    { why: "an unknown denominator makes it unknown", top: 3, bottom: null, is: null },
  ])("$why", ({ top, bottom, is }) => expect(ratio(top, bottom)).toBe(is));
});

describe("quotientMinor", () => {
  it.each([
    { why: "rounds half up", minor: 1001, pieces: 2, is: 501 },
    { why: "rounds half away from zero below it", minor: -1001, pieces: 2, is: -501 },
    { why: "is unknown without pieces", minor: 1001, pieces: 0, is: null },
    { why: "is unknown where the money is", minor: null, pieces: 3, is: null },
    { why: "nothing spent on something is 0", minor: 0, pieces: 3, is: 0 },
  ])("$why", ({ minor, pieces, is }) => expect(quotientMinor(minor, pieces)).toBe(is));
});

describe("whole division", () => {
  it("gives quotient and remainder", () => expect(divided(17n, 5n)).toEqual({ quotient: 3n, remainder: 2n }));
  it("refuses a zero divisor and a negative dividend", () => {
    expect(() => divided(17n, 0n)).toThrow(RangeError);
    expect(() => divided(-1n, 5n)).toThrow(RangeError);
  });
  it("counts whole units, downwards", () =>
    expect([wholes(9, 4), wholes(8, 4), wholes(-1, 4)]).toEqual([2, 2, -1]));
});

describe("formatting", () => {
  it.each([
    { why: "unknown", value: null, is: "—" },
    { why: "none", value: 0, is: "0 %" },
    { why: "small shares keep a decimal", value: 0.004, is: "0.4 %" },
    { why: "below a tenth", value: 0.0987, is: "9.9 %" },
    { why: "no 10.0 %", value: 0.0997, is: "10 %" },
    { why: "larger shares are whole", value: 0.4567, is: "46 %" },
    { why: "all", value: 1, is: "100 %" },
    { why: "more than none is never none", value: 0.0004, is: "under 0.1 %" },
    { why: "the least that is written out", value: 0.0005, is: "0.1 %" },
    { why: "less than all is never all", value: 0.996, is: "99.6 %" },
    { why: "less than all, as it would round up", value: 0.995, is: "99.5 %" },
    { why: "whole as long as that is not all", value: 0.9949, is: "99 %" },
    { why: "nearly all", value: 0.9996, is: "over 99.9 %" },
    { why: "all, but for what fractions leave", value: 0.1 * 3 + 0.7 - 1e-16, is: "100 %" },
    { why: "none, but for what fractions leave", value: 0.1 * 3 - 0.3, is: "0 %" },
    { why: "a return above all", value: 1.002, is: "100 %" },
    { why: "a large return", value: 47.661, is: "4,766 %" },
    { why: "a loss", value: -0.42, is: "-42 %" },
    { why: "a small loss", value: -0.0042, is: "-0.4 %" },
    { why: "a loss of nearly all", value: -0.997, is: "-99.7 %" },
    { why: "a loss of all but a trace", value: -0.9996, is: "-99.9 %" },
    { why: "a loss of all", value: -1, is: "-100 %" },
    { why: "a loss of more", value: -1.004, is: "-100 %" },
    { why: "a loss is never none", value: -0.0004, is: "-0.1 %" },
  ])("percent: $why", ({ value, is }) => expect(formatPercent(value)).toBe(is));
  it.each([
    { why: "a range", low: 0.12, high: 0.341, long: "12 % to 34 %", tight: "12–34 %" },
    {
      why: "from none to hardly any",
      low: 0,
      high: 0.0003,
      long: "0 % to under 0.1 %",
      tight: "0 % to under 0.1 %",
    },
    { why: "to all", low: 0.9996, high: 1, long: "over 99.9 % to 100 %", tight: "over 99.9 % to 100 %" },
    {
      why: "of ends that are written alike",
      low: 0.0001,
      high: 0.0002,
      long: "under 0.1 %",
      tight: "under 0.1 %",
    },
    { why: "of a return", low: 47.66, high: 64.13, long: "4,766 % to 6,413 %", tight: "4,766–6,413 %" },
    { why: "with a loss", low: -0.12, high: 0.05, long: "-12 % to 5.0 %", tight: "-12 % to 5.0 %" },
    { why: "unknown", low: null, high: 0.3, long: "—", tight: "—" },
  ])("range: $why", ({ low, high, long, tight }) =>
    expect([formatPercentRange({ low, high }), tightPercentRange({ low, high })]).toEqual([long, tight]),
  );
  it("counts with separators", () =>
    expect([formatCount(1204), formatCount(0), formatCount(null)]).toEqual(["1,204", "0", "—"]));
});
