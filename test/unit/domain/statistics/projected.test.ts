// Are the wins still to come, and the money they bring, what the curve and the usual profit say?
import { describe, expect, it } from "vitest";
import { wilson } from "../../../../app/domain/rates";
import { aalenJohansen, type DayCount, pointOn } from "../../../../app/domain/statistics/aalenJohansen";
import { projected } from "../../../../app/domain/statistics/projected";
import { transplants } from "../../../support/dayCounts";

const many = transplants.map((row) => ({ ...row, count: 100 }));
const curve = aalenJohansen({ events: many, horizon: 26 });
const usual = { meanMinor: 250_000, deviationMinor: 100_000, deals: 40 };

/** (F(h) − F(t)) ÷ (1 − F won(t) − F lost(t)), as PRODUCT writes it. */
function chanceAt(day: number): number {
  const [now, end] = [pointOn(curve, day), pointOn(curve, 26)];
  return ((end?.won ?? 0) - (now?.won ?? 0)) / (1 - (now?.won ?? 0) - (now?.lost ?? 0));
}

describe("wins to come", () => {
  it.each([0, 1, 3, 4, 8, 11, 12, 25, 26, 400])("of 100 leads open for %d days", (days) => {
    const { wins } = projected({ open: [{ days, leads: 100 }], curve, usual: null });
    expect(wins?.value).toBeCloseTo(days > 26 ? 0 : 100 * chanceAt(days), 9);
  });

  // R 4.2.2, survival 3.5-3: survfit(Surv(t, factor(s)) ~ 1, subset = t > 3) at month 26; here with 100 times the patients
  const fromThree = { chance: 0.17190876351, error: 0.07867576873 / 10 };

  it("the interval is that of R's curve begun at their age, with each lead's own luck", () => {
    const leads = 1000;
    const value = leads * fromThree.chance;
    const variance = (leads * fromThree.error) ** 2 + value * (1 - fromThree.chance);
    const margin = (1.959963984540054 * Math.sqrt(variance)) / (2 * Math.sqrt(value));
    const { wins } = projected({ open: [{ days: 3, leads }], curve, usual: null });
    expect(wins?.value).toBeCloseTo(value, 6);
    expect(wins?.low).toBeCloseTo((Math.sqrt(value) - margin) ** 2, 5);
    expect(wins?.high).toBeCloseTo((Math.sqrt(value) + margin) ** 2, 5);
  });

  it("for leads of several ages the curve's part is what leaving a patient in or out moves", () => {
    const open = [
      { days: 0, leads: 300 },
      { days: 4, leads: 500 },
      { days: 10, leads: 200 },
      { days: 20, leads: 100 },
    ];
    const expected = (weights: readonly number[]) =>
      projected({
        open,
        curve: aalenJohansen({
          events: transplants.map((row, index) => ({ ...row, count: weights[index] ?? 0 })),
          horizon: 26,
        }),
        usual: null,
      }).wins;
    // the infinitesimal jackknife: the sum of squared derivatives by the weight of each patient
    const weight = 1_000_000;
    const even = transplants.map(() => weight);
    const jackknife = transplants.reduce((sum, _, patient) => {
      const [up, down] = [1000, -1000].map(
        (change) => expected(even.with(patient, weight + change))?.value ?? Number.NaN,
      );
      return sum + (((up ?? Number.NaN) - (down ?? Number.NaN)) / 2000) ** 2 * weight ** 2;
    }, 0);
    const luck = open.reduce(
      (sum, { days, leads }) => sum + leads * chanceAt(days) * (1 - chanceAt(days)),
      0,
    );
    const { value, high } = expected(transplants.map(() => 100)) ?? { value: Number.NaN, high: Number.NaN };
    const variance =
      ((Math.sqrt(high) - Math.sqrt(value)) * 2 * Math.sqrt(value)) ** 2 / 1.959963984540054 ** 2;
    expect(variance / (jackknife / 100 + luck)).toBeCloseTo(1, 4);
  });

  it.each([
    { why: "none open, none to come", open: [] },
    { why: "all beyond the horizon", open: [{ days: 26, leads: 50 }] },
  ])("0 where it is known to be 0: $why", ({ open }) => {
    expect(projected({ open, curve, usual }).wins).toEqual({ value: 0, low: 0, high: 0 });
  });

  it("none where none of those followed has won that late, but not for sure: Wilson's bound for none of 1100", () => {
    // open after month 12 are 1100: 400 are lost until 26, 700 are still open then
    const { wins, profitMinor } = projected({ open: [{ days: 12, leads: 50 }], curve, usual });
    expect(wins).toMatchObject({ value: 0, low: 0 });
    expect(wins?.high).toBeCloseTo(50 * (wilson(0, 1100)?.high ?? 0), 9);
    expect(profitMinor).toEqual({ value: 0, low: 0, high: Math.round((wins?.high ?? 0) * usual.meanMinor) });
  });

  it("never more than all of them, never fewer than none", () => {
    const { wins } = projected({ open: [{ days: 0, leads: 1 }], curve, usual: null });
    expect(wins).toMatchObject({ low: 0, high: 1 });
  });
});

