// Which columns has each table, as TypeScript sees them?
import type { ColumnType, Generated, Kysely } from "kysely";
import type {
  Channel,
  ImportKind,
  ImportStatus,
  Manner,
  MeetingOutcome,
  Polarity,
  PurchaseUnit,
  StepKind,
} from "../app/domain/vocabulary";

type Text = string | null;
type Day = string | null;
type Minor = number | null;
type Instant = ColumnType<Date, Date | string | undefined, Date | string>;
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Json<T> = ColumnType<T, string | undefined, string>;
/** Filled by the database: `organization_id` from the transaction's organization, ids from sequences. */
type Tenant = { organization_id: Generated<number> };

interface Keys {
  email_key: Text;
  phone_key: Text;
  domain_key: Text;
  company_key: Text;
  city_key: Text;
  person_key: Text;
}

export interface OrganizationTable extends Tenant {
  name: string;
  currency: Generated<string>;
  time_zone: Generated<string>;
  country: Generated<string>;
  follow_up_days: Generated<number>;
  horizon_days: Generated<number>;
  default_months: number | null;
  default_margin: Text;
  credit_rule: Generated<"first" | "last" | "even">;
  revenue_basis: Generated<"first_month" | "first_year" | "contract" | "ltv">;
  /** Share of customers that leave in a month. */
  monthly_churn: Text;
  /** Own sales cost for each account won, and for each lead worked, in the organization's currency. */
  own_cost_won_minor: Minor;
  own_cost_worked_minor: Minor;
  source_file_days: Generated<number>;
  match_link_at: Generated<number>;
  match_queue_at: Generated<number>;
  created_at: Generated<Date>;
}

export interface VendorTable extends Tenant {
  vendor_id: Generated<number>;
  name: string;
  name_key: string;
  return_window_days: number | null;
  duplicate_window_days: Generated<number>;
  one_per_account: Generated<boolean>;
  created_at: Generated<Date>;
}

export interface ImportTable extends Tenant {
  import_id: Generated<number>;
  kind: ImportKind;
  status: ImportStatus;
  who: Text;
  file_name: string;
  file_bytes: number;
  file_sha256: string;
  file_path: Text;
  mapping: Json<unknown>;
  options: Json<Record<string, unknown>>;
  rows: Generated<number>;
  accepted: Generated<number>;
  changed: Generated<number>;
  already_here: Generated<number>;
  rejected: Generated<number>;
  anonymous: Generated<number>;
  made: Json<Record<string, number>>;
  failure: Text;
  /** Finer counts of its rows; {} where none were kept. */
  tally: Json<Partial<VerdictTally>>;
  /** When its original was removed; null while it is kept, and where none ever was. */
  file_removed_at: Date | null;
  /** The import whose rejected rows this one takes in. */
  mends: Generated<number | null>;
  /** The vendor's link it was uploaded through. */
  vendor_link_id: Generated<number | null>;
  /** What undoing it took back and left; null where it was not undone. */
  undo: ColumnType<
    {
      counts: Record<string, number>;
      kept: { what: string; line: number | null; name: string; why: string }[];
    } | null,
    never,
    never
  >;
  /** Deals that it, or its undo, left to be matched by likeness; null once they were, and where there are none. */
  match_left: Generated<number | null>;
  created_at: Generated<Date>;
  finished_at: MaybeInstant;
  undone_at: MaybeInstant;
}

/** Finer counts of an import's rows. */
export interface VerdictTally {
  /** Rows that repeat an earlier row of the same file. */
  repeated: number;
  /** New leads of an account that was bought before. */
  duplicates: number;
  /** Changed leads and deals by field, "lead.phone". */
  fields: { field: string; rows: number }[];
  /** Rejected rows by reason, with the first of them. */
  codes: { code: string; rows: number; example: string }[];
}

export interface ImportRejectTable extends Tenant {
  import_id: number;
  line: number;
  column_name: Text;
  code: string;
  sentence: string;
  cells: Json<string[]>;
  state: Generated<"kept" | "fixed" | "dropped">;
  /** The import that took the mended row in. */
  fixed_by: Generated<number | null>;
}

/** A link by which a vendor uploads lists; one in force for each vendor. */
export interface VendorLinkTable extends Tenant {
  vendor_link_id: Generated<number>;
  vendor_id: number;
  token: string;
  created_at: Generated<Date>;
  revoked_at: Date | null;
}

export interface ListTable extends Tenant {
  list_id: Generated<number>;
  vendor_id: number;
  name: string;
  name_key: string;
  purchased_on: Day;
  import_id: number | null;
  created_at: Generated<Date>;
}

/** What people decided about an account. Most accounts have no row: they are the number that their leads and deals share. */
export interface AccountTable extends Tenant {
  account_id: number;
  /** Of the company that was merged, or of the lead or deal that was set apart. */
  name: Text;
  merged_into: number | null;
  into_name: Text;
  merged_by: Text;
  merged_at: MaybeInstant;
  /** Likeness's links and pairs of deals to which the merge gave certain leads. */
  set_aside: Json<unknown[]>;
  /** The lead or deal that alone stands in this account, apart from the one its keys find. */
  lead_id: number | null;
  deal_id: number | null;
  apart_by: Text;
  apart_at: MaybeInstant;
  /** Pairs that were linked by the account it was set apart from. */
  nevers: Json<{ deal: number; lead: number }[]>;
}

