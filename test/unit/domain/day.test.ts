// Do days, months and time zones add up?
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  dayInZone,
  daysBetween,
  daysOfMonth,
  formatDay,
  formatMonth,
  isDay,
  isMonth,
  monthOf,
} from "../../../app/domain/day";

describe("isDay", () => {
  it.each([
    { text: "2026-01-31", is: true, why: "a day" },
    { text: "2024-02-29", is: true, why: "a leap day" },
    { text: "2026-02-29", is: false, why: "no leap year" },
    { text: "2026-02-30", is: false, why: "not in the calendar" },
    { text: "2026-13-01", is: false, why: "no such month" },
    { text: "2026-1-1", is: false, why: "not padded" },
    { text: "2026-01-31T00:00", is: false, why: "a time" },
    { text: "0000-01-01", is: false, why: "the database has no year 0" },
    { text: 20260131, is: false, why: "a number" },
    { text: undefined, is: false, why: "nothing" },
  ])("$text: $why", ({ text, is }) => expect(isDay(text)).toBe(is));
});

describe("addDays and daysBetween", () => {
  const day = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays("2000-01-01", days));
  it.each([
    { from: "2026-01-31", days: 1, to: "2026-02-01", why: "across a month" },
    { from: "2026-12-31", days: 1, to: "2027-01-01", why: "across a year" },
    { from: "2026-03-01", days: -1, to: "2026-02-28", why: "backwards" },
    { from: "2026-03-07", days: 2, to: "2026-03-09", why: "across the start of summer time" },
    { from: "2026-01-10", days: 0, to: "2026-01-10", why: "nowhere" },
  ])("$why", ({ from, days, to }) => {
    expect(addDays(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
  });
  it("are each other's inverse", () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(a < b).toBe(daysBetween(a, b) > 0);
      }),
    );
  });
  it("refuses what is no day", () => expect(() => addDays("soon", 1)).toThrow("not a day"));
});

describe("months", () => {
  it("know their days", () => {
    expect(monthOf("2026-02-03")).toBe("2026-02");
    expect(daysOfMonth("2024-02")).toEqual({ from: "2024-02-01", to: "2024-02-29" });
    expect(daysOfMonth("2026-12")).toEqual({ from: "2026-12-01", to: "2026-12-31" });
  });
  it("are told from what is none", () =>
    expect([isMonth("2026-02"), isMonth("2026-13"), isMonth("2026-02-01")]).toEqual([true, false, false]));
  it("are written for people", () =>
    expect([formatDay("2026-09-02"), formatMonth("2026-01")]).toEqual(["2 Sep 2026", "Jan 2026"]));
});

describe("dayInZone", () => {
  it.each([
    {
      instant: "2026-06-02T03:59:59Z",
      zone: "America/New_York",
      is: "2026-06-01",
      why: "still yesterday in New York",
    },
    {
      instant: "2026-06-02T04:00:00Z",
      zone: "America/New_York",
      is: "2026-06-02",
      why: "midnight in New York",
    },
    {
      instant: "2026-01-02T04:59:59Z",
      zone: "America/New_York",
      is: "2026-01-01",
      why: "an hour later in winter",
    },
    {
      instant: "2026-06-01T22:00:00Z",
      zone: "Europe/Berlin",
      is: "2026-06-02",
      why: "already tomorrow in Berlin",
    },
  ])("$why", ({ instant, zone, is }) => expect(dayInZone(new Date(instant), zone)).toBe(is));
});
