// Is the chance that one rate beats the other the one that slower, surer ways give?
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceBetter } from "../../../../app/domain/statistics/chanceBetter";

describe("chanceBetter", () => {
  // mpmath 1.3 at 25 digits, the double integral; R's integrate(dbeta × pbeta) gives the same to 10
  it.each([
    { why: "small tallies", a: [3, 20], b: [2, 20], is: 0.68132479908179 },
    {
      why: "none of few is not held for better than a rare win",
      a: [0, 20],
      b: [2, 100],
      is: 0.35880404901956,
    },
    { why: "fifty hundreds", a: [30, 500], b: [20, 500], is: 0.92693558926401 },
    { why: "nothing known of either", a: [0, 1], b: [0, 1], is: 0.5 },
    { why: "one lead each", a: [1, 1], b: [0, 1], is: 0.90528473456935 },
    { why: "no win on either side", a: [0, 50], b: [0, 5000], is: 0.93639277246586 },
    { why: "a million leads each", a: [10_100, 1_000_000], b: [10_000, 1_000_000], is: 0.76081153774 },
    { why: "twenty against a million", a: [3, 20], b: [100_000, 1_000_000], is: 0.786266141587 },
  ] as const)("$why", ({ a, b, is }) => {
    expect(chanceBetter({ k: a[0], n: a[1] }, { k: b[0], n: b[1] })).toBeCloseTo(is, 9);
  });

  const tally = fc
    .integer({ min: 1, max: 1_000_000 })
    .chain((n) => fc.record({ n: fc.constant(n), k: fc.integer({ min: 0, max: n }) }));
  it("of both chances one is left over, and more wins never lower it", () => {
    fc.assert(
      fc.property(tally, tally, (a, b) => {
        const chance = chanceBetter(a, b) ?? -1;
        expect(chance >= 0 && chance <= 1).toBe(true);
        expect(Math.abs(chance + (chanceBetter(b, a) ?? 0) - 1)).toBeLessThan(1e-9);
        const more = { k: Math.min(a.n, a.k + 1), n: a.n };
        expect(chanceBetter(more, b)).toBeGreaterThanOrEqual(chance - 1e-9);
      }),
      {
        numRuns: 30,
        seed: 5,
        examples: [
          [
            { k: 0, n: 1_000_000 },
            { k: 1_000_000, n: 1_000_000 },
          ],
        ],
      },
    );
  });

  it("is unknown without leads, and refuses what is no tally", () => {
    expect(chanceBetter({ k: 0, n: 0 }, { k: 1, n: 2 })).toBeNull();
    expect(chanceBetter({ k: 1, n: 2 }, { k: 0, n: 0 })).toBeNull();
    expect(() => chanceBetter({ k: 3, n: 2 }, { k: 0, n: 1 })).toThrow(RangeError);
    expect(() => chanceBetter({ k: Number.NaN, n: 2 }, { k: 0, n: 1 })).toThrow(RangeError);
  });
});
