// Which limit does a step get, and what does it say of itself?
import { describe, expect, it } from "vitest";
import { limitSentence, medianDays, percentileDays, stallLimit } from "../../../app/domain/stallLimit";
import { stepKinds } from "../../../app/domain/vocabulary";

const days = (...list: number[]) => list.map((day) => ({ days: day, leads: 1 }));
const twenty = days(...Array.from({ length: 20 }, (_, index) => index + 1));

describe("stallLimit", () => {
  it.each([
    {
      why: "typed wins over learned",
      kind: "buy_in",
      typed: 10,
      won: twenty,
      is: { days: 10, source: "typed", n: 20 },
    },
    { why: "typed 0 is a limit", kind: "buy_in", typed: 0, won: [], is: { days: 0, source: "typed", n: 0 } },
    {
      why: "20 won leads teach: the 18th of 20",
      kind: "buy_in",
      typed: null,
      won: twenty,
      is: { days: 18, source: "learned", n: 20 },
    },
    {
      why: "19 do not",
      kind: "buy_in",
      typed: null,
      won: twenty.slice(1),
      is: { days: 30, source: "default", n: 19 },
    },
    {
      why: "leads count, not rows",
      kind: "close",
      typed: null,
      won: [
        { days: 3, leads: 19 },
        { days: 90, leads: 1 },
      ],
      is: { days: 3, source: "learned", n: 20 },
    },
    {
      why: "the order of the rows does not matter",
      kind: "close",
      typed: null,
      won: [
        { days: 90, leads: 3 },
        { days: 3, leads: 17 },
      ],
      is: { days: 90, source: "learned", n: 20 },
    },
  ] as const)("$why", ({ kind, typed, won, is }) => expect(stallLimit({ kind, typed, won })).toEqual(is));

  it("has a default for each kind", () => {
    expect(stepKinds.map((kind) => stallLimit({ kind, typed: null, won: [] }).days)).toEqual([
      14, 21, 21, 30, 45,
    ]);
  });

  it.each([
    { limit: { days: 10, source: "typed", n: 40 }, is: "10 days (typed)" },
    { limit: { days: 1, source: "learned", n: 42 }, is: "1 day (90 % of 42 won leads were through by then)" },
    {
      limit: { days: 30, source: "default", n: 0 },
      is: "30 days (usual for this kind of step; no won lead to learn from, 20 needed)",
    },
    {
      limit: { days: 30, source: "default", n: 1 },
      is: "30 days (usual for this kind of step; only 1 won lead to learn from, 20 needed)",
    },
  ] as const)("says '$is'", ({ limit, is }) => expect(limitSentence(limit)).toBe(is));
});

describe("medianDays", () => {
  it.each([
    { why: "odd", taken: days(9, 1, 5), is: 5 },
    { why: "even: between the two in the middle", taken: days(1, 4, 5, 9), is: 4.5 },
    { why: "even, the same in the middle", taken: days(1, 4, 4, 9), is: 4 },
    {
      why: "counted rows",
      taken: [
        { days: 2, leads: 3 },
        { days: 8, leads: 2 },
      ],
      is: 2,
    },
    {
      why: "half on each side",
      taken: [
        { days: 8, leads: 2 },
        { days: 2, leads: 2 },
      ],
      is: 5,
    },
    { why: "nobody is not 0", taken: [], is: null },
    { why: "rows without leads are nobody", taken: [{ days: 2, leads: 0 }], is: null },
  ])("$why", ({ taken, is }) => expect(medianDays(taken)).toBe(is));
  it("a percentile of one is that one", () => expect(percentileDays(days(7), 90)).toBe(7));
});