describe("gross profit to come", () => {
  const open = [{ days: 0, leads: 200 }];
  const { wins, profitMinor } = projected({ open, curve, usual });

  it("is wins × usual profit, in whole minor units, and spreads wider than the wins do", () => {
    expect(profitMinor?.value).toBe(Math.round((wins?.value ?? 0) * usual.meanMinor));
    expect(Number.isInteger(profitMinor?.low) && Number.isInteger(profitMinor?.high)).toBe(true);
    const wider = (bounds: { low: number; high: number } | null | undefined) =>
      Math.sqrt((bounds?.high ?? 0) / (bounds?.low ?? 0));
    expect(wider(profitMinor)).toBeGreaterThan(wider(wins));
  });
  it("is as sure as the wins where every deal is the same", () => {
    const same = projected({ open, curve, usual: { ...usual, deviationMinor: 0 } }).profitMinor;
    expect(same?.high).toBe(Math.round((wins?.high ?? 0) * usual.meanMinor));
    expect(same?.low).toBe(Math.round((wins?.low ?? 0) * usual.meanMinor));
  });
  it("is less sure the fewer deals its usual profit is taken from", () => {
    const few = projected({ open, curve, usual: { ...usual, deals: 2 } }).profitMinor;
    expect(few?.high).toBeGreaterThan(profitMinor?.high ?? 0);
    expect(few?.low).toBeLessThan(profitMinor?.low ?? 0);
  });
  it("is a loss where deals usually lose", () => {
    const loss = projected({ open, curve, usual: { ...usual, meanMinor: -250_000 } }).profitMinor;
    expect(loss).toEqual({
      value: -(profitMinor?.value ?? 0),
      low: -(profitMinor?.high ?? 0),
      high: -(profitMinor?.low ?? 0),
    });
  });
  it("is unknown where the usual profit is, while the wins are known", () => {
    for (const unknown of [null, { ...usual, deals: 0 }]) {
      const projection = projected({ open, curve, usual: unknown });
      expect(projection).toMatchObject({ profitMinor: null, wins });
    }
  });
});

describe("nothing is projected", () => {
  const nothing = { leads: 5, wins: null, profitMinor: null };
  const open = [{ days: 2, leads: 5 }];
  it("from nine wins", () => {
    const few = aalenJohansen({ events: transplants, horizon: 26 });
    expect(projected({ open, curve: few, usual })).toEqual({ ...nothing, why: "few wins" });
  });
  it("beyond what has been followed", () => {
    const far = aalenJohansen({ events: many, horizon: 100 });
    expect(projected({ open, curve: far, usual })).toEqual({ ...nothing, why: "not followed" });
  });
  it("for an age at which none of the curve's leads was open", () => {
    const events: DayCount[] = [
      { day: 1, kind: "won", count: 30 },
      { day: 2, kind: "lost", count: 30 },
    ];
    const short = aalenJohansen({ events, horizon: 26 });
    expect(projected({ open, curve: short, usual })).toEqual({ ...nothing, why: "not followed" });
  });
  it.each([
    { why: "a negative age", open: [{ days: -1, leads: 5 }] },
    { why: "half a day", open: [{ days: 0.5, leads: 5 }] },
    { why: "half a lead", open: [{ days: 1, leads: 0.5 }] },
  ])("and $why is refused", ({ open }) => {
    expect(() => projected({ open, curve, usual })).toThrow(RangeError);
  });
});
