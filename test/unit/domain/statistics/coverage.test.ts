// Do the 95 % intervals hold the truth about 95 times in 100, and is won ÷ all as wrong for young leads as we say?
import { describe, expect, it } from "vitest";
import {
  curveCoverage,
  projectionCoverage,
  wilsonCoverage,
  wilsonRow,
} from "../../../../scripts/bench/simulatedCoverage";
import { Random } from "../../../../scripts/samples/random";

describe("Wilson's interval, over true rates from 0.01 to 0.30, exactly", () => {
  it.each([
    { n: 20, mean: 0.956, least: 0.899 },
    { n: 50, mean: 0.953, least: 0.895 },
    { n: 200, mean: 0.951, least: 0.933 },
  ])("of $n leads: $mean on average, $least at the worst rate", ({ n, mean, least }) => {
    const row = wilsonRow(n);
    expect(row.mean).toBeGreaterThan(0.94);
    expect(row.mean).toBeLessThan(0.97);
    expect(row.mean).toBeCloseTo(mean, 3);
    expect(row.least).toBeCloseTo(least, 3);
  });
  it("of 2 leads at a rate of a half: 0 and 2 hits hold it as well as 1 does", () => {
    expect(wilsonCoverage(0.5, 2)).toBeCloseTo(1, 12);
  });
  it("of 10 leads at a rate of a half: 2 to 8 hits hold it, 1002 of 1024 outcomes", () => {
    expect(wilsonCoverage(0.5, 10)).toBeCloseTo(1002 / 1024, 12);
  });
});

const slow = { win: 0.001, lose: 0.004, followed: 365 };
const young = { ...slow, followed: 190 };
const fast = { win: 0.004, lose: 0.01, followed: 365 };
const horizon = 180;

describe("the curve's band, with 20 wins or more, holds the true share 92 to 98 times in 100", () => {
  it.each([
    { why: "fast sales", truth: fast, leads: 200, naive: 0.85 },
    { why: "slow sales", truth: slow, leads: 400, naive: 0.79 },
    { why: "mostly young leads", truth: young, leads: 500, naive: 0.6 },
  ])("$why; won ÷ all comes to $naive of the truth, the curve to all of it", ({ truth, leads, naive }) => {
    const is = curveCoverage(new Random(7), { truth, leads, horizon, samples: 200 });
    expect(is.samples).toBeGreaterThan(195);
    for (const held of [is.early, is.late]) {
      expect(held).toBeGreaterThan(0.92);
      expect(held).toBeLessThan(0.98);
    }
    expect(Math.abs(is.estimate / is.truth - 1)).toBeLessThan(0.03);
    expect(Math.abs(is.naive / is.truth - naive)).toBeLessThan(0.03);
  });
});

describe("projected wins", () => {
  it.each([
    { why: "slow sales", truth: slow, leads: 400 },
    { why: "fast sales", truth: fast, leads: 200 },
  ])("$why: the interval holds what then comes 92 to 98 times in 100", ({ truth, leads }) => {
    const is = projectionCoverage(new Random(11), { truth, leads, horizon, samples: 200 });
    expect(is.samples).toBeGreaterThan(195);
    expect(is.held).toBeGreaterThan(0.92);
    expect(is.held).toBeLessThan(0.98);
    expect(Math.abs(is.expected / is.came - 1)).toBeLessThan(0.08);
  });
});
