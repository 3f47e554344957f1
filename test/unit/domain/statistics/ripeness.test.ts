// Is a cohort called ripe by its age only where the pooled curve can say so?
import { describe, expect, it } from "vitest";
import { aalenJohansen, type DayCount } from "../../../../app/domain/statistics/aalenJohansen";
import { type CurveDoubt, doubtSentence } from "../../../../app/domain/statistics/curveDoubt";
import { ripeness } from "../../../../app/domain/statistics/ripeness";

/** A hundred wins, one a day from day 1, of a thousand leads that were all followed for 180 days. */
const steady: DayCount[] = [
  ...Array.from({ length: 100 }, (_, index): DayCount => ({ day: index + 1, kind: "won", count: 1 })),
  { day: 50, kind: "lost", count: 300 },
  { day: 180, kind: "censored", count: 600 },
];
const pooledOf = (events: readonly DayCount[]) => aalenJohansen({ events, horizon: 180 });
const aged = (...ages: number[]) => ages.map((days) => ({ days, leads: 1 }));

describe("ripeness", () => {
  it.each([
    { why: "bought today", ages: aged(0), label: "too early", share: 0 },
    { why: "24 of 100 wins expected", ages: aged(24), label: "too early", share: 0.24 },
    { why: "a quarter", ages: aged(25), label: "ripening", share: 0.25 },
    { why: "89", ages: aged(89), label: "ripening", share: 0.89 },
    { why: "90", ages: aged(90), label: "ripe", share: 0.9 },
    { why: "at the horizon", ages: aged(180), label: "ripe", share: 1 },
    { why: "beyond it", ages: aged(2000), label: "ripe", share: 1 },
    { why: "several ages: the mean over the leads", ages: aged(0, 100), label: "ripening", share: 0.5 },
    {
      why: "leads count, not rows",
      ages: [...aged(100), { days: 0, leads: 9 }],
      label: "too early",
      share: 0.1,
    },
  ])("$why: $label", ({ ages, label, share }) => {
    const ripe = ripeness({ ages, pooled: pooledOf(steady) });
    expect(ripe.label).toBe(label);
    expect(ripe.share).toBeCloseTo(share, 9);
  });

  const nineteen = steady.filter(({ day, kind }) => kind !== "won" || day <= 19);
  const young: DayCount[] = steady.map((row) => (row.kind === "censored" ? { ...row, day: 120 } : row));
  const oneOld: DayCount[] = [
    { day: 3, kind: "won", count: 25 },
    { day: 10, kind: "censored", count: 973 },
    { day: 170, kind: "won", count: 1 },
    { day: 180, kind: "censored", count: 1 },
  ];
  it.each([
    { doubt: "few wins", events: nineteen, says: "only 19 wins to learn from, 20 needed" },
    { doubt: "few wins", events: [], says: "no win to learn from, 20 needed" },
    {
      doubt: "few wins",
      events: steady.filter(({ day, kind }) => kind !== "won" || day === 1),
      says: "only 1 win to learn from, 20 needed",
    },
    {
      doubt: "not followed",
      events: young,
      says: "no lead has been followed for 180 days yet, only for 120 days",
    },
    {
      doubt: "unsteady",
      events: oneOld,
      says: "too few leads have been followed for 180 days to know how many win",
    },
  ] satisfies { doubt: CurveDoubt; events: DayCount[]; says: string }[])(
    "unknown: $says",
    ({ doubt, events, says }) => {
      const pooled = pooledOf(events);
      expect(ripeness({ ages: aged(90), pooled })).toEqual({ label: "unknown", share: null, why: doubt });
      expect(doubtSentence(doubt, pooled)).toBe(says);
    },
  );

  it("a cohort without leads has no ripeness", () => {
    expect(ripeness({ ages: [{ days: 3, leads: 0 }], pooled: pooledOf(steady) })).toMatchObject({
      label: "unknown",
      why: "no leads",
    });
  });
  it("refuses an age before the purchase", () => {
    expect(() => ripeness({ ages: aged(-1), pooled: pooledOf(steady) })).toThrow(RangeError);
  });
});
