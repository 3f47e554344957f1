// Do the sentences about cohorts say what is known, mark what is too low, and give reasons for what is not?
import { describe, expect, it } from "vitest";
import {
  type CohortFigures,
  cohortsHeadline,
  doubtReason,
  expectedParts,
  shareReason,
} from "../../../app/domain/cohortSentences";
import { rate } from "../../../app/domain/rates";

const figures: CohortFigures = {
  ...{ n: 1204, young: 412, undated: 0, naive: rate({ hits: 75, n: 1204 }) },
  share: { value: 0.091, low: 0.074, high: 0.112, n: 1204, followedTo: 180 },
  medianDays: { days: 43, low: 38, high: 51 },
};

describe("the headline", () => {
  it.each<[string, Partial<CohortFigures>, string, string[]]>([
    [
      "the curve's share, with the naive one marked beside it",
      {},
      "9.1 % of these leads win within 180 days of their purchase (7.4 % to 11 %)",
      [
        "Won so far ÷ all is 6.2 %, too low while 412 of 1,204 leads are open and younger than 180 days",
        "Half of the wins come within 43 days",
      ],
    ],
    [
      "no mark where nobody is young, and leads that are in no curve are named",
      { young: 0, undated: 1, medianDays: { days: null, low: null, high: null } },
      "9.1 % of these leads win within 180 days of their purchase (7.4 % to 11 %)",
      [
        "Won so far ÷ all is 6.2 %",
        "1 of 1,204 leads are in no curve: the day of the purchase, the win or the loss is unknown",
      ],
    ],
    [
      "not known yet where nobody was followed so far",
      {
        share: { value: null, low: null, high: null, n: 1204, followedTo: 1 },
        medianDays: { days: null, low: null, high: null },
      },
      "Which share of these leads wins within 180 days is not known yet: no lead here has been followed for 180 days yet, only for 1 day",
      ["Won so far ÷ all is 6.2 %, too low while 412 of 1,204 leads are open and younger than 180 days"],
    ],
    [
      "wins after a near horizon are not held to be too few",
      { share: { value: 0.05, low: 0.04, high: 0.06, n: 1204, followedTo: 180 } },
      "5.0 % of these leads win within 180 days of their purchase (4.0 % to 6.0 %)",
      ["Won so far ÷ all is 6.2 %, at any age", "Half of the wins come within 43 days"],
    ],
    ["no lead, no sentence", { n: 0 }, "No lead to look at", []],
  ])("%s", (_, change, sentence, rest) => {
    expect(cohortsHeadline({ ...figures, ...change }, 180)).toEqual({ sentence, rest });
  });
});

describe("what is to come", () => {
  it.each([
    [{ value: 12.4, low: 7.2, high: 19 }, undefined, "12", "7.2 to 19"],
    [{ value: 0.4, low: 0, high: 1.94 }, undefined, "0.4", "0 to 1.9"],
    [{ value: 0, low: 0, high: 0 }, undefined, "0", null],
    [{ value: 0.01, low: 0, high: 0.04 }, undefined, "0", null],
    [
      { value: 189_150_917, low: 108_971_200, high: 291_299_500 },
      "USD",
      "$1,890,000",
      "$1,090,000 to $2,910,000",
    ],
  ])("%j in %s", (expected, currency, about, range) => {
    expect(expectedParts(expected, currency)).toEqual({ about, range });
  });

  it("says why it is unknown", () => {
    expect(doubtReason("few wins", "only 7 wins to learn from, 20 needed")).toBe(
      "only 7 wins to learn from, 20 needed",
    );
    expect(doubtReason("not followed", null)).toMatch(/older than any/);
    expect(doubtReason("no leads", "only 7 wins")).toMatch(/no lead here has a day of purchase/);
    expect(shareReason({ ...figures.share, n: 0, followedTo: null }, 180)).toMatch(/no lead here has a day/);
  });
});
