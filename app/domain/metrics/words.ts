// What do the words of the screens mean that are no numbers?
import type { Bucket, State } from "../vocabulary";
import type { Term } from "./metric";

export const words = {
  vendor: { name: "Vendor", says: "Who sells leads." },
  list: {
    name: "List",
    says: "One purchase from a vendor: a batch of leads with a purchase date and its charges.",
  },
  lead: {
    name: "Lead",
    says: "One bought line of a list. The same company bought twice is two leads of one account.",
  },
  account: {
    name: "Account",
    says: "The buyer’s company as recognised by matching; it can have many leads and many deals.",
  },
  bought: {
    name: "Bought",
    says: "The day of the purchase: the list’s, else the import’s, else the day the row’s deal was opened, else unknown.",
  },
  charge: {
    name: "Charge or credit",
    says: "An invoice line of a list or of a vendor’s period; or money a vendor gave back.",
  },
  chargePlace: {
    name: "Vendor and list",
    says: "Who charged or gave back, and for which list; a line without a list is for the vendor’s whole period.",
  },
  chargeDay: {
    name: "Day and period",
    says: "The day of the line and the period it is for. A list’s charges count from its purchase, retainers and hours from the period’s start.",
  },
  fallsOn: {
    name: "Falls on",
    says: "The leads that carry the line. What no lead can carry is unallocated.",
  },
  cameFrom: {
    name: "Came from",
    says: "The file and line it was imported from, or that it was entered by hand.",
  },
  step: {
    name: "Step",
    says: "One button of the sale: the buyer’s agreement on one thing. The close step is the last.",
  },
  buttons: {
    name: "Buttons",
    says: "The lead’s steps in their order: buttoned, under objection, skipped or silent.",
  },
  frontier: {
    name: "Sits at",
    says: "Where the lead sits: the earliest step with an open objection; else the first step after the furthest buttoned one; none when won.",
  },
  state: {
    name: "State",
    says: "The first that holds: won, credited, disqualified, lost, unworked, stalled, active.",
  },
  stallsOn: {
    name: "Stalls on",
    says: "The first day on which the lead counts as stalled: its clock + the limit of the step it sits at + 1.",
  },
  clock: {
    name: "Clock",
    says: "The latest of the buyer’s last signal (absence does not count) and the day of an agreed meeting; without these the first touch, else the deal’s opening, else the purchase.",
  },
  limit: {
    name: "Limit",
    says: "Days a lead may sit at a step: the number typed; else the 90th percentile of its own won leads, when n ≥ 20; else by the kind of step.",
  },
  jumped: { name: "Jumped", says: "Steps before the close that are skipped, silent or under objection." },
  wonOn: {
    name: "Won on",
    says: "The day of the win: the won deal’s, or that of the signal that buttoned the close step.",
  },
  bucket: {
    name: "Bucket",
    says: "Where each lead’s cost, less what was credited, lands: exactly one of thirteen, the first that holds.",
  },
  onWhom: {
    name: "On whom",
    says: "Whose doing the bucket is: ours, the vendor’s, shared, the market’s; unknown, open, or nobody’s.",
  },
  issue: {
    name: "Issue",
    says: "What an objection is about: price, timing, incumbent contract and the like.",
  },
  owner: { name: "Owner", says: "Who of us circles back on an objection." },
  verdict: {
    name: "Compared",
    says: "Whether leads whose objections were answered were won more often than the others: said only where the intervals separate, else how many are missing.",
  },
  group: {
    name: "Group",
    says: "Leads heard at the step, by what became of objections there: answered, never raised, left open.",
  },
  horizon: {
    name: "Horizon",
    says: "Days a lead is given to be won before it counts in the close rate: 180 unless set otherwise.",
  },
  asOf: {
    name: "As of",
    says: "The end of a day in the organization’s time zone. A fact dated later does not exist yet.",
  },
  circleBack: {
    name: "Circle-back",
    says: "Our act on an open objection: owner, due date, the question or illustration to use. Doing it does not resolve it.",
  },
  magicClose: {
    name: "Magic close",
    says: "A won lead with at least one signal before the win and a step before the close skipped, silent or under objection.",
  },
  cohort: {
    name: "Cohort",
    says: "Leads bought in one month, or on one list: by the day of purchase, for a lead bought last month has not failed.",
  },
  ripeness: {
    name: "Ripeness",
    says: "Share of its eventual wins expected by its age, from the curve of all leads: ripe from 90 %, too early under 25 %, ripening in between.",
  },
  likely: {
    name: "How likely",
    says: "The probability that the deal belongs to the lead, from what they share: keys that are the same, names that are alike.",
  },
  paidAgain: {
    name: "Bought again",
    says: "A lead whose account was bought before: the vendor of the later one owes it, where its contract’s window says so.",
  },
  daysBetween: {
    name: "Days between",
    says: "From the first purchase to the second, with the window of the vendor’s contract in brackets.",
  },
  touch: {
    name: "Touch",
    says: "Our dated attempt: call, mail, visit. It ends “unworked” and moves no other clock.",
  },
  deal: { name: "Deal", says: "An opportunity: open, won or lost. A won deal buttons the close step." },
  duplicate: {
    name: "Duplicate",
    says: "A lead whose account was bought before, inside the contract’s window: 365 days unless it says otherwise.",
  },
  defect: {
    name: "Defect",
    says: "A dated, reasoned fault of a lead: wrong number, out of area, too small, wrong role, did not agree to a call.",
  },
  byCloseRate: {
    name: "By close rate",
    says: "From how many vendors its close rate is clear, behind how many, and from how many one cannot tell: ranked only where the 95 % intervals are apart.",
  },
} as const satisfies Record<string, Term>;