export interface LeadTable extends Tenant, Keys {
  lead_id: Generated<number>;
  list_id: number;
  vendor_id: number;
  import_id: number;
  line: number;
  vendor_lead_id: Text;
  content_hash: number;
  occurrence: Generated<number>;
  company: Text;
  person: Text;
  title: Text;
  email: Text;
  phone: Text;
  mobile: Text;
  website: Text;
  street: Text;
  city: Text;
  region: Text;
  postal_code: Text;
  country: Text;
  seats: number | null;
  industry: Text;
  purchase_unit: PurchaseUnit | null;
  price_minor: Minor;
  price_currency: Text;
  purchased_on: Day;
  purchased_from: "row" | "list" | "import" | "deal" | "unknown";
  delivered_at: MaybeInstant;
  note: Text;
  anonymous: Generated<boolean>;
  account_id: number | null;
  /** The account its keys found, where people decided that it stands in another; else null. */
  found_account_id: Generated<number | null>;
}

/** Derived: leads whose account was bought before, and which lead of it decides that. */
export interface DuplicateTable extends Tenant {
  lead_id: number;
  duplicate_of: number;
}

export interface DefectTable extends Tenant {
  defect_id: Generated<number>;
  lead_id: number;
  defect_on: string;
  reason: string;
  evidence: Text;
  import_id: number | null;
}

export interface ClaimTable extends Tenant {
  claim_id: Generated<number>;
  lead_id: number;
  cause: "defect" | "duplicate";
  claimed_on: Day;
  due_on: Day;
  answer: "credited" | "refused" | null;
  answered_on: Day;
}

export interface StepTable extends Tenant {
  step_id: Generated<number>;
  position: number;
  name: string;
  name_key: string;
  kind: StepKind;
  in_force_from: Day;
  in_force_to: Day;
  limit_days: number | null;
  talking_point: Text;
}

export interface StepChangeTable extends Tenant {
  step_change_id: Generated<number>;
  step_id: number;
  changed_at: Generated<Date>;
  who: Text;
  before: Json<unknown>;
  after: Json<unknown>;
}

/** Of an issue, an unspoken signal to pick from, or a prompt; `step_id` is that of the prompt. */
export interface WordChangeTable extends Tenant {
  word_change_id: Generated<number>;
  list: "issue" | "cue" | "prompt";
  word_id: number;
  step_id: number | null;
  changed_at: Generated<Date>;
  who: Text;
  before: Json<unknown>;
  after: Json<unknown>;
}

export interface IssueTable extends Tenant {
  issue_id: Generated<number>;
  name: string;
  name_key: string;
  absence: Generated<boolean>;
  retired: Generated<boolean>;
}

export interface CueTable extends Tenant {
  cue_id: Generated<number>;
  name: string;
  name_key: string;
  polarity: "positive" | "negative";
  absence: Generated<boolean>;
  retired: Generated<boolean>;
}

/** A question or an illustration for circling back; without a step it is for its issue at any step. */
export interface PromptTable extends Tenant {
  prompt_id: Generated<number>;
  step_id: number | null;
  issue_id: number | null;
  kind: "question" | "illustration";
  words: string;
}

export interface TouchTable extends Tenant {
  touch_id: Generated<number>;
  lead_id: number;
  at: Instant;
  channel: "call" | "mail" | "visit" | null;
  outcome: Text;
  who: Text;
  import_id: number | null;
}

export interface SignalTable extends Tenant {
  signal_id: Generated<number>;
  lead_id: number;
  step_id: number;
  at: Instant;
  polarity: Polarity;
  manner: Generated<Manner>;
  channel: Channel | null;
  issue_id: number | null;
  outcome: MeetingOutcome | null;
  cue: Text;
  absence: Generated<boolean>;
  meeting_on: Day;
  note: Text;
  who: Text;
  import_id: number | null;
}

/** A signal entered (no `before`), edited, or taken back (no `after`) by hand. */
export interface SignalChangeTable extends Tenant {
  signal_change_id: Generated<number>;
  signal_id: number;
  lead_id: number;
  changed_at: Generated<Date>;
  who: Text;
  before: Json<unknown>;
  after: Json<unknown>;
}

/** Who circles back: with a calendar behind a secret address, and a daily mail where wanted. */
export interface RepTable extends Tenant {
  rep_id: Generated<number>;
  name: string;
  name_key: string;
  email: Text;
  calendar_token: string;
  daily_mail: Generated<boolean>;
  mailed_on: Day;
}

export interface CircleBackTable extends Tenant {
  circle_back_id: Generated<number>;
  signal_id: number;
  owner: Text;
  due_on: Day;
  prompt: Text;
  snoozed_to: Day;
  done_at: MaybeInstant;
  note: Text;
  created_at: Generated<Date>;
}

