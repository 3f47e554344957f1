// Does a comparison of win rates say more or less only where it can, and else how many leads it would take?
import { describe, expect, it } from "vitest";
import { buttonsSentence, magicCloseSentence } from "../../../app/domain/magicCloseSentence";
import { findingHeadline, stepsSentence } from "../../../app/domain/stepSentences";
import { compareWins, tooFewText, winsOf, winsText } from "../../../app/domain/winComparison";

describe("two groups of leads", () => {
  it.each([
    { why: "clear above", a: [40, 60], b: [4, 96], verdict: "more", needed: 22, text: null },
    { why: "clear below", a: [4, 96], b: [40, 60], verdict: "less", needed: 22, text: null },
    {
      ...{ why: "intervals touch", a: [3, 22], b: [6, 19], verdict: "too few", needed: 160 },
      text: "too few to tell (n needed: 160 in each group)",
    },
    {
      ...{ why: "equal rates", a: [2, 8], b: [2, 8], verdict: "too few", needed: null },
      text: "too few to tell: so far both are won equally often",
    },
    {
      ...{ why: "one group has no decided lead", a: [0, 0], b: [2, 8], verdict: "none", needed: null },
      text: "nothing to compare: in one of the groups no lead is won or lost yet",
    },
  ])("$why", ({ a, b, verdict, needed, text }) => {
    const comparison = compareWins(winsOf(a[0] ?? 0, a[1] ?? 0), winsOf(b[0] ?? 0, b[1] ?? 0));
    expect({ verdict: comparison.verdict, text: tooFewText(comparison) }).toEqual({ verdict, text });
    if (verdict === "too few") expect(comparison.needed).toBe(needed);
  });

  it("are written with interval and n, and as unknown without a decided lead", () => {
    expect(winsText(winsOf(2, 18))).toBe("10 % (2.8–30 %) of 20");
    expect(winsText(winsOf(0, 0))).toBe("—");
  });
});

const quiet = { answeredWins: winsOf(0, 0), openWins: winsOf(0, 0), effect: null, issues: [] };
const price = {
  ...{
    step: "Price range accepted",
    came: 200,
    keptSilent: 12,
    objected: 41,
    answered: 12,
    open: 29,
    unspoken: 20,
  },
  issues: [
    { issueId: 1, issue: "price", leads: 30 },
    { issueId: 2, issue: "timing", leads: 8 },
    { issueId: 0, issue: null, leads: 35 },
  ],
  ...{ answeredWins: winsOf(8, 4), openWins: winsOf(1, 24) },
  effect: compareWins(winsOf(8, 4), winsOf(1, 24)),
};

describe("the sentence of a step", () => {
  it.each([
    {
      why: "all of it",
      finding: price,
      is: [
        "At Price range accepted 41 leads objected, most about price; 12 of 41 were answered",
        "Of those answered and decided 67 % (39–86 %) of 12 were won, of those left open 4.0 % (0.7–20 %) of 25; 6.0 % of 200 that came there kept silent; 49 % of those that objected showed it unspoken.",
      ],
    },
    {
      why: "no issue ahead of the others",
      finding: {
        ...price,
        ...quiet,
        issues: [
          { issueId: 1, issue: "price", leads: 8 },
          { issueId: 2, issue: "timing", leads: 8 },
        ],
      },
      is: [
        "At Price range accepted 41 leads objected; 12 of 41 were answered",
        "6.0 % of 200 that came there kept silent; 49 % of those that objected showed it unspoken.",
      ],
    },
    {
      why: "nobody objected",
      finding: { ...price, ...quiet, objected: 0, answered: 0, open: 0, unspoken: 0 },
      is: ["At Price range accepted nobody objected", "6.0 % of 200 that came there kept silent."],
    },
    {
      why: "nobody came",
      finding: { ...price, ...quiet, came: 0, keptSilent: 0, objected: 0 },
      is: ["No lead has come to Price range accepted yet"],
    },
  ])("says $why", ({ finding, is }) => {
    const { title, lead } = findingHeadline(finding);
    expect([title, ...(lead ? [lead] : [])]).toEqual(is);
  });

  it("names over all steps the one where most is open", () => {
    expect(stepsSentence([price, { ...price, step: "Pain agreed", open: 3 }])).toBe(
      "Most is left unanswered at Price range accepted: 29 of 41 leads that objected there",
    );
    expect(stepsSentence([price, { ...price, step: "Pain agreed" }])).toBe(
      `Most is left unanswered at ${price.step} and Pain agreed: ${price.open} leads each`,
    );
    expect(stepsSentence([{ ...price, open: 0 }])).toBe("Every objection has been answered");
    expect(stepsSentence([{ ...price, open: 0, objected: 0 }])).toBe("No lead has objected at any step");
    expect(stepsSentence([])).toBe("No lead has come to any step yet");
  });
});

describe("the sentence of magic closes", () => {
  it.each([
    { magic: 7, buttoned: 14, notRecorded: 3, is: "7 of 21 recorded wins jumped a button" },
    { magic: 1, buttoned: 0, notRecorded: 0, is: "1 of 1 recorded win jumped a button" },
    { magic: 0, buttoned: 5, notRecorded: 0, is: "No magic close: all 5 recorded wins closed every button" },
    { magic: 0, buttoned: 0, notRecorded: 0, is: "No lead is won here yet" },
    {
      ...{ magic: 0, buttoned: 0, notRecorded: 4 },
      is: "Whether wins jumped buttons is not known: none of 4 wins has a signal before it",
    },
  ])("$is", ({ magic, buttoned, notRecorded, is }) =>
    expect(
      magicCloseSentence({
        ...{ magic: { leads: magic }, buttoned: { leads: buttoned }, notRecorded: { leads: notRecorded } },
      }),
    ).toBe(is),
  );

  it("compares the half with more buttons closed with the other, where both have decided leads", () => {
    const rows = [
      { buttons: 3, near: winsOf(2, 48) },
      { buttons: 7, near: winsOf(20, 10) },
      { buttons: 8, near: winsOf(18, 2) },
    ];
    expect(buttonsSentence(rows)).toBe(
      "Of leads heard at the last step before the close, with 7 or more buttons closed 76 % (63–86 %) of 50 were won, with fewer 4.0 % (1.1–13 %) of 50",
    );
    expect(buttonsSentence([{ buttons: 8, near: winsOf(3, 0) }])).toMatch(/^Too few leads came/);
    expect(buttonsSentence([])).toMatch(/^Too few leads came/);
    expect(
      buttonsSentence([
        { buttons: 1, near: winsOf(1, 3) },
        { buttons: 2, near: winsOf(2, 2) },
      ]),
    ).toMatch(/too few to tell \(n needed: \d+ in each group\)$/);
  });
});