export const signalWords = {
  signal: {
    name: "Signal",
    says: "Something the buyer said or did on a step at a time: positive, negative or neutral, spoken or unspoken.",
  },
  objection: { name: "Objection", says: "A negative signal; it may name an issue. Open until resolved." },
  resolved: {
    name: "Resolved",
    says: "A later positive on the same step: with an issue it resolves that issue and objections without one; without an issue all earlier ones there.",
  },
  absence: {
    name: "Absence",
    says: "No-show, cancelled, stopped replying, no response: negative signals that do not move the clock.",
  },
  buttoned: { name: "Buttoned", says: "A step with at least one positive signal and no open objection." },
  skipped: {
    name: "Skipped",
    says: "A step with no positive or negative signal, while a later one is buttoned.",
  },
  silent: { name: "Silent", says: "A step with no positive or negative signal, and no later one buttoned." },
} as const satisfies Record<string, Term>;

export const stateWords = {
  won: "A won deal, or the close step buttoned by a signal.",
  credited: "The whole cost came back.",
  disqualified: "It has a defect.",
  lost: "Its deals are lost; any won deal makes it won, else any open one keeps it open.",
  unworked: "No signal, touch or deal, and older than the follow-up limit.",
  stalled: "The limit of the step it sits at has passed since the clock.",
  active: "None of these: it is still moving.",
} as const satisfies Record<State, string>;

export const bucketWords = {
  credited: "The part the vendor paid back. On nobody.",
  won: "The state is won. On nobody.",
  defect: "Disqualified. On the vendor.",
  duplicate: "A duplicate, also one still being worked. On the vendor.",
  "never worked": "Unworked. On us.",
  "not recorded": "Lost, or stalled with a deal, and no signal at all. On whom is unknown.",
  "no-show": "Stalled or lost at an appointment step whose last outcome was no-show or cancelled. Shared.",
  "objection left open": "Stalled or lost with an open objection, by step and issue. On us.",
  "went silent": "Stalled, by step. On us.",
  "lost, no reason heard": "Lost with signals but never an objection, by step. On us.",
  "fair loss": "Lost with every objection answered. On the market.",
  ripening: "Still active. It has not failed.",
  unallocated: "A charge that no lead can carry.",
} as const satisfies Record<Bucket, string>;