export interface DealTable extends Tenant, Keys {
  deal_id: Generated<number>;
  external_id: Text;
  identity_hash: number;
  occurrence: Generated<number>;
  named_lead: Text;
  own_lead_id: number | null;
  company: Text;
  person: Text;
  email: Text;
  phone: Text;
  website: Text;
  street: Text;
  city: Text;
  postal_code: Text;
  status: "open" | "won" | "lost";
  stage: Text;
  opened_on: Day;
  won_on: Day;
  lost_on: Day;
  currency: string;
  amount_minor: Minor;
  mrr_minor: Minor;
  one_off_minor: Minor;
  months: number | null;
  margin: Text;
  loss_reason: Text;
  owner: Text;
  account_id: number | null;
  /** As of a lead. */
  found_account_id: Generated<number | null>;
  import_id: number | null;
  line: number | null;
}

export interface MatchTable extends Tenant {
  deal_id: number;
  lead_id: number;
  method:
    | "named"
    | "same row"
    | "email"
    | "phone"
    | "domain"
    | "company and city"
    | "account"
    | "person"
    | "likeness";
  probability: number | null;
  /** In words, those of likeness with their weights in bits, which sum up to the log-odds of the probability. */
  reasons: Json<(string | { words: string; weight: number })[]>;
  share_count: number | null;
  share_rank: number | null;
  decision: Generated<"linked" | "queued" | "never">;
  decided_by: Text;
  decided_at: Generated<Date>;
  import_id: number | null;
}

export interface ChargeTable extends Tenant {
  charge_id: Generated<number>;
  vendor_id: number;
  list_id: number | null;
  basis: "record" | "lead" | "set" | "held" | "flat" | "retainer" | "hours";
  quantity: Text;
  unit_price_minor: Minor;
  amount_minor: number;
  currency: string;
  incurred_on: Day;
  period_start: Day;
  period_end: Day;
  import_id: number | null;
  line: number | null;
  /** Of a file's row: with `occurrence` it is known again. Null for what a person entered. */
  content_hash: number | null;
  occurrence: Generated<number>;
  note: Text;
  /** Who entered or changed it by hand, and when; null where only a file said it. */
  entered_by: Text;
  entered_at: MaybeInstant;
  form_key: Text;
  version: Generated<number>;
}

export interface CreditTable extends Tenant {
  credit_id: Generated<number>;
  vendor_id: number;
  list_id: number;
  amount_minor: number;
  currency: string;
  credited_on: string;
  reason: Text;
  import_id: number | null;
  line: number | null;
  content_hash: number | null;
  occurrence: Generated<number>;
  note: Text;
  /** Who entered or changed it by hand, and when; null where only a file said it. */
  entered_by: Text;
  entered_at: MaybeInstant;
  form_key: Text;
  version: Generated<number>;
}

/** What stood where a charge or credit was deleted by hand; its names are kept, for vendor and list may go. */
export interface DeletedMoneyTable extends Tenant {
  deleted_money_id: Generated<number>;
  kind: "charge" | "credit";
  vendor_id: number;
  vendor: string;
  list_id: number | null;
  list: Text;
  /** The row as it stood. */
  stood: Json<Record<string, unknown>>;
  /** Leads a credit named. */
  leads: Generated<number[]>;
  deleted_at: Generated<Date>;
  deleted_by: Text;
  taken_back_at: MaybeInstant;
  taken_back_by: Text;
}

export interface CreditLeadTable extends Tenant {
  credit_id: number;
  lead_id: number;
}

export interface ImportChangeTable extends Tenant {
  import_id: number;
  /** "lead" or "deal". */
  relation: string;
  row_id: number;
  /** What of the row was overwritten, by column. */
  before: Json<unknown>;
  /** What a reader knows of what stands there instead, by column. */
  after: Json<unknown>;
  /** Of the file; null for changes kept before lines were. */
  line: number | null;
}

export interface MappingMemoryTable extends Tenant {
  vendor_id: number;
  fingerprint: string;
  mapping: Json<unknown>;
  used_at: Generated<Date>;
}

export interface Database {
  organization: OrganizationTable;
  vendor: VendorTable;
  import: ImportTable;
  import_reject: ImportRejectTable;
  list: ListTable;
  account: AccountTable;
  lead: LeadTable;
  duplicate: DuplicateTable;
  defect: DefectTable;
  claim: ClaimTable;
  step: StepTable;
  step_change: StepChangeTable;
  issue: IssueTable;
  cue: CueTable;
  word_change: WordChangeTable;
  prompt: PromptTable;
  touch: TouchTable;
  signal: SignalTable;
  signal_change: SignalChangeTable;
  circle_back: CircleBackTable;
  rep: RepTable;
  deal: DealTable;
  match: MatchTable;
  charge: ChargeTable;
  credit: CreditTable;
  credit_lead: CreditLeadTable;
  deleted_money: DeletedMoneyTable;
  import_change: ImportChangeTable;
  mapping_memory: MappingMemoryTable;
  vendor_link: VendorLinkTable;
}

/** The database, or a transaction on it. Inside `withOrganization` it sees one organization and no other. */
export type Db = Kysely<Database>;
