// Is each chart's sentence true, and silent about what the data cannot carry?
import { describe, expect, it } from "vitest";
import { curveTitle, stallTitle, trendTitle, vendorTitle } from "../../../app/domain/chartTitles";
import { rate } from "../../../app/domain/rates";

const step = (step: string, stalled: number, lost: number, strandedMinor: number | null) => ({
  step,
  stalled,
  lost,
  strandedMinor,
});
const vendor = (vendor: string, hits: number, n: number) => ({
  vendor,
  closeRate: { ...rate({ hits, n }), horizonDays: 180 },
});

describe("the stall chart's title", () => {
  it.each([
    [
      "the dearest step, not the fullest",
      [step("A", 90, 0, 100_00), step("B", 2, 1, 900_00)],
      "B strands the most: $900, with 2 leads stalled there and 1 lost",
    ],
    [
      "leads where no price is known",
      [step("A", 3, 1, null), step("B", 1, 0, null)],
      "Most leads end at A: 3 leads stalled there and 1 lost",
    ],
    [
      "two dearest steps",
      [step("A", 9, 0, 900_00), step("B", 2, 1, 900_00), step("C", 2, 1, 100_00)],
      "A and B strand the most: $900 each",
    ],
    [
      "three steps with as many leads",
      [step("A", 1, 2, null), step("B", 3, 0, null), step("C", 2, 1, null)],
      "Most leads end at 3 steps: 3 leads each",
    ],
    ["nothing stuck", [step("A", 0, 0, 0)], "No lead is stalled or lost at a recorded step"],
    ["only unworked money at the first step", [step("A", 0, 0, 500_00)], "A strands the most: $500"],
  ])("%s", (_, rows, sentence) => expect(stallTitle(rows, "USD")).toBe(sentence));
});

describe("the vendor chart's title", () => {
  it.each([
    [
      "intervals that separate",
      [vendor("A", 50, 100), vendor("B", 5, 100)],
      "A closes the most: 50 % within 180 days, clear of every other vendor",
    ],
    [
      "intervals that overlap",
      [vendor("A", 6, 20), vendor("B", 5, 20)],
      "No vendor’s close rate stands clear above the others yet",
    ],
    ["too young to judge", [vendor("A", 0, 0)], "No vendor’s leads are old enough to judge yet"],
    ["one vendor", [vendor("A", 5, 20)], "A closes 25 % within 180 days (11 % to 47 %, n 20)"],
  ])("%s", (_, rows, sentence) => expect(vendorTitle(rows)).toBe(sentence));
});

describe("the trend chart's title", () => {
  it.each([
    [
      "some move",
      [
        { month: "2026-01", leads: 10, moving: 1 },
        { month: "2026-03", leads: 5, moving: 4 },
      ],
      "5 of 15 leads are still moving, most of them bought in Mar 2026",
    ],
    [
      "more in one month than in any other, but not most",
      [
        { month: "2026-01", leads: 10, moving: 2 },
        { month: "2026-02", leads: 10, moving: 3 },
        { month: "2026-03", leads: 5, moving: 2 },
      ],
      "7 of 25 leads are still moving, more of them bought in Feb 2026 than in any other month",
    ],
    [
      "as many in two months",
      [
        { month: "2026-01", leads: 10, moving: 4 },
        { month: "2026-03", leads: 5, moving: 4 },
      ],
      "8 of 15 leads are still moving",
    ],
    ["none moves", [{ month: "2026-01", leads: 10, moving: 0 }], "None of 10 leads is still moving"],
    ["date unknown", [{ month: null, leads: 1, moving: 1 }], "1 of 1 lead is still moving"],
  ])("%s", (_, rows, sentence) => expect(trendTitle(rows)).toBe(sentence));
});

describe("the curve's title", () => {
  it.each([
    [
      "a share with its band and n",
      { value: 0.12, low: 0.081, high: 0.17, n: 240 },
      "12 % probably win within 180 days (8.1 % to 17 %, of 240 leads)",
    ],
    [
      "nobody followed so far",
      { value: null, low: null, high: null, n: 3 },
      "Won and lost by the day after the purchase, up to day 180",
    ],
  ])("%s", (_why, share, title) => {
    expect(curveTitle(share, 180)).toBe(title);
  });
});
