// Which limit does a step get, and what does it say of itself?
import { describe, expect, it } from "vitest";
import { limitSentence, stallLimit } from "../../../app/domain/stallLimit";
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
