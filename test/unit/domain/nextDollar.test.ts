// What is a fix worth, and what does the same cost as more leads? Held to sums made by hand.
import { expect, test } from "vitest";
import { circleBackCost, circleBackWorth, fixes, purchases } from "../../../app/domain/nextDollar";
import { formatWins, leftOutText, winsTexts } from "../../../app/domain/nextDollarSentence";
import { rate } from "../../../app/domain/rates";

const funnel = {
  leads: 400,
  steps: [
    { stepId: 1, step: "Reached", reached: 400, passed: 200, won: 20 },
    { stepId: 2, step: "Price range accepted", reached: 200, passed: 40, won: 20 },
    { stepId: 3, step: "Signed", reached: 40, passed: 20, won: 20 },
  ],
};

test("points at a step are worth what those that go on are worth", () => {
  const [reached, price, signed] = fixes(funnel, { points: 0.1, profitMinor: 400_00 });
  // 100 × 0.1 × 400/400 × 20/200; 100 × 0.1 × 200/400 × 20/40; 100 × 0.1 × 40/400 × 20/20.
  expect([reached?.wins?.value, price?.wins?.value, signed?.wins?.value]).toEqual([1, 2.5, 1]);
  expect(price?.profitMinor?.value).toBe(2.5 * 400_00);
  const { low, high } = rate({ hits: 20, n: 40 });
  expect(price?.wins).toMatchObject({ low: 5 * (low ?? 0), high: 5 * (high ?? 0) });
});

test("a step that nearly all pass has less than ten points to gain; one that nobody passed has no known worth", () => {
  const steps = [
    { stepId: 1, step: "Reached", reached: 100, passed: 96, won: 0 },
    { stepId: 2, step: "Signed", reached: 96, passed: 0, won: 0 },
  ];
  const [first, last] = fixes({ leads: 100, steps }, { points: 0.1, profitMinor: null });
  expect(first?.points).toBeCloseTo(0.04, 12);
  expect(first?.profitMinor).toBeNull();
  expect(last?.wins).toBeNull();
});

test("the same wins bought: wins ÷ close rate × CPL, the cheapest first, no upper end where the rate may be 0", () => {
  const sellers = [
    { vendorId: 1, vendor: "Dear", cplMinor: 200_00, closeRate: rate({ hits: 5, n: 100 }) },
    { vendorId: 2, vendor: "Cheap", cplMinor: 3_00, closeRate: rate({ hits: 1, n: 100 }) },
    { vendorId: 3, vendor: "Free of wins", cplMinor: 3_00, closeRate: rate({ hits: 0, n: 100 }) },
    { vendorId: 4, vendor: "Unpriced", cplMinor: null, closeRate: rate({ hits: 5, n: 100 }) },
  ];
  const bought = purchases(2, sellers);
  expect(bought.map(({ vendor, costMinor }) => [vendor, costMinor])).toEqual([
    ["Cheap", 600_00],
    ["Dear", 8000_00],
    ["Free of wins", null],
    ["Unpriced", null],
  ]);
  expect(bought[2]).toMatchObject({ lowMinor: expect.any(Number), highMinor: null });
});

test("our time costs minutes × the hour, and is unknown until both are said", () => {
  expect(circleBackCost(12, { minutes: 20, hourMinor: 60_00 })).toBe(240_00);
  expect(circleBackCost(12, { minutes: 20, hourMinor: null })).toBeNull();
});

test("circling back costs and wins of the same objections; those of which nothing is known are named", () => {
  const time = { minutes: 30, hourMinor: 80_00 };
  const held = [
    { step: "Price", objections: 10, leads: 8, wins: { value: 2, low: 1, high: 4 } },
    { step: "Proposal", objections: 5, leads: 5, wins: { value: 1, low: 0.5, high: 2 } },
    { step: "Signed", objections: 7, leads: 7, wins: null },
  ];
  const worth = circleBackWorth(held, time);
  expect(worth).toEqual({
    ...{ objections: 15, leads: 13, costMinor: 600_00, wins: { value: 3, low: 1.5, high: 6 } },
    leftOut: { objections: 7, steps: ["Signed"] },
  });
  expect(leftOutText(worth)).toBe("without 7 at Signed");
  expect(leftOutText({ leftOut: { objections: 9, steps: ["Price", "Signed"] } })).toBe(
    "without 9 at 2 steps",
  );
  const unknown = circleBackWorth(held.slice(2), time);
  expect(unknown).toMatchObject({ objections: 7, costMinor: 280_00, wins: null, leftOut: { objections: 0 } });
  expect(leftOutText(unknown)).toBeNull();
});

test.each([
  { why: "ends beside one", spread: [1.02, 0.93, 1.4], value: "1.0", range: "0.9 to 1.4" },
  {
    why: "ends that one decimal does not tell apart",
    spread: [1.02, 0.99, 1.04],
    value: "1.02",
    range: "0.99 to 1.04",
  },
  { why: "two decimals at both ends", spread: [0.7, 0.62, 1], value: "0.70", range: "0.62 to 1.00" },
  { why: "whole ones above ten", spread: [12.3, 9.4, 15.6], value: "12", range: "9 to 16" },
  { why: "next to none at the low end", spread: [1.2, 0.02, 4], value: "1.2", range: "under 0.1 to 4.0" },
  { why: "next to none", spread: [0.004, 0, 0.2], value: "under 0.01", range: "0.00 to 0.20" },
  { why: "none", spread: [0, 0, 3.4], value: "0", range: "0 to 3" },
  { why: "no doubt", spread: [1, 1, 1], value: "1.0", range: "1.0" },
])("wins and their range are written with the same decimals: $why", ({ spread, value, range }) => {
  const [middle = 0, low = 0, high = 0] = spread;
  expect(winsTexts({ value: middle, low, high })).toEqual({ value, range });
});

test.each([
  [12.3, "12"],
  [2, "2.0"],
  [0.042, "0.04"],
  [0.004, "under 0.01"],
])("%d wins are %s", (wins, says) => expect(formatWins(wins)).toBe(says));
