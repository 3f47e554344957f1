// Are two rates told apart only where their intervals are, and is the number of leads that takes right?
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nNeeded } from "../../../../app/domain/statistics/nNeeded";
import { moreNeeded, separated } from "../../../../app/domain/statistics/separated";

describe("separated", () => {
  it.each([
    { why: "18 of 20 and 4 of 20: 0.699 … and … 0.416", a: [18, 20], b: [4, 20], is: "a" },
    { why: "the other way round", a: [4, 20], b: [18, 20], is: "b" },
    { why: "intervals that touch tell nothing", a: [4, 20], b: [5, 100], is: null },
    { why: "more leads at these rates do", a: [40, 200], b: [10, 200], is: "a" },
    { why: "the same", a: [4, 20], b: [4, 20], is: null },
    { why: "no leads", a: [0, 0], b: [4, 20], is: null },
  ] as const)("$why", ({ a, b, is }) => {
    expect(separated({ k: a[0], n: a[1] }, { k: b[0], n: b[1] })).toBe(is);
  });
});

describe("moreNeeded", () => {
  it.each([
    { why: "already apart", a: [18, 20], b: [4, 20], is: { a: 0, b: 0 } },
    { why: "equal rates never part", a: [2, 20], b: [20, 200], is: null },
    { why: "no leads, no rate", a: [0, 0], b: [20, 200], is: null },
  ] as const)("$why", ({ a, b, is }) => {
    expect(moreNeeded({ k: a[0], n: a[1] }, { k: b[0], n: b[1] })).toEqual(is);
  });

  it("fills up the smaller side first", () => {
    const more = moreNeeded({ k: 4, n: 20 }, { k: 12, n: 200 });
    expect(more?.a).toBeGreaterThan(0);
    expect(more?.b).toBe(0);
  });

  it("with so many more they part, with one less they do not", () => {
    const rate = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(rate, rate, fc.integer({ min: 1, max: 20 }), (p, q, times) => {
        const [a, b] = [
          { k: p * 3, n: 300 },
          { k: q * times, n: 100 * times },
        ];
        const more = moreNeeded(a, b);
        if (more === null || more.a + more.b === 0) return;
        const grown = (less: number) =>
          [
            { ...a, more: more.a },
            { ...b, more: more.b },
          ].map(({ k, n, more }) => {
            const size = n + Math.max(0, more - less);
            return { k: (k / n) * size, n: size };
          });
        const [nowA = a, nowB = b] = grown(0);
        const [lessA = a, lessB = b] = grown(1);
        expect(separated(nowA, nowB)).not.toBeNull();
        expect(separated(lessA, lessB)).toBeNull();
      }),
    );
  });
});

describe("nNeeded", () => {
  // R 4.2.2: power.prop.test(p1, p2, power = 0.8)$n, rounded up
  it.each([
    { p: 0.5, q: 0.75, is: 58, printed: 57.67343973 },
    { p: 0.02, q: 0.03, is: 3826, printed: 3825.149722 },
    { p: 0.001, q: 0.2, is: 35, printed: 34.63145708 },
  ])("$p and $q: R says $printed", ({ p, q, is }) => {
    expect(nNeeded(p, q)).toBe(is);
    expect(nNeeded(q, p)).toBe(is);
  });
  it("equal rates are never told apart, and what is no rate is refused", () => {
    expect(nNeeded(0.1, 0.1)).toBeNull();
    expect(() => nNeeded(0.1, 1.1)).toThrow(RangeError);
    expect(() => nNeeded(Number.NaN, 0.1)).toThrow(RangeError);
  });
});
