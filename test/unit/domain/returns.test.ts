// Is a return one division of sums, whole only where every win is known, and is what may come never without its range?
import { describe, expect, it } from "vitest";
import { gapOf, paybackOf, returnOn, returnProjected, returnText } from "../../../app/domain/returns";
import type { Projection } from "../../../app/domain/statistics/projected";

const whole = { minor: 300, known: 2, deals: 2, unvalued: 0 };

it.each([
  { atLeast: 1.52, is: "at least 152 %" },
  { atLeast: 0.0004, is: "at least 0 %" },
  { atLeast: -0.0004, is: "at least 0 %" },
])("of which only the least is known: $is", ({ atLeast, is }) =>
  expect(returnText({ value: null, atLeast })).toBe(is),
);

describe("a return", () => {
  it.each([
    {
      why: "three times the spend came back",
      profit: whole,
      spend: 100,
      value: 2,
      atLeast: 2,
      text: "200 %",
    },
    {
      why: "nothing was won: all is lost",
      profit: { minor: 0, known: 0, deals: 0, unvalued: 0 },
      spend: 100,
      value: -1,
      atLeast: -1,
      text: "-100 %",
    },
    {
      why: "a deal without a margin",
      profit: { ...whole, deals: 3 },
      spend: 100,
      value: null,
      atLeast: 2,
      text: "at least 200 %",
    },
    {
      why: "a win without a value",
      profit: { ...whole, unvalued: 1 },
      spend: 100,
      value: null,
      atLeast: 2,
      text: "at least 200 %",
    },
    { why: "no charge is known", profit: whole, spend: null, value: null, atLeast: null, text: null },
    { why: "nothing was spent", profit: whole, spend: 0, value: null, atLeast: null, text: null },
  ])("$why", ({ profit, spend, value, atLeast, text }) => {
    const back = returnOn(profit, spend);
    expect(back).toMatchObject({ value, atLeast });
    expect(returnText(back)).toBe(text);
  });

  it("says what keeps it from being whole", () => {
    expect(gapOf(returnOn(whole, 100))).toBeNull();
    expect(gapOf(returnOn({ ...whole, deals: 3, unvalued: 1 }, 100))).toBe(
      "1 of 3 won deals has no known gross profit, 1 won lead has no whole value",
    );
    expect(gapOf(returnOn({ ...whole, deals: 4 }, 100))).toBe("2 of 4 won deals have no known gross profit");
  });
});

describe("a projected return", () => {
  const projection: Projection = {
    ...{ leads: 10, wins: { value: 2, low: 1, high: 4 }, why: null },
    profitMinor: { value: 200, low: 100, high: 400 },
  };
  const contracted = returnOn(whole, 100);

  it("is contracted plus what open leads bring, with both ends of the interval", () => {
    expect(
      returnProjected({ contracted, projection, spendMinor: 100, currency: "USD", doubt: null }),
    ).toMatchObject({
      ...{ value: 4, atLeast: 4, low: 3, high: 6, why: null },
    });
  });

  it.each([
    { why: "only 7 wins to learn from, 20 needed", given: { doubt: "only 7 wins to learn from, 20 needed" } },
    { why: "no net spend in USD", given: { spendMinor: null } },
    {
      why: "too few won deals with a known gross profit",
      given: { projection: { ...projection, profitMinor: null } as Projection },
    },
  ])("is unknown, never 0: $why", ({ why, given }) => {
    const back = returnProjected({
      contracted,
      projection,
      spendMinor: 100,
      currency: "USD",
      doubt: null,
      ...given,
    });
    expect(back).toMatchObject({ value: null, atLeast: null, low: null, high: null, why });
  });

  it("is at least so much where a contract is not known", () => {
    const some = returnOn({ ...whole, deals: 3 }, 100);
    expect(
      returnProjected({ contracted: some, projection, spendMinor: 100, currency: "USD", doubt: null }),
    ).toMatchObject({
      ...{ value: null, atLeast: 4, low: 3, high: 6 },
    });
  });
});

describe("payback", () => {
  it.each([
    {
      why: "32,000 at 1,000 MRR and half of it profit",
      monthly: { minor: 500, known: 1, deals: 1 },
      months: 64,
      atMost: 64,
    },
    { why: "a margin is missing", monthly: { minor: 500, known: 1, deals: 2 }, months: null, atMost: 64 },
    { why: "nothing comes in", monthly: { minor: 0, known: 0, deals: 0 }, months: null, atMost: null },
  ])("$why", ({ monthly, months, atMost }) => {
    expect(paybackOf(monthly, 32_000)).toEqual({ months, atMost });
  });
});
