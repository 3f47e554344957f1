// Are the curves of winning and losing those of the textbooks and of R?
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aalenJohansen, type DayCount, pointOn } from "../../../../app/domain/statistics/aalenJohansen";
import { dayCounts, gehan, transplants } from "../../../support/dayCounts";

const curveOf = (events: readonly DayCount[], horizon = 100) => aalenJohansen({ events, horizon });

describe("without losses: 1 − Kaplan–Meier", () => {
  // S, and the log-log interval of S, as printed by R's survival (conf.type = "log-log"); S also in the textbooks.
  const published = [
    { of: "treated", day: 6, atRisk: 21, wins: 3, S: 0.857143, low: 0.619718, high: 0.951552 },
    { of: "treated", day: 7, atRisk: 17, wins: 1, S: 0.806723, low: 0.563147, high: 0.922809 },
    { of: "treated", day: 10, atRisk: 15, wins: 1, S: 0.752941, low: 0.5032, high: 0.889362 },
    { of: "treated", day: 13, atRisk: 12, wins: 1, S: 0.690196, low: 0.43161, high: 0.849066 },
    { of: "treated", day: 16, atRisk: 11, wins: 1, S: 0.627451, low: 0.367511, high: 0.804912 },
    { of: "treated", day: 22, atRisk: 7, wins: 1, S: 0.537815, low: 0.267779, high: 0.746791 },
    { of: "treated", day: 23, atRisk: 6, wins: 1, S: 0.448179, low: 0.188052, high: 0.680143 },
    { of: "placebo", day: 1, atRisk: 21, wins: 2, S: 0.904762, low: 0.670046, high: 0.975294 },
    { of: "placebo", day: 2, atRisk: 19, wins: 2, S: 0.809524, low: 0.568905, high: 0.923889 },
    { of: "placebo", day: 5, atRisk: 14, wins: 2, S: 0.571429, low: 0.337977, high: 0.749241 },
    { of: "placebo", day: 8, atRisk: 12, wins: 4, S: 0.380952, low: 0.183067, high: 0.577789 },
    { of: "placebo", day: 12, atRisk: 6, wins: 2, S: 0.190476, low: 0.059482, high: 0.377435 },
  ] as const;
  it.each(published)("Gehan, $of, week $day", ({ of, day, atRisk, wins, S, low, high }) => {
    const point = pointOn(curveOf(gehan[of]), day);
    expect(point).toMatchObject({ atRisk, wins, losses: 0, lost: 0 });
    expect(point?.open).toBeCloseTo(S, 6);
    expect(point?.won).toBeCloseTo(1 - S, 6);
    expect(point?.wonLow).toBeCloseTo(1 - high, 6);
    expect(point?.wonHigh).toBeCloseTo(1 - low, 6);
  });

  // 129 fruit flies and 34: R, survival, conf.type = "log-log"
  const flies = [
    { day: 20, S: 0.647059, low: 0.463028, high: 0.781831 },
    { day: 40, S: 0.117647, low: 0.037243, high: 0.248594 },
    { day: 60, S: 0.058824, low: 0.010527, high: 0.171579 },
  ];
  const tied = [
    [6, 1],
    [9, 3],
    [13, 3],
    [15, 2],
    [19, 3],
    [22, 4],
    [26, 5],
    [29, 5],
    [33, 2],
    [36, 2],
    [43, 1],
    [47, 1],
    [62, 2],
  ].map(([day = 0, count = 0]): DayCount => ({ day, kind: "won", count }));
  it.each(flies)("counted rows with many on a day: day $day", ({ day, S, low, high }) => {
    const point = pointOn(curveOf(tied), day);
    expect(point?.open).toBeCloseTo(S, 6);
    expect(point?.wonLow).toBeCloseTo(1 - high, 6);
    expect(point?.wonHigh).toBeCloseTo(1 - low, 6);
  });

  it("once nobody is left the curve stays where it is", () => {
    const curve = curveOf(tied);
    expect(curve.followedTo).toBe(100);
    expect(pointOn(curve, 100)).toMatchObject({ atRisk: 0, open: 0, wonHigh: 1 });
    expect(pointOn(curve, 100)?.won).toBeCloseTo(1, 12);
  });
});

