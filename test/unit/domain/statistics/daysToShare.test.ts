// Are the days by which leads have won, and their intervals, those of R?
import { describe, expect, it } from "vitest";
import { aalenJohansen, type DayCount } from "../../../../app/domain/statistics/aalenJohansen";
import { percentileDays } from "../../../../app/domain/statistics/daysTaken";
import { daysToShare } from "../../../../app/domain/statistics/daysToShare";
import { winDays } from "../../../../app/domain/statistics/winDays";
import { dayCounts, gehan, transplants } from "../../../support/dayCounts";

const curveOf = (events: readonly DayCount[], horizon = 100) => aalenJohansen({ events, horizon });
const perDay = (rows: [day: number, count: number][]) =>
  rows.map(([day, count]): DayCount => ({ day, kind: "won", count }));
const groups = {
  ...gehan,
  flies: perDay([
    ...([
      [6, 1],
      [9, 3],
      [13, 3],
      [15, 2],
      [19, 3],
      [22, 4],
      [26, 5],
      [29, 5],
    ] as [number, number][]),
    ...([
      [33, 2],
      [36, 2],
      [43, 1],
      [47, 1],
      [62, 2],
    ] as [number, number][]),
  ]),
  few: dayCounts({ won: [9, 19, 32, 34], censored: [48, 50] }),
  fewer: dayCounts({ won: [25, 53], censored: [28, 50, 51, 54, 57, 57, 58, 61, 69] }),
};

describe("daysToShare", () => {
  // R 4.2.2, survival 3.5-3: quantile(survfit(…, conf.type = "log-log"))
  it.each([
    { of: "placebo", share: 0.25, days: 4, low: 1, high: 5 },
    { of: "placebo", share: 0.5, days: 8, low: 4, high: 11 },
    { of: "placebo", share: 0.75, days: 12, low: 8, high: 22 },
    { of: "treated", share: 0.25, days: 13, low: 6, high: 22 },
    { of: "treated", share: 0.5, days: 23, low: 13, high: null },
    { of: "treated", share: 0.75, days: null, low: 23, high: null },
    { of: "flies", share: 0.25, days: 15, low: 9, high: 22 },
    { of: "flies", share: 0.5, days: 26, low: 19, high: 29 },
    { of: "flies", share: 0.75, days: 29, low: 26, high: 36 },
  ] as const)("$of: a share of $share", ({ of, share, ...is }) => {
    expect(daysToShare({ curve: curveOf(groups[of]), share })).toEqual(is);
  });
  it("a share that is met exactly is reached on that day (R prints the middle of the flat stretch, 33)", () => {
    expect(daysToShare({ curve: curveOf(groups.few), share: 0.5 }).days).toBe(32);
  });
  it("is null where the curve does not come that far", () => {
    expect(daysToShare({ curve: curveOf(groups.fewer), share: 0.5 })).toMatchObject({
      days: null,
      high: null,
    });
    expect(daysToShare({ curve: curveOf([]), share: 0.5 })).toEqual({ days: null, low: null, high: null });
  });
  it.each([0, -0.1, 1.1, Number.NaN])("refuses a share of %d", (share) => {
    expect(() => daysToShare({ curve: curveOf(groups.few), share })).toThrow(RangeError);
  });
});

describe("winDays", () => {
  it("half of the winners' days, where all has ended: losses change nothing", () => {
    const won = [1, 2, 3, 5, 8, 13, 21, 34, 55];
    const taken = won.map((days) => ({ days, leads: 1 }));
    const lost = Array.from({ length: 91 }, (_, day) => day);
    for (const part of [0.1, 0.5, 0.9]) {
      const { days } = winDays({ curve: curveOf(dayCounts({ won, lost })), part });
      expect(days).toBe(percentileDays(taken, part * 100));
    }
  });
  it("holds the median inside its interval, and the interval narrows with the leads", () => {
    const few = winDays({ curve: curveOf(transplants, 60), part: 0.5 });
    expect(few).toEqual({ days: 3, low: 1, high: 8 });
    const many = transplants.map((row) => ({ ...row, count: 100 }));
    expect(winDays({ curve: curveOf(many, 60), part: 0.5 })).toEqual({ days: 3, low: 3, high: 3 });
  });
  it("is unknown while nobody has been followed to the horizon, and without a win", () => {
    const unknown = { days: null, low: null, high: null };
    expect(winDays({ curve: curveOf(transplants, 90), part: 0.5 })).toEqual(unknown);
    expect(winDays({ curve: curveOf(dayCounts({ censored: [100] })), part: 0.5 })).toEqual(unknown);
  });
  it.each([0, 1, Number.NaN])("refuses a part of %d", (part) => {
    expect(() => winDays({ curve: curveOf(transplants), part })).toThrow(RangeError);
  });
});
