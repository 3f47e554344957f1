// Are median and percentile of counted days those of the leads, one by one?
import { describe, expect, it } from "vitest";
import { medianDays, percentileDays } from "../../../../app/domain/statistics/daysTaken";

const days = (...list: number[]) => list.map((day) => ({ days: day, leads: 1 }));

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
