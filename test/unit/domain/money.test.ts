// Does money survive being written, read and spread?
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, decimal, formatMoney, minorDigits, parseMinor } from "../../../app/domain/money";

const minor = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

describe("formatMoney", () => {
  it.each([
    { why: "cents", minor: 120450, currency: "USD", is: "$1,204.50" },
    { why: "below a dollar", minor: 5, currency: "USD", is: "$0.05" },
    { why: "negative", minor: -150, currency: "USD", is: "-$1.50" },
    { why: "no minor units", minor: 1200, currency: "JPY", is: "¥1,200" },
    { why: "three minor digits", minor: 1234567, currency: "KWD", is: "KWD\u00a01,234.567" },
    {
      why: "exact at the end of the safe integers",
      minor: Number.MAX_SAFE_INTEGER,
      currency: "USD",
      is: "$90,071,992,547,409.91",
    },
    { why: "unknown is not 0", minor: null, currency: "USD", is: "—" },
  ])("$why", ({ minor, currency, is }) => expect(formatMoney(minor, currency)).toBe(is));

  it.each([
    { minor: 120450, is: "$1,205" },
    { minor: 120449, is: "$1,204" },
    { minor: 4130000, is: "$41,300" },
    { minor: 49, is: "$0" },
  ])("rounds $minor to $is for headlines", ({ minor, is }) =>
    expect(formatMoney(minor, "USD", { whole: true })).toBe(is),
  );

  it("refuses what is no whole number of minor units", () =>
    expect(() => formatMoney(1.5, "USD")).toThrow(RangeError));
});

describe("parseMinor", () => {
  it.each([
    { text: "1200.00", currency: "USD", is: 120000, why: "plain" },
    { text: "1200.5", currency: "USD", is: 120050, why: "one decimal" },
    { text: "0.07", currency: "USD", is: 7, why: "cents" },
    { text: "-12.50", currency: "USD", is: -1250, why: "negative" },
    { text: "-0", currency: "USD", is: 0, why: "no negative zero" },
    { text: "12.500", currency: "USD", is: 1250, why: "zeros past the cents change nothing" },
    { text: "12.505", currency: "USD", is: null, why: "half cents do not exist" },
    { text: "1200", currency: "JPY", is: 1200, why: "yen" },
    { text: "1.234", currency: "KWD", is: 1234, why: "three digits" },
    { text: "1,200.00", currency: "USD", is: null, why: "separators belong to a column's format" },
    { text: "$12", currency: "USD", is: null, why: "signs do too" },
    { text: ".5", currency: "USD", is: null, why: "strict" },
    { text: "1e3", currency: "USD", is: null, why: "strict" },
    { text: "", currency: "USD", is: null, why: "nothing is unknown, not 0" },
    { text: "99999999999999999.00", currency: "USD", is: null, why: "past the safe integers" },
  ])("$text is $is: $why", ({ text, currency, is }) => expect(parseMinor(text, currency)).toBe(is));

  it("reads back what decimal writes", () => {
    fc.assert(
      fc.property(minor, fc.constantFrom("USD", "JPY", "KWD"), fc.boolean(), (amount, currency, negative) => {
        const signed = negative && amount !== 0 ? -amount : amount;
        expect(parseMinor(decimal(signed, minorDigits(currency)), currency)).toBe(signed);
      }),
    );
  });
});

describe("allocate", () => {
  it.each([
    { why: "even", total: 900, weights: [1, 1, 1], is: [300, 300, 300] },
    {
      why: "cents left go by order where remainders tie",
      total: 1000,
      weights: [1, 1, 1],
      is: [334, 333, 333],
    },
    { why: "the largest remainder first", total: 100, weights: [1, 2, 4], is: [14, 29, 57] },
    { why: "no weight, no money", total: 100, weights: [0, 1, 0], is: [0, 100, 0] },
    { why: "all weights 0 spread evenly", total: 5, weights: [0, 0], is: [3, 2] },
    { why: "less than a cent each", total: 2, weights: [1, 1, 1, 1], is: [1, 1, 0, 0] },
    { why: "prices as weights", total: 9000, weights: [5000, 3000, 2000], is: [4500, 2700, 1800] },
    { why: "nothing among nobody", total: 0, weights: [], is: [] },
  ])("$why", ({ total, weights, is }) => expect(allocate(total, weights)).toEqual(is));

  it("parts sum to the whole, and none is further than a unit from its share", () => {
    fc.assert(
      fc.property(minor, fc.array(minor, { minLength: 1, maxLength: 40 }), (total, weights) => {
        const parts = allocate(total, weights);
        const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
        expect(parts.reduce((all, part) => all + BigInt(part), 0n)).toBe(BigInt(total));
        if (sum === 0n) return;
        parts.forEach((part, index) => {
          const off = BigInt(part) * sum - BigInt(total) * BigInt(weights[index] ?? 0);
          expect(off > -sum && off < sum).toBe(true);
        });
      }),
    );
  });

  it("gives a larger weight no less", () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.array(fc.nat(1000), { minLength: 2, maxLength: 12 }),
        (total, weights) => {
          const parts = allocate(total, weights);
          weights.forEach((weight, a) => {
            weights.forEach((other, b) => {
              if (weight > other) expect(parts[a]).toBeGreaterThanOrEqual(parts[b] ?? 0);
            });
          });
        },
      ),
    );
  });

  it.each([
    { why: "money and nobody to carry it", total: 1, weights: [] },
    { why: "negative total", total: -1, weights: [1] },
    { why: "negative weight", total: 1, weights: [1, -1] },
    { why: "fraction", total: 1.5, weights: [1] },
  ])("refuses: $why", ({ total, weights }) => expect(() => allocate(total, weights)).toThrow(RangeError));
});
