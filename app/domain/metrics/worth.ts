// Which figures say what the next dollar is worth, and how is each computed?
import type { Metric } from "./metric";

const flow = "purchase days, signals, deals";
const interval = "The range is the 95 % interval of the one rate it is made of.";

export const worthMetrics = {
  passRate: {
    ...{ name: "Get through", unit: "rate", source: flow, unknown: "no lead old enough reached the step" },
    says: "Leads that buttoned the step, or came to a later one or were won ÷ leads that reached it; of leads at least a horizon old. With its Wilson 95 % interval and n.",
  },
  wonOfThrough: {
    ...{ name: "Won of these", unit: "rate", source: flow, unknown: "nobody got through yet" },
    says: "Leads won ÷ leads that got through the step; of leads at least a horizon old. With its Wilson 95 % interval and n.",
  },
  pointsAdded: {
    ...{ name: "Points added", unit: "rate", source: "what is typed above the table", unknown: "" },
    says: "How much more of those that reach the step get through it: what was typed, at most what is missing to 100 %.",
  },
  moreWins: {
    ...{ name: "More wins of 100 leads", unit: "ratio", source: flow, unknown: "nobody got through yet" },
    says: `100 × points added × share of the leads that reached the step × share won of those that got through. ${interval} All else stays as it is.`,
  },
  profitOfMore: {
    ...{ name: "Gross profit of them", unit: "money", source: `${flow}, settings` },
    unknown: "the gross profit of a win is not known",
    says: `More wins × gross profit of a win: the one typed, else the mean over the won deals of which it is known. ${interval}`,
  },
  sameAsLeads: {
    ...{ name: "The same as more leads", unit: "money", source: `${flow}, charges, prices, credits` },
    unknown: "no vendor has both a cost of a lead in the organization’s currency and a win",
    says: "What as many wins cost as more leads: wins ÷ close rate × cost per lead, of the vendor at which that is least. The range is that of the close rate.",
  },
  winCost: {
    ...{ name: "Cost of a win", unit: "money", source: "charges, prices, credits, deals" },
    unknown: "there is no win in time, or no price in the organization’s currency",
    says: "Cost per lead ÷ close rate.",
  },
  heldLeads: {
    ...{ name: "Open leads held there", unit: "count", source: "signals, deals", unknown: "" },
    says: "Leads neither won nor lost, nor set aside by a defect or a credit, with an objection open at the step.",
  },
  heldObjections: {
    ...{ name: "Open objections", unit: "count", source: "signals, deals", unknown: "" },
    says: "Objections open at the step, of leads neither won nor lost, nor set aside.",
  },
  winsIfAnswered: {
    ...{ name: "Wins, if all were answered", unit: "ratio", source: "signals, deals" },
    unknown:
      "no answered objection there has come to an end, or it is the close step, where an answer is the win itself",
    says: `Open leads held at the step × share won of those whose objections there were all answered: what went together, not what caused it. ${interval}`,
  },
} as const satisfies Record<string, Metric>;
