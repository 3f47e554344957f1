// Which figures are counts of leads, and which leads does each count?
import type { Metric } from "./metric";

const counted = { unit: "count", unknown: "", source: "signals, touches, deals" } as const;

export const countMetrics = {
  leads: {
    ...counted,
    name: "Leads",
    source: "leads",
    says: "Bought lines of lists, up to the as-of day. The same company bought twice is two leads.",
  },
  wonLeads: {
    ...counted,
    name: "Won",
    says: "Leads in the state won: a won deal, or the close step buttoned by a signal.",
  },
  lostLeads: {
    ...counted,
    name: "Lost",
    says: "Leads in the state lost: their deals are lost, and none is won or open.",
  },
  undecidedLeads: {
    ...counted,
    name: "Neither yet",
    says: "Leads neither won nor lost; those with a defect, or whose cost came back, are set aside.",
  },
  endedWithout: {
    ...counted,
    name: "Ended without",
    says: "Leads won or lost within the horizon that never buttoned the step.",
  },
  notYet: {
    ...counted,
    name: "Not yet",
    says: "Leads that were followed to the horizon, or to the as-of day, without buttoning the step and without an end.",
  },
  winsToCome: {
    ...counted,
    name: "Wins to come",
    unknown: "too few wins to learn a curve from",
    says: "Expected of leads neither won nor lost, by the horizon of each, from the curve of all leads; with a 95 % interval.",
  },
  stalledLeads: {
    ...counted,
    name: "Stalled",
    says: "Leads whose clock has run longer than the limit of the step they sit at.",
  },
  activeLeads: {
    ...counted,
    name: "Still moving",
    says: "Leads in the state active: they sit at a step inside its limit. They have not failed.",
  },
  unworkedLeads: {
    ...counted,
    name: "Never worked",
    says: "Leads without signal, touch or deal, older than the follow-up limit.",
  },
  tooYoung: {
    ...counted,
    name: "Too young",
    source: "purchase days",
    says: "Leads bought less than a horizon before the as-of day, left out of the close rate.",
  },
  reached: {
    ...counted,
    name: "Reached",
    unknown: "no steps are recorded",
    says: "Leads with a positive or negative signal on the step or on a later one, or won.",
  },
  buttonedLeads: {
    ...counted,
    name: "Buttoned",
    unknown: "no steps are recorded",
    says: "Leads with a positive signal on the step and no open objection there.",
  },
  objectionLeads: {
    ...counted,
    name: "Objection",
    unknown: "no steps are recorded",
    says: "Leads with an objection open on the step.",
  },
  skippedLeads: {
    ...counted,
    name: "Skipped",
    unknown: "no steps are recorded",
    says: "Leads without a positive or negative signal on the step while a later one is buttoned.",
  },
  came: { ...counted, name: "Came", says: "Leads that reached the step or sit at it." },
  silentLeads: {
    ...counted,
    name: "Leads that kept silent",
    says: "Leads that came to the step, without a signal there and without a later button closed.",
  },
  objected: {
    ...counted,
    name: "Objected",
    says: "Leads with at least one objection at the step, answered or open.",
  },
  answered: {
    ...counted,
    name: "Answered",
    says: "Leads that objected at the step and have no objection open there.",
  },
  leftOpen: { ...counted, name: "Left open", says: "Leads with an objection open at the step." },
  spoken: { ...counted, name: "Spoken", says: "Leads that said their objection." },
  unspoken: { ...counted, name: "Unspoken", says: "Leads that showed their objection without a word." },
  magicCloses: {
    ...counted,
    name: "Magic closes",
    says: "Won leads with at least one signal before the win and a step before the close skipped, silent or under objection.",
  },
  everyButton: {
    ...counted,
    name: "Every button closed",
    says: "Won leads with every step before the close buttoned.",
  },
  winsNotRecorded: {
    ...counted,
    name: "Wins not recorded",
    says: "Won leads without any signal before the win: nothing can be said of their buttons, so they are in no rate.",
  },
  buttonsClosed: {
    ...counted,
    name: "Buttons closed",
    says: "Steps before the close that are buttoned, of leads heard before the win.",
  },
} as const satisfies Record<string, Metric>;
