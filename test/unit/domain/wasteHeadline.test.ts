// Does the sentence above the waste page say only what the figures carry?
import { describe, expect, it } from "vitest";
import { type Bucket, onWhom, parties } from "../../../app/domain/vocabulary";
import { type WasteFigures, wasteHeadline } from "../../../app/domain/wasteHeadline";

type Part = { bucket: Bucket; minor: number | null; leads: number; step?: string };

function figures(parts: Part[], more: Partial<WasteFigures> = {}): WasteFigures {
  const sum = (rows: Part[]) => rows.reduce((total, { minor }) => total + (minor ?? 0), 0);
  const leads = parts.reduce((total, part) => total + part.leads, 0);
  const names = [...new Set(parts.map(({ bucket }) => bucket))];
  const wasted = parts.filter(({ bucket }) => ["us", "vendor", "shared"].includes(onWhom[bucket]));
  return {
    ...{ currency: "USD", leads, pricedLeads: leads, netSpendMinor: sum(parts), wasteMinor: sum(wasted) },
    wasteLeads: wasted.reduce((total, part) => total + part.leads, 0),
    sums: names.map((bucket) => {
      const inside = parts.filter((part) => part.bucket === bucket);
      return { bucket, minor: sum(inside), leads: inside.length };
    }),
    buckets: parts,
    parties: parties.map((party) => ({
      onWhom: party,
      minor: sum(parts.filter(({ bucket }) => onWhom[bucket] === party)),
    })),
    otherCurrencies: [],
    ...more,
  };
}

const objections: Part[] = [
  { bucket: "objection left open", minor: 300_000, leads: 30, step: "Price range accepted" },
  { bucket: "objection left open", minor: 110_000, leads: 11, step: "Pain agreed" },
];
const silent: Part = { bucket: "went silent", minor: 220_000, leads: 20, step: "Reached" };
const vendors: Part[] = [
  { bucket: "defect", minor: 120_000, leads: 12 },
  { bucket: "duplicate", minor: 100_000, leads: 10 },
];
const euros = { currency: "EUR", leads: 3, netSpendMinor: 105_000 };
const ripening: Part = { bucket: "ripening", minor: 1_100_000, leads: 110 };

describe("the headline of the waste page", () => {
  it.each([
    {
      why: "ours first, with its largest bucket and the step with most of it",
      given: figures([...objections, silent, ...vendors, ripening]),
      says: "Of $19,500 net, $6,300 is waste that is ours: $4,100 of it objections left open, most at Price range accepted",
      rest: [
        "$2,200 is the vendor’s (defects and duplicates): claim it where the return window is still open",
        "$11,000 is still ripening",
      ],
    },
    {
      why: "no step has more than half",
      given: figures(objections.map((part) => ({ ...part, minor: 100_000 }))),
      says: "Of $2,000 net, $2,000 is waste that is ours: all of it objections left open, nowhere more than at Price range accepted",
      rest: [],
    },
    {
      why: "the vendor's alone",
      given: figures(vendors),
      says: "Of $2,200 net, none of the waste is ours",
      rest: [
        "$2,200 is the vendor’s (defects and duplicates): claim it where the return window is still open",
      ],
    },
    {
      why: "nothing wasted",
      given: figures([ripening]),
      says: "Of $11,000 net, nothing is known to be wasted yet",
      rest: ["$11,000 is still ripening"],
    },
    {
      why: "leads without a price are named",
      given: figures([silent], { pricedLeads: 17 }),
      says: "Of $2,200 net, $2,200 is waste that is ours: all of it leads that went silent, all at Reached",
      rest: ["3 of 20 leads have no price"],
    },
    {
      why: "no price at all: leads, never $0",
      given: figures([silent], { netSpendMinor: null, wasteMinor: null, pricedLeads: 0 }),
      says: "20 of 20 leads went to waste, and no price is known, so what that cost is not",
      rest: [],
    },
    {
      why: "money in another currency is named",
      given: figures([silent], { pricedLeads: 17, otherCurrencies: [euros] }),
      says: "Of $2,200 net, $2,200 is waste that is ours: all of it leads that went silent, all at Reached",
      rest: ["€1,050.00 net for 3 leads in EUR, not in these sums"],
    },
    {
      why: "prices in another currency alone are prices",
      given: figures([{ ...silent, leads: 3 }], {
        ...{ netSpendMinor: null, wasteMinor: null, pricedLeads: 0, otherCurrencies: [euros] },
      }),
      says: "3 of 3 leads went to waste, and no price in USD is known, so what that cost is not",
      rest: ["€1,050.00 net for 3 leads in EUR, not in these sums"],
    },
    {
      why: "a charge in another currency, and nothing else",
      given: figures([], { otherCurrencies: [{ ...euros, leads: 0 }] }),
      says: "No lead and no charge in USD to look at",
      rest: ["€1,050.00 net in EUR that no lead carries, not in these sums"],
    },
    { why: "nothing at all", given: figures([]), says: "No lead and no charge to look at", rest: [] },
  ])("$why", ({ given, says, rest }) => {
    expect(wasteHeadline(given)).toEqual({ sentence: says, rest });
  });
});
