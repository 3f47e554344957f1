// Which figures are money, and how is each computed?
import type { Metric } from "./metric";

const charged = "charges, prices of leads, credits";
const own = "in the organization’s currency";
const noPrice = `no lead here has a price ${own}`;

export const moneyMetrics = {
  charges: {
    ...{ name: "Charges", unit: "money", source: "charges, prices of leads", unknown: noPrice },
    says: "Gross spend: the sum of what the vendors charged for these leads, by invoice or by price, and of what no lead can carry.",
  },
  credits: {
    ...{ name: "Credits", unit: "money", source: "credits", unknown: "" },
    says: "The sum of what the vendors gave back, for whole lists or for leads.",
  },
  netSpend: {
    ...{ name: "Net spend", unit: "money", source: charged, unknown: noPrice },
    says: "Charges − credits. Leads without a price are left out and named.",
  },
  leadCost: {
    ...{ name: "Cost", unit: "money", source: charged, unknown: "no charge names the lead or its list" },
    says: "The lead’s share of what its list or vendor charged, to the cent: as priced, else spread evenly. What came back for it is named beside it.",
  },
  stranded: {
    ...{
      name: "Stranded",
      unit: "money",
      source: charged,
      unknown: `none of these leads has a price ${own}`,
    },
    says: "Net cost of leads that are stalled or lost, at the step where they sit, and of leads never worked, at the first step.",
  },
  waste: {
    ...{ name: "Waste", unit: "money", source: charged, unknown: `no wasted lead has a price ${own}` },
    says: "Net cost of leads with a defect, duplicates, leads never worked, no-shows, objections left open, leads that went silent, and leads lost without a reason heard.",
  },
  bucketMoney: {
    ...{ name: "Money", unit: "money", source: charged, unknown: noPrice },
    says: "What was charged for the leads of the bucket, less what came back. The buckets add up to the charges.",
  },
  cpl: {
    ...{ name: "Cost per lead", unit: "money", source: charged, unknown: `no charge ${own} is recorded` },
    says: "CPL: net spend ÷ (leads delivered − leads credited). Only leads with a price count.",
  },
  costPerSet: {
    ...{ name: "Cost per set", unit: "money", source: charged, unknown: "no lead reached the step" },
    says: "Net spend ÷ leads that reached the step of the appointment set.",
  },
  costPerHeld: {
    ...{ name: "Cost per held", unit: "money", source: charged, unknown: "no lead reached the step" },
    says: "Net spend ÷ leads that reached the step of the appointment held.",
  },
  costPerStep: {
    ...{
      name: "Cost per buttoned step",
      unit: "money",
      source: charged,
      unknown: "no lead reached the step",
    },
    says: "Net spend ÷ leads that reached the step.",
  },
  costPerThrough: {
    ...{ name: "Cost per lead that got through", unit: "money", source: charged },
    unknown: "no lead got through the step",
    says: "Net spend ÷ leads that buttoned the step, or came to a later one or were won.",
  },
  mrrWon: {
    ...{ name: "MRR won", unit: "money", source: "deals", unknown: "no won deal has an MRR" },
    says: "The sum of the monthly recurring revenue of won deals. Shared deals count by their share.",
  },
  cac: {
    ...{
      name: "CAC",
      unit: "money",
      source: `${charged}, deals`,
      unknown: `no account is won, or no charge ${own} is recorded`,
    },
    says: "(Net spend + own sales cost, if entered) ÷ accounts first won. Own sales cost is entered in the settings.",
  },
  ownSalesCost: {
    ...{
      name: "Own sales cost",
      unit: "money",
      source: "settings, signals, touches, deals",
      unknown: "nobody has entered it",
    },
    says: "What our own selling costs: so much for each account first won, and so much for each lead worked, as the settings say. Off until it is entered; then CAC and payback hold it.",
  },
  contractValue: {
    ...{ name: "Contract value", unit: "money", source: "deals", unknown: "no won deal has a value" },
    says: "The sum of won deals’ values: one-off + MRR × months; the amount only where both are absent. Shared deals count by their share.",
  },
  valueToCome: {
    ...{ name: "Value to come", unit: "money", source: "purchase days, deals" },
    unknown: "too few wins, or too few with a value, to learn from",
    says: "Wins to come × the usual value of a won lead; with a 95 % interval. It is no part of what is won.",
  },
  dealValue: {
    ...{
      name: "Value of a deal",
      unit: "money",
      source: "deals",
      unknown: "it says no amount, or MRR without months",
    },
    says: "One-off + MRR × months; the amount only where both are absent.",
  },
  lineAmount: {
    ...{ name: "Amount", unit: "money", source: "charges, credits", unknown: "" },
    says: "What the line charges, or gives back (with a minus), in its own currency.",
  },
  grossProfit: {
    ...{ name: "Gross profit", unit: "money", source: "deals", unknown: "a margin is unknown" },
    says: "Margin × revenue of the won deals, by the revenue basis of the settings: first month, first year, the whole contract, or lifetime.",
  },
  receivedToDate: {
    ...{ name: "Received to date", unit: "money", source: "deals", unknown: "no won deal has a value" },
    says: "One-off + MRR × full months since the win, at most the months of the contract.",
  },
  ltv: {
    ...{ name: "LTV", unit: "money", source: "deals, settings", unknown: "MRR, margin or churn is unknown" },
    says: "MRR × margin ÷ monthly churn.",
  },
} as const satisfies Record<string, Metric>;
