// What does one data row of a file become: facts ready to be stored, or a reject with its reason?
import type { Day } from "../domain/day";
import type { Channel, Manner, MeetingOutcome, Polarity, PurchaseUnit, StepKind } from "../domain/vocabulary";

/** What matching and "already here" compare. Each is undecorated text of at most 320 characters, or null where unknown. */
export interface IdentityKeys {
  email_key: string | null;
  /** E.164. */
  phone_key: string | null;
  /** Registrable domain of the website, else of the e-mail; null for free-mail providers. */
  domain_key: string | null;
  company_key: string | null;
  city_key: string | null;
  person_key: string | null;
}

export interface LeadFields extends IdentityKeys {
  vendor_lead_id: string | null;
  /** A safe integer (53 bits) over the mapped lead cells of the row as written: equal cells give equal hashes. */
  content_hash: number;
  company: string | null;
  person: string | null;
  title: string | null;
  email: string | null;
  /** E.164 with ";ext=" where the number is readable, else the text as written. */
  phone: string | null;
  mobile: string | null;
  website: string | null;
  street: string | null;
  city: string | null;
  region: string | null;
  postal_code: string | null;
  country: string | null;
  seats: number | null;
  industry: string | null;
  purchase_unit: PurchaseUnit | null;
  price_minor: number | null;
  /** Null exactly when `price_minor` is. */
  price_currency: string | null;
  purchased_on: Day | null;
  delivered_at: Date | null;
  note: string | null;
  /** The row names nobody: no id, company, person, e-mail or phone. */
  anonymous: boolean;
}

export interface DefectFields {
  /** Null when the file names a defect and no day: it holds from the purchase. */
  defect_on: Day | null;
  reason: string;
}

export interface DealFields extends IdentityKeys {
  external_id: string | null;
  content_hash: number;
  /** The vendor_lead_id the deal names. */
  named_lead: string | null;
  company: string | null;
  person: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  street: string | null;
  city: string | null;
  postal_code: string | null;
  status: "open" | "won" | "lost";
  /** The word of the file the status was read from. */
  stage: string | null;
  opened_on: Day | null;
  won_on: Day | null;
  lost_on: Day | null;
  currency: string;
  amount_minor: number | null;
  mrr_minor: number | null;
  one_off_minor: number | null;
  months: number | null;
  /** Decimal text between "0" and "1", at most 5 decimals. */
  margin: string | null;
  loss_reason: string | null;
  owner: string | null;
  /** Of a file of ours: the number the deal has here. */
  known_id: number | null;
}

/** Which lead a signal or touch is about. All null when the row's own lead columns say it. */
export interface LeadReference {
  named_lead: string | null;
  named_deal: string | null;
  email_key: string | null;
  phone_key: string | null;
  company_key: string | null;
}

export interface SignalFields extends LeadReference {
  step_id: number;
  at: Date;
  polarity: Polarity;
  manner: Manner;
  channel: Channel | null;
  issue_id: number | null;
  outcome: MeetingOutcome | null;
  cue: string | null;
  /** The buyer stayed away: no-show, cancelled, stopped replying, no response. */
  absence: boolean;
  meeting_on: Day | null;
  note: string | null;
  who: string | null;
}

export interface TouchFields extends LeadReference {
  at: Date;
  channel: "call" | "mail" | "visit" | null;
  outcome: string | null;
  who: string | null;
}

export interface ChargeFields {
  basis: "record" | "lead" | "set" | "held" | "flat" | "retainer" | "hours";
  /** Decimal text, at most 4 decimals. */
  quantity: string | null;
  unit_price_minor: number | null;
  amount_minor: number;
  currency: string;
  incurred_on: Day | null;
  period_start: Day | null;
  period_end: Day | null;
  /** Our own number of it, where the file was taken away from here. */
  known_id: number | null;
}

export interface CreditFields {
  named_lead: string | null;
  amount_minor: number;
  currency: string;
  credited_on: Day;
  reason: string | null;
  /** Our own number of it, where the file was taken away from here. */
  known_id: number | null;
}

/** The list a row says it belongs to. `undefined`: the file has no such column; "(not stated)": it has, and the cell is empty. */
export interface ListFields {
  vendor: string | undefined;
  name: string | undefined;
  purchased_on: Day | null;
}

export interface IntakeRow {
  /** Physical line of the file on which the record starts, from 1. */
  line: number;
  list: ListFields;
  lead: LeadFields | undefined;
  defect: DefectFields | undefined;
  deal: DealFields | undefined;
  signals: SignalFields[];
  touch: TouchFields | undefined;
  charge: ChargeFields | undefined;
  credit: CreditFields | undefined;
}

export const rejectCodes = [
  "too few cells",
  "too many cells",
  "cell too long",
  "unclosed quote",
  "unreadable character",
  "unreadable date",
  "ambiguous date",
  "date out of range",
  "unreadable money",
  "ambiguous money",
  "negative money",
  "currency",
  "unreadable number",
  "unknown word",
  "damaged by a spreadsheet",
  "missing",
  "contradiction",
  "total row",
  "not a reject",
  "mended twice",
] as const;
export type RejectCode = (typeof rejectCodes)[number];

/** A row not taken. `column` is the header as written, or null when the fault is the whole row's. */
export interface Reject {
  line: number;
  column: string | null;
  code: RejectCode;
  /** Where, what, why, what to do. */
  sentence: string;
  cells: string[];
}

export interface KnownStep {
  step_id: number;
  name: string;
  kind: StepKind;
  /** A retired step takes signals by its name; words that stand for a kind rather mean one in force. */
  retired?: boolean;
}

export interface KnownIssue {
  issue_id: number;
  name: string;
  absence: boolean;
}

export interface KnownCue {
  name: string;
  polarity: "positive" | "negative";
  absence: boolean;
}

/** What the organization knows that reading its files depends on. */
export interface IntakeContext {
  currency: string;
  timeZone: string;
  /** ISO 3166 country of phone numbers written without one. */
  country: string;
  /** The organization's day, for dates that lie in the future. */
  today: Day;
  /** The day the import says its list was bought, for signals that say only "yes". */
  purchasedOn?: Day | null;
  steps: readonly KnownStep[];
  issues: readonly KnownIssue[];
  cues: readonly KnownCue[];
}

/** Whether a result of reading is a row not taken. */
export function isReject(result: IntakeRow | Reject): result is Reject {
  return "code" in result;
}
