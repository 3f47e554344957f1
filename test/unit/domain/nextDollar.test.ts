// What is a fix worth, and what does the same cost as more leads? Held to sums made by hand.
import { expect, test } from "vitest";
import { circleBackCost, fixes, purchases } from "../../../app/domain/nextDollar";
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
