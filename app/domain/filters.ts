// Which leads does a page look at, and as of which day? Read from the URL and written back.
import {
  type AddressParts,
  type NotKnown,
  oneOf,
  present,
  reader,
  searchOf,
  written,
  yesOrNo,
} from "./addressWords";
import { type Day, isDay, isMonth, type Month } from "./day";
import {
  type Bucket,
  buckets,
  type Manner,
  manners,
  type Party,
  parties,
  type State,
  states,
  stepStates,
} from "./vocabulary";

export interface Filters {
  vendor?: number;
  list?: number;
  /** Purchased on this day or later. */
  from?: Day;
  /** Purchased on this day or earlier. */
  to?: Day;
  /** Look at the end of this day; today where undefined. */
  asOf?: Day;
  /** What the address names that is not known: it chooses nothing, as an unknown vendor does. */
  notKnown?: NotKnown[];
}

/**
 * A step's state for a lead; or "reached": a signal on it or on a later one, or won; "came": reached, or it sits there; "kept silent": came, and
 * the step is silent; "heard": a signal before the win on it or on a later one; "objected": an objection there, answered or open; "answered":
 * objected, and none is open; "never objected": heard, and no objection there; "passed": buttoned, or the buyer spoke on a later one.
 */
export const stepMarks = [
  ...stepStates,
  "reached",
  "came",
  "passed",
  "kept silent",
  "heard",
  "objected",
  "answered",
  "never objected",
] as const;
export type StepMark = (typeof stepMarks)[number];
export const magicCloses = ["yes", "no", "not recorded"] as const;
export const leadSorts = ["newest", "oldest", "dearest", "longest-quiet", "company"] as const;

export interface LeadFilters extends Filters {
  state?: State;
  /** Where the lead sits, or with `stepState` the step that must be in that state; 0 stands for steps not recorded. */
  step?: number;
  stepState?: StepMark;
  /** What an objection was about, at the step where one is named; 0 where it named no issue. `stepState` says whether it is open. */
  issue?: number;
  /** How an objection was made. */
  manner?: Manner;
  /** Won or lost; false: neither. */
  decided?: boolean;
  /** Buttons closed before the close step, of leads that were heard before the win; "unknown": leads that were not. */
  buttons?: number | "unknown";
  /** Won with buttons open, or not, or without a signal before the win. */
  magicClose?: (typeof magicCloses)[number];
  /** Where its money landed; "credited" chooses the leads of which anything came back, also a part. */
  bucket?: Bucket;
  /** Whose doing the bucket is. */
  onWhom?: Party;
  /** Leads whose money is waste. */
  waste?: boolean;
  /** Issue of the open objection where the lead sits; 0 where there is none, or it names none. */
  openIssue?: number;
  /** With a touch, signal or deal; false: without any. */
  worked?: boolean;
  /** Stalled, lost or never worked: the leads whose money is stranded. */
  stranded?: boolean;
  /** Month of purchase; "unknown" where the purchase has no date. */
  month?: Month | "unknown";
  q?: string;
  sort?: (typeof leadSorts)[number];
  /** From 1. */
  page?: number;
}

/** What a vendor, list, step or issue is read as that can be none: it chooses nothing, as one that is not known does. */
export const noneKnown = -1;

const largestId = 2_147_483_647;

/** The filters a URL asks for. Total: what cannot be read is left out, but one that names no vendor or list there can be chooses none. */
export function decodeFilters(params: URLSearchParams): Filters {
  const { read } = reader(params);
  return present({
    vendor: read("vendor", named(idOf)),
    list: read("list", named(idOf)),
    from: read("from", dayOf),
    to: read("to", dayOf),
    asOf: read("as-of", dayOf),
  });
}

/** The query of a URL, "vendor=3&as-of=2026-01-31", always in the same order, `own` after it; empty without filters. */
export function encodeFilters(
  { vendor, list, from, to, asOf, notKnown }: Filters,
  own: AddressParts = {},
): string {
  return written({ vendor, list, from, to, "as-of": asOf, ...own }, notKnown);
}

/** The filters of the lead list a URL asks for. Total as `decodeFilters` is. */
export function decodeLeadFilters(params: URLSearchParams): LeadFilters {
  const { read, choose, flag, notKnown } = reader(params);
  return present({
    ...decodeFilters(params),
    state: choose("state", oneOf(states)),
    step: read("step", named(numberOf)),
    stepState: choose("step-state", oneOf(stepMarks)),
    issue: read("issue", named(numberOf)),
    manner: choose("manner", oneOf(manners)),
    decided: choose("decided", yesOrNo),
    buttons: choose("buttons", (text) => (text === "unknown" ? text : numberOf(text))),
    magicClose: choose("magic-close", oneOf(magicCloses)),
    bucket: choose("bucket", oneOf(buckets)),
    onWhom: choose("on-whom", oneOf(parties)),
    waste: flag("waste"),
    openIssue: read("open-issue", named(numberOf)),
    worked: choose("worked", yesOrNo),
    stranded: flag("stranded"),
    month: choose("month", (text) => (text === "unknown" || isMonth(text) ? text : undefined)),
    q: read("q", searchOf),
    sort: read("sort", oneOf(leadSorts)),
    page: read("page", idOf),
    notKnown: notKnown(),
  });
}

/** The query of a lead list's URL, in a stable order. */
export function encodeLeadFilters({
  state,
  step,
  stepState,
  issue,
  manner,
  decided,
  buttons,
  magicClose,
  bucket,
  onWhom,
  waste,
  openIssue,
  worked,
  stranded,
  month,
  q,
  sort,
  page,
  ...filters
}: LeadFilters): string {
  return encodeFilters(filters, {
    state,
    step,
    "step-state": stepState,
    issue,
    manner,
    decided: decided === undefined ? undefined : Number(decided),
    buttons,
    "magic-close": magicClose,
    bucket,
    "on-whom": onWhom,
    waste: waste ? 1 : undefined,
    "open-issue": openIssue,
    worked: worked === undefined ? undefined : Number(worked),
    stranded: stranded ? 1 : undefined,
    month,
    q,
    sort,
    page,
  });
}

function idOf(text: string): number | undefined {
  const id = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 0;
  return id >= 1 && id <= largestId ? id : undefined;
}

/** A form sends "" where nothing is chosen; any other text names something, known or not. */
function named(parse: (text: string) => number | undefined) {
  return (text: string): number | undefined => (text.trim() === "" ? undefined : (parse(text) ?? noneKnown));
}

function numberOf(text: string): number | undefined {
  return text === "0" ? 0 : idOf(text);
}

function dayOf(text: string): Day | undefined {
  return isDay(text) ? text : undefined;
}
