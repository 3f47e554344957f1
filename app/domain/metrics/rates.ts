// Which figures are shares, ratios and durations, and how is each computed?
import type { Metric } from "./metric";

const interval = "With its Wilson 95 % interval and n.";

export const rateMetrics = {
  closeRate: {
    ...{ name: "Close rate", unit: "rate", source: "purchase days, deals, signals on the close step" },
    unknown: "no lead is old enough to be judged",
    says: `Won within the horizon ÷ leads bought at least a horizon before the as-of day. ${interval} Younger leads are counted beside it: they have not failed.`,
  },
  naiveRate: {
    ...{
      name: "Won ÷ all",
      unit: "rate",
      source: "deals, signals on the close step",
      unknown: "there is no lead",
    },
    says: "Naive: leads won ÷ all leads. It counts leads that have not had their time, so it reads too low.",
  },
  wonByHorizon: {
    ...{
      name: "Won within the horizon",
      unit: "rate",
      source: "purchase days, deals, signals on the close step",
    },
    unknown: "no lead has been followed so far",
    says: "Share of the leads that win by the horizon: the Aalen–Johansen curve, in which winning and losing compete and leads still open count as long as they were followed. With its 95 % band and n.",
  },
  winRate: {
    ...{ name: "Win rate", unit: "rate", source: "deals, signals on the close step" },
    unknown: "no lead of these is won or lost yet",
    says: `Won ÷ (won + lost). ${interval} Leads still open are in neither.`,
  },
  showRate: {
    ...{
      name: "Show rate",
      unit: "rate",
      source: "outcomes of meetings",
      unknown: "no appointment has an outcome",
    },
    says: `Held ÷ (held + no-show + cancelled), of appointments. ${interval} Future and rescheduled ones are counted beside.`,
  },
  winWhenAnswered: {
    ...{ name: "Won when answered", unit: "rate", source: "signals, deals" },
    unknown:
      "no lead of these is won or lost yet, or it is the close step, where an answer is the win itself",
    says: `Win rate of leads that objected at the step and were answered. ${interval}`,
  },
  winWhenOpen: {
    ...{ name: "Won when left open", unit: "rate", source: "signals, deals" },
    unknown: "no lead of these is won or lost yet, or it is the close step",
    says: `Win rate of leads with an objection open at the step. ${interval}`,
  },
  winWhenNever: {
    ...{ name: "Won when never objected", unit: "rate", source: "signals, deals" },
    unknown: "no lead of these is won or lost yet",
    says: `Win rate of leads heard at the step or later that never objected there. ${interval}`,
  },
  winNear: {
    ...{ name: "Win rate of those near the close", unit: "rate", source: "signals, deals" },
    unknown: "no lead of these is won or lost yet",
    says: `Won ÷ (won + lost) of leads heard at the last step before the close or later: they came equally far. ${interval}`,
  },
  winOfAll: {
    ...{ name: "All decided leads", unit: "rate", source: "signals, deals" },
    unknown: "no lead of these is won or lost yet",
    says: `Won ÷ (won + lost) of all leads heard before the win, however far they came. ${interval} Leads lost early had fewer steps to button.`,
  },
  chance: {
    ...{ name: "Chance", unit: "rate", source: "signals, deals" },
    unknown: "no lead old enough has reached this step",
    says: `Of leads old enough to be judged that reached the step, the share won within the horizon. ${interval}`,
  },
  resolvedRate: {
    ...{
      name: "Resolved ÷ raised",
      unit: "rate",
      source: "signals",
      unknown: "none was raised in this time",
    },
    says: `Objections raised in the time looked at that a later positive on the same step resolved ÷ objections raised. ${interval}`,
  },
  inTimeRate: {
    ...{
      name: "Done by the day ÷ due",
      unit: "rate",
      source: "circle-backs",
      unknown: "none was due in this time",
    },
    says: `Circle-backs done by the day first promised ÷ circle-backs due. ${interval}`,
  },
  unspokenShare: {
    ...{ name: "Unspoken", unit: "rate", source: "signals", unknown: "no lead objected there" },
    says: "Leads that objected without a word ÷ leads that objected at the step.",
  },
  leftOpenShare: {
    ...{ name: "Left open, of those that objected", unit: "rate", source: "signals" },
    unknown: "no lead objected there",
    says: "Leads with an objection open at the step ÷ leads that objected there.",
  },
  answeredShare: {
    ...{ name: "Answered", unit: "rate", source: "signals", unknown: "no lead objected there" },
    says: "Leads whose objections at the step were all answered ÷ leads that objected there.",
  },
  keptSilentShare: {
    ...{ name: "Kept silent", unit: "rate", source: "signals", unknown: "no lead came to the step" },
    says: "Leads without a signal at the step and without a later button closed ÷ leads that came to it.",
  },
  skippedShare: {
    ...{ name: "Skipped", unit: "rate", source: "signals", unknown: "no lead came to the step" },
    says: "Leads without a signal at the step while a later one is buttoned ÷ leads that came to it.",
  },
  shareOfCharges: {
    ...{
      name: "Of the charges",
      unit: "rate",
      source: "charges, prices",
      unknown: "there is no charge in the organization’s currency",
    },
    says: "Money that landed in the bucket ÷ charges.",
  },
  roiRealised: {
    ...{
      name: "ROI realised",
      unit: "ratio",
      source: "charges, credits, deals",
      unknown: "spend or margin is unknown",
    },
    says: "(Gross profit received − net spend) ÷ net spend.",
  },
  roiContracted: {
    ...{
      name: "ROI contracted",
      unit: "ratio",
      source: "charges, credits, deals",
      unknown: "spend or margin is unknown",
    },
    says: "(Gross profit of won contracts − net spend) ÷ net spend.",
  },
  roiProjected: {
    ...{
      name: "ROI projected",
      unit: "ratio",
      source: "charges, credits, deals",
      unknown: "too few wins to project from",
    },
    says: "ROI contracted, with open leads × chance to win by the horizon × usual gross profit added; always with an interval.",
  },
  payback: {
    ...{
      name: "Payback months",
      unit: "ratio",
      source: "charges, credits, deals",
      unknown: "CAC, MRR or margin is unknown",
    },
    says: "CAC ÷ (MRR per new customer × margin).",
  },
  speedToLead: {
    ...{
      name: "Speed to lead",
      unit: "days",
      source: "touches, signals, delivery",
      unknown: "no delivery time is known",
    },
    says: "First touch or signal − delivered: the median and the 90th percentile.",
  },
  stepDays: {
    ...{ name: "Days", unit: "days", source: "signals, purchase days" },
    unknown: "no lead with a known purchase date has buttoned the step",
    says: "Time of a step: from the last earlier buttoning, else the purchase, to its first buttoning. Median and 90th percentile of leads that buttoned it.",
  },
  buttonedByHorizon: {
    ...{ name: "Buttoned within the horizon", unit: "rate", source: "signals, purchase days" },
    unknown: "no lead has been followed so far",
    says: "Share of the leads that button the step by the horizon, from the purchase: Aalen–Johansen, leads still open counted as long as they were followed. With its 95 % band and n.",
  },
  halfWithin: {
    ...{ name: "Half within", unit: "days", source: "signals, deals, purchase days" },
    unknown: "nobody has come so far, or nobody was followed to the horizon",
    says: "Days from the purchase by which half come, of those that come by the horizon; with a 95 % interval from the curve’s band.",
  },
  nineWithin: {
    ...{ name: "Nine of ten within", unit: "days", source: "signals, purchase days" },
    unknown: "nobody has come so far, or nobody was followed to the horizon",
    says: "Days from the purchase by which nine of ten come, of those that come by the horizon; with a 95 % interval from the curve’s band.",
  },
  medianDays: {
    ...{
      name: "Median days",
      unit: "days",
      source: "signals, purchase days",
      unknown: "no lead has buttoned the step",
    },
    says: "From the last earlier buttoning, else the purchase, to this one: the median of leads that buttoned the step.",
  },
  silentDays: {
    ...{ name: "Days silent", unit: "days", source: "signals, touches, deals" },
    unknown: "a meeting is ahead, the lead is over, or it has no clock",
    says: "As-of day − clock: days since the buyer last said or did something.",
  },
} as const satisfies Record<string, Metric>;