describe("with losses that compete", () => {
  // R 4.2.2: survival 3.5-3, survfit(Surv(t, factor(s)) ~ 1), pstate and std.err; etm 1.1.1, etmCIF, ci.fun = "cloglog"
  const printed = [
    {
      day: 0,
      atRisk: 35,
      won: 0.02857142857,
      wonError: 0.02816030745,
      lost: 0.02857142857,
      lostError: 0.02816030745,
    },
    {
      day: 2,
      atRisk: 31,
      won: 0.05714285714,
      wonError: 0.0392346607,
      lost: 0.08571428571,
      lostError: 0.04731878121,
    },
    {
      day: 3,
      atRisk: 29,
      won: 0.14581280788,
      wonError: 0.060307004,
      lost: 0.11527093596,
      lostError: 0.05423957371,
    },
    {
      day: 4,
      atRisk: 25,
      won: 0.20492610837,
      wonError: 0.06910628593,
      lost: 0.14482758621,
      lostError: 0.05994053424,
    },
    {
      day: 8,
      atRisk: 17,
      won: 0.23771163638,
      wonError: 0.07360519492,
      lost: 0.27050544356,
      lostError: 0.07732901125,
    },
    {
      day: 12,
      atRisk: 12,
      won: 0.27283898781,
      wonError: 0.07809068788,
      lost: 0.34076014642,
      lostError: 0.08415192368,
    },
    {
      day: 26,
      atRisk: 8,
      won: 0.27283898781,
      wonError: 0.07809068788,
      lost: 0.48126955216,
      lostError: 0.09001679566,
    },
    {
      day: 72,
      atRisk: 1,
      won: 0.27283898781,
      wonError: 0.07809068788,
      lost: 0.48126955216,
      lostError: 0.09001679566,
    },
  ];
  it.each(printed)("35 transplants, month $day", ({ day, atRisk, won, wonError, lost, lostError }) => {
    const point = pointOn(curveOf(transplants), day);
    expect(point?.atRisk).toBe(atRisk);
    expect(point?.won).toBeCloseTo(won, 9);
    expect(point?.lost).toBeCloseTo(lost, 9);
    expect(Math.sqrt(point?.wonVariance ?? 0)).toBeCloseTo(wonError, 9);
    expect(Math.sqrt(point?.lostVariance ?? 0)).toBeCloseTo(lostError, 9);
  });
  const bands = [
    {
      day: 0,
      wonLow: 0.004074681401,
      wonHigh: 0.1860030951,
      lostLow: 0.004074681401,
      lostHigh: 0.1860030951,
    },
    {
      day: 4,
      wonLow: 0.103357235842,
      wonHigh: 0.3824679275,
      lostLow: 0.062949866719,
      lostHigh: 0.3137178786,
    },
    {
      day: 26,
      wonLow: 0.151740143051,
      wonHigh: 0.4603475972,
      lostLow: 0.323577145953,
      lostHigh: 0.6678027636,
    },
  ];
  it.each(bands)("its band, month $day", ({ day, ...band }) => {
    const point = pointOn(curveOf(transplants), day);
    for (const bound of ["wonLow", "wonHigh", "lostLow", "lostHigh"] as const)
      expect(point?.[bound]).toBeCloseTo(band[bound], 8);
  });

  it("ends with the last that is followed, and says what came", () => {
    const curve = curveOf(transplants);
    expect(curve).toMatchObject({ n: 35, followedTo: 72, events: { won: 9, lost: 15, censored: 11 } });
    expect(curve.points).toHaveLength(73);
    expect(pointOn(curve, 73)).toBeUndefined();
  });

  it("an outcome after the horizon is still open on it, and changes nothing before", () => {
    const short = curveOf(transplants, 12);
    expect(short.events).toEqual({ won: 9, lost: 11, censored: 15 });
    expect(short.points).toEqual(curveOf(transplants).points.slice(0, 13));
  });
});

