// Which words does Placket use, and what does a new organization start with?

/** States of a lead, first that holds. */
export const states = ["won", "credited", "disqualified", "lost", "unworked", "stalled", "active"] as const;
export type State = (typeof states)[number];

/** What a step is for one lead. */
export const stepStates = ["buttoned", "objection", "skipped", "silent"] as const;
export type StepState = (typeof stepStates)[number];

export const stepKinds = ["contact", "appointment_set", "appointment_held", "buy_in", "close"] as const;
export type StepKind = (typeof stepKinds)[number];

/** Where each dollar of a lead's cost lands, first that holds; "unallocated" is money no lead can carry. */
export const buckets = [
  "credited",
  "won",
  "defect",
  "duplicate",
  "never worked",
  "not recorded",
  "no-show",
  "objection left open",
  "went silent",
  "lost, no reason heard",
  "fair loss",
  "ripening",
  "unallocated",
] as const;
export type Bucket = (typeof buckets)[number];

/** Whose doing it can be where a dollar went. */
export const parties = ["us", "vendor", "shared", "market", "unknown", "open", "nobody"] as const;
export type Party = (typeof parties)[number];

/** Whose doing a bucket is. */
export const onWhom: Record<Bucket, Party> = {
  credited: "nobody",
  won: "nobody",
  defect: "vendor",
  duplicate: "vendor",
  "never worked": "us",
  "not recorded": "unknown",
  "no-show": "shared",
  "objection left open": "us",
  "went silent": "us",
  "lost, no reason heard": "us",
  "fair loss": "market",
  ripening: "open",
  unallocated: "unknown",
};

/** The buckets that are waste. */
export const wasteBuckets: readonly Bucket[] = [
  "defect",
  "duplicate",
  "never worked",
  "no-show",
  "objection left open",
  "went silent",
  "lost, no reason heard",
];

/** Buckets that name the step at which the money went. */
export const bucketsByStep: readonly Bucket[] = [
  "no-show",
  "objection left open",
  "went silent",
  "lost, no reason heard",
  "fair loss",
];

export const polarities = ["positive", "negative", "neutral"] as const;
export type Polarity = (typeof polarities)[number];

export const manners = ["spoken", "unspoken"] as const;
export type Manner = (typeof manners)[number];

/** Where the buyer spoke. */
export const channels = ["call", "mail", "meeting"] as const;
export type Channel = (typeof channels)[number];

/** How we tried to reach the buyer. */
export const touchChannels = ["call", "mail", "visit"] as const;
export type TouchChannel = (typeof touchChannels)[number];

/** What became of an appointment. */
export const outcomes = ["held", "no-show", "cancelled", "rescheduled"] as const;
export type MeetingOutcome = (typeof outcomes)[number];

/** What an outcome says where the file gives no polarity of its own. */
export const outcomePolarity: Record<MeetingOutcome, Polarity> = {
  held: "positive",
  "no-show": "negative",
  cancelled: "negative",
  rescheduled: "neutral",
};

/** What was bought: a name, a show of interest, a booked appointment, an attended one. */
export const purchaseUnits = ["record", "lead", "set", "held"] as const;
export type PurchaseUnit = (typeof purchaseUnits)[number];

export const dealStatuses = ["open", "won", "lost"] as const;
export type DealStatus = (typeof dealStatuses)[number];

export const importKinds = ["leads", "deals", "signals", "touches", "charges", "credits"] as const;
export type ImportKind = (typeof importKinds)[number];

export const importStatuses = [
  "uploaded",
  "checked",
  "queued",
  "importing",
  "done",
  "failed",
  "cancelled",
  "undone",
] as const;
export type ImportStatus = (typeof importStatuses)[number];

export const defaultSteps: readonly { name: string; kind: StepKind }[] = [
  { name: "Reached", kind: "contact" },
  { name: "Appointment set", kind: "appointment_set" },
  { name: "Appointment held", kind: "appointment_held" },
  { name: "Pain agreed", kind: "buy_in" },
  { name: "Proactive service ends downtime", kind: "buy_in" },
  { name: "Unlimited help desk replaces the IT liaison", kind: "buy_in" },
  { name: "Price range accepted", kind: "buy_in" },
  { name: "Proposal agreed", kind: "buy_in" },
  { name: "Signed", kind: "close" },
];

export const defaultIssues: readonly string[] = [
  "price",
  "timing",
  "incumbent contract",
  "no authority",
  "happy with current provider",
  "in-house IT person",
  "trust or security",
  "unclear value",
  "bad past MSP",
  "no response",
];

/** Unspoken signals to pick from. */
export const positiveCues: readonly string[] = [
  "brought a colleague",
  "took notes",
  "asked about onboarding",
  "showed the network or an invoice",
];
export const negativeCues: readonly string[] = [
  "late or cut short",
  "checked the phone",
  "stopped replying",
  "sent a junior",
  "cancelled twice",
  "avoided price",
];

/** Signals of absence: the buyer was not there, so they do not move the clock. */
export const absenceOutcomes: readonly MeetingOutcome[] = ["no-show", "cancelled"];
export const absenceCues: readonly string[] = ["stopped replying"];
export const absenceIssues: readonly string[] = ["no response"];

/** Days a lead may sit at a step of a kind when nothing was typed and nothing learned. */
export const defaultLimits: Record<StepKind, number> = {
  contact: 14,
  appointment_set: 21,
  appointment_held: 21,
  buy_in: 30,
  close: 45,
};

/** Days after the purchase from which a lead nobody touched is "unworked". */
export const followUpDays = 5;
/** Days a lead is given to be won before it counts in the close rate. */
export const horizonDays = 180;
/** Days inside which a second purchase of an account is a duplicate, unless the contract says otherwise. */
export const duplicateWindowDays = 365;

/** What a file does to a value that is here already. An empty cell never overwrites one. */
export const conflictRules = ["overwrite", "fill blanks only", "never"] as const;
export type ConflictRule = (typeof conflictRules)[number];
