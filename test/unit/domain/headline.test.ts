// Does the headline say what the figures say, and no more?
import { describe, expect, it } from "vitest";
import { type HeadlineFigures, headline } from "../../../app/domain/headline";

const none = { won: 0, credited: 0, disqualified: 0, lost: 0, unworked: 0, stalled: 0, active: 0 };
const at = (stepId: number, step: string, strandedMinor: number | null, stalled = 0, lost = 0) => ({
  stepId,
  step,
  strandedMinor,
  stalled,
  lost,
});
const figures = (changes: Partial<HeadlineFigures>): HeadlineFigures => ({
  currency: "USD",
  filters: {},
  leads: 100,
  pricedLeads: 100,
  otherCurrencies: [],
  spendMinor: 9_600_000,
  strandedMinor: 4_130_000,
  states: { ...none, stalled: 30, lost: 20, unworked: 5, won: 15, active: 30 },
  steps: [
    at(1, "Reached", 500_000, 5),
    at(4, "Pain agreed", 3_000_000, 20, 10),
    at(9, "Signed", 630_000, 5, 10),
  ],
  notRecorded: { stalled: 0, lost: 0, strandedMinor: 0 },
  ...changes,
});

describe("headline", () => {
  it.each([
    {
      why: "one step holds more than half",
      changes: {},
      is: "$41,300 of $96,000 is stuck: most of it at Pain agreed",
      stepId: 4,
    },
    {
      why: "no step holds more than half",
      changes: {
        steps: [at(1, "Reached", 1_500_000), at(4, "Pain agreed", 1_700_000), at(9, "Signed", 930_000)],
      },
      is: "$41,300 of $96,000 is stuck: nowhere more than at Pain agreed",
      stepId: 4,
    },
    {
      why: "one step holds all of it",
      changes: { steps: [at(4, "Pain agreed", 4_130_000)] },
      is: "$41,300 of $96,000 is stuck: all of it at Pain agreed",
      stepId: 4,
    },
    {
      why: "most of it where nothing was recorded",
      changes: {
        steps: [at(4, "Pain agreed", 130_000)],
        notRecorded: { stalled: 3, lost: 30, strandedMinor: 4_000_000 },
      },
      is: "$41,300 of $96,000 is stuck: most of it where no steps were recorded",
      stepId: null,
    },
    {
      why: "no leads",
      changes: { leads: 0, pricedLeads: 0, spendMinor: 0, strandedMinor: 0, states: none },
      is: "No leads yet",
      stepId: null,
    },
    {
      why: "no leads behind a filter",
      changes: {
        leads: 0,
        pricedLeads: 0,
        spendMinor: 0,
        strandedMinor: 0,
        states: none,
        filters: { vendor: 3 },
      },
      is: "No leads match these filters",
      stepId: null,
    },
    {
      why: "all ripening",
      changes: { strandedMinor: 0, states: { ...none, active: 100 } },
      is: "Nothing is stuck yet: all 100 leads are still moving",
      stepId: null,
    },
    {
      why: "one lead, ripening",
      changes: { leads: 1, pricedLeads: 1, strandedMinor: 0, states: { ...none, active: 1 } },
      is: "Nothing is stuck yet: the one lead is still moving",
      stepId: null,
    },
    {
      why: "nothing stuck, some won",
      changes: { strandedMinor: 0, states: { ...none, won: 40, active: 60 } },
      is: "Nothing is stuck: 40 of 100 leads won, 60 still moving",
      stepId: null,
    },
    {
      why: "no prices: in leads, the unworked at the first step",
      changes: {
        pricedLeads: 0,
        spendMinor: null,
        strandedMinor: null,
        states: { ...none, stalled: 30, lost: 20, unworked: 40, active: 10 },
      },
      is: "90 of 100 leads are stuck: most of them at Reached",
      steps: [at(1, "Reached", null, 6), at(4, "Pain agreed", null, 24, 20)],
      stepId: 1,
    },
  ])("$why", ({ changes, is, stepId, ...more }) => {
    const told = headline(figures({ ...changes, ...more }));
    expect(told.sentence).toBe(is);
    expect(told.stepId).toBe(stepId);
  });

  it.each([
    { why: "nothing left out", changes: {}, is: null },
    { why: "some leads have no price", changes: { pricedLeads: 60 }, is: "40 of 100 leads have no price" },
    { why: "one lead has no price", changes: { pricedLeads: 99 }, is: "1 of 100 leads has no price" },
    {
      why: "money in another currency",
      changes: {
        pricedLeads: 60,
        otherCurrencies: [{ currency: "EUR", leads: 39, netSpendMinor: 105_000 }],
      },
      is: "1 of 100 leads has no price; €1,050.00 net for 39 leads in EUR, not in these sums",
    },
    {
      why: "nothing is stuck, and money in another currency",
      changes: {
        states: { ...none, active: 100 },
        ...{ pricedLeads: 61, otherCurrencies: [{ currency: "EUR", leads: 39, netSpendMinor: 105_000 }] },
      },
      is: "€1,050.00 net for 39 leads in EUR, not in these sums",
    },
    {
      why: "all money is in another currency",
      changes: {
        ...{ pricedLeads: 0, spendMinor: null, strandedMinor: null },
        otherCurrencies: [{ currency: "EUR", leads: 39, netSpendMinor: 105_000 }],
      },
      is: "No lead has a price in USD; €1,050.00 net for 39 leads in EUR, not in these sums",
    },
    {
      why: "none has",
      changes: { pricedLeads: 0, spendMinor: null, strandedMinor: null },
      is: "No lead has a price, so what this cost is not known",
    },
    {
      why: "free leads",
      changes: { spendMinor: 0, strandedMinor: 0 },
      is: "The leads with a price cost nothing",
    },
    { why: "the stuck ones were free", changes: { strandedMinor: 0 }, is: "The stuck leads cost nothing" },
    {
      why: "the stuck ones have their price in another currency",
      changes: {
        ...{ pricedLeads: 61, strandedMinor: null },
        otherCurrencies: [{ currency: "EUR", leads: 39, netSpendMinor: 105_000 }],
      },
      is: "No stuck lead has a price in USD; €1,050.00 net for 39 leads in EUR, not in these sums",
    },
    {
      why: "some stuck ones were free, others have their price in another currency",
      changes: {
        ...{ pricedLeads: 61, strandedMinor: 0 },
        otherCurrencies: [{ currency: "EUR", leads: 39, netSpendMinor: 105_000 }],
      },
      is: "The stuck leads with a price in USD cost nothing; €1,050.00 net for 39 leads in EUR, not in these sums",
    },
    {
      why: "money in another currency that no lead carries",
      changes: { otherCurrencies: [{ currency: "EUR", leads: 0, netSpendMinor: 5_000 }] },
      is: "€50.00 net in EUR that no lead carries, not in these sums",
    },
    {
      why: "the stuck ones have no price",
      changes: { pricedLeads: 60, strandedMinor: null },
      is: "40 of 100 leads have no price, and no money is known to be stuck",
    },
  ])("says beside it: $why", ({ changes, is }) => expect(headline(figures(changes)).aside).toBe(is));
});