describe("what nobody has shown yet", () => {
  it("without leads nothing is known", () => {
    expect(curveOf([])).toEqual({
      ...{ n: 0, horizon: 100, followedTo: null, points: [] },
      events: { won: 0, lost: 0, censored: 0 },
    });
  });
  it("no win of 30 followed leads may still be one in nine, as Wilson says", () => {
    const point = pointOn(curveOf([{ day: 40, kind: "censored", count: 30 }]), 40);
    expect(point).toMatchObject({ won: 0, wonLow: 0, atRisk: 30 });
    expect(point?.wonHigh).toBeCloseTo(0.11351339, 8);
  });
  it("and the lost ones say no less about winning than the open ones", () => {
    const events = dayCounts({ lost: Array.from({ length: 29 }, (_, day) => day), censored: [40] });
    expect(pointOn(curveOf(events), 40)?.wonHigh).toBeCloseTo(0.11351339, 8);
  });
  it("where all have won the lower bound is kept", () => {
    const curve = curveOf(dayCounts({ won: [1, 2, 3, 4] }));
    expect(pointOn(curve, 4)?.wonLow).toBe(pointOn(curve, 3)?.wonLow);
    expect(pointOn(curve, 4)?.wonHigh).toBe(1);
  });
});

const rows = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 60 }),
    kind: fc.constantFrom("won", "lost", "censored"),
    count: fc.integer({ min: 0, max: 40 }),
  }),
  { maxLength: 60 },
) as fc.Arbitrary<DayCount[]>;

describe("of any leads", () => {
  it("the shares add to 1, never fall, and lie inside their bands", () => {
    fc.assert(
      fc.property(rows, (events) => {
        const { points } = curveOf(events, 50);
        const wrong = points.filter(({ day, won, lost, open, wonLow, wonHigh, lostLow, lostHigh }) => {
          const before = points[day - 1] ?? { won: 0, lost: 0 };
          const within = (low: number, share: number, high: number) =>
            0 <= low && low <= share + 1e-9 && share <= high + 1e-9 && high <= 1;
          return !(
            Math.abs(won + lost + open - 1) < 1e-9 &&
            won >= before.won &&
            lost >= before.lost &&
            within(wonLow, won, wonHigh) &&
            within(lostLow, lost, lostHigh)
          );
        });
        expect(wrong).toEqual([]);
      }),
    );
  });

  it("neither the order of the rows nor how they are split matters", () => {
    fc.assert(
      fc.property(rows, (events) => {
        const halves = events.flatMap(({ count, ...row }) => [
          { ...row, count: count >> 1 },
          { ...row, count: count - (count >> 1) },
        ]);
        const [one, other] = [curveOf(halves.reverse(), 50), curveOf(events, 50)];
        expect(JSON.stringify(one)).toBe(JSON.stringify(other));
      }),
    );
  });

  it("where nothing is censored before the day, share and variance are the binomial ones", () => {
    const settled = rows.map((events) => events.filter(({ kind }) => kind !== "censored"));
    fc.assert(
      fc.property(settled, (events) => {
        const { n, points } = curveOf(events, 60);
        let wins = 0;
        const wrong = points.filter((point) => {
          wins += point.wins;
          const share = wins / n;
          return !(
            Math.abs(point.won - share) < 1e-9 &&
            Math.abs(point.wonVariance - (share * (1 - share)) / n) < 1e-9
          );
        });
        expect(wrong).toEqual([]);
      }),
    );
  });

  it.each([
    { why: "before the purchase", row: { day: -1, count: 1 } },
    { why: "half a day", row: { day: 0.5, count: 1 } },
    { why: "fewer than none", row: { day: 1, count: -1 } },
    { why: "no number", row: { day: 1, count: Number.NaN } },
  ])("refuses what is $why", ({ row }) => {
    expect(() => curveOf([{ ...row, kind: "won" }])).toThrow(RangeError);
  });
  it.each([-1, 0.5, 40_000])("refuses a horizon of %d days", (horizon) => {
    expect(() => curveOf([], horizon)).toThrow(RangeError);
  });
});
