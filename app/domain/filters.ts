// Which leads does a page look at, and as of which day? Read from the URL and written back.
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

const longestSearch = 200;
const largestId = 2_147_483_647;

/** The filters a URL asks for. Total: what cannot be read is left out, but one that names no vendor or list there can be chooses none. */
export function decodeFilters(params: URLSearchParams): Filters {
  const read = reader(params);
  return present({
    vendor: read("vendor", named(idOf)),
    list: read("list", named(idOf)),
    from: read("from", dayOf),
    to: read("to", dayOf),
    asOf: read("as-of", dayOf),
  });
}

/** The query of a URL, "vendor=3&as-of=2026-01-31", always in the same order; empty without filters. */
export function encodeFilters({ vendor, list, from, to, asOf }: Filters): string {
  return query({ vendor, list, from, to, "as-of": asOf });
}

/** The filters of the lead list a URL asks for. Total as `decodeFilters` is. */
export function decodeLeadFilters(params: URLSearchParams): LeadFilters {
  const read = reader(params);
  return present({
    ...decodeFilters(params),
    state: read("state", oneOf(states)),
    step: read("step", named(numberOf)),
    stepState: read("step-state", oneOf(stepMarks)),
    issue: read("issue", named(numberOf)),
    manner: read("manner", oneOf(manners)),
    decided: read("decided", yesOrNo),
    buttons: read("buttons", (text) => (text === "unknown" ? text : numberOf(text))),
    magicClose: read("magic-close", oneOf(magicCloses)),
    bucket: read("bucket", oneOf(buckets)),
    onWhom: read("on-whom", oneOf(parties)),
    waste: read("waste", flagOf),
    openIssue: read("open-issue", named(numberOf)),
    worked: read("worked", yesOrNo),
    stranded: read("stranded", flagOf),
    month: read("month", (text) => (text === "unknown" || isMonth(text) ? text : undefined)),
    q: read("q", searchOf),
    sort: read("sort", oneOf(leadSorts)),
    page: read("page", idOf),
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
  const own = query({
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
  return [encodeFilters(filters), own].filter((part) => part !== "").join("&");
}

/** A search as it is kept: without control characters and outer spaces; undefined where nothing is left. */
export function searchOf(text: string): string | undefined {
  const kept = [...text.replace(/\p{Cc}/gu, " ").trim()].slice(0, longestSearch).join("").trim();
  return kept === "" ? undefined : kept;
}

function reader(params: URLSearchParams) {
  return <T>(name: string, parse: (text: string) => T | undefined): T | undefined => {
    const text = params.get(name);
    return text === null ? undefined : parse(text);
  };
}

function query(parts: Record<string, string | number | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(parts))
    if (value !== undefined) params.append(name, String(value));
  return params.toString();
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

function yesOrNo(text: string): boolean | undefined {
  return text === "1" ? true : text === "0" ? false : undefined;
}

function flagOf(text: string): true | undefined {
  return text === "1" || undefined;
}

function dayOf(text: string): Day | undefined {
  return isDay(text) ? text : undefined;
}

function oneOf<T extends string>(values: readonly T[]) {
  return (text: string): T | undefined => values.find((value) => value === text);
}

/** Leaves out what is undefined, so that filters compare by their content. */
function present<T extends object>(filters: T): { [K in keyof T]: T[K] } {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as T;
}
