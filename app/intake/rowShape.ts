// What must hold for every row that is taken, whoever made it?
import { z } from "zod";
import { chargeBases } from "../domain/chargeWords";
import { channels, manners, outcomes, polarities, purchaseUnits, touchChannels } from "../domain/vocabulary";
import type { IntakeRow, LeadFields, SignalFields } from "./intakeRow";

const mostKey = 320;
const mostText = 32_000;

const text = z.string().min(1).max(mostText).nullable();
const key = z.string().min(1).max(mostKey).nullable();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const minor = z.number().int().nonnegative();
const currency = z.string().regex(/^[A-Z]{3}$/);
const share = z.string().regex(/^(0(\.\d{1,5})?|1)$/);
const phoneKey = z
  .string()
  .regex(/^\+\d{3,20}$/)
  .nullable();

const keys = {
  email_key: key,
  phone_key: phoneKey,
  domain_key: key,
  company_key: key,
  city_key: key,
  person_key: key,
};

const lead = z.object({
  ...keys,
  vendor_lead_id: key,
  content_hash: z.number().int().nonnegative(),
  company: text,
  person: text,
  title: text,
  email: text,
  phone: text,
  mobile: text,
  website: text,
  street: text,
  city: text,
  region: text,
  postal_code: text,
  country: text,
  seats: minor.nullable(),
  industry: text,
  purchase_unit: z.enum(purchaseUnits).nullable(),
  price_minor: minor.nullable(),
  price_currency: currency.nullable(),
  purchased_on: day.nullable(),
  delivered_at: z.date().nullable(),
  note: text,
  anonymous: z.boolean(),
});

const deal = z.object({
  ...keys,
  external_id: key,
  content_hash: z.number().int().nonnegative(),
  named_lead: key,
  company: text,
  person: text,
  email: text,
  phone: text,
  website: text,
  street: text,
  city: text,
  postal_code: text,
  status: z.enum(["open", "won", "lost"]),
  stage: text,
  opened_on: day.nullable(),
  won_on: day.nullable(),
  lost_on: day.nullable(),
  currency,
  amount_minor: minor.nullable(),
  mrr_minor: minor.nullable(),
  one_off_minor: minor.nullable(),
  months: z.number().int().positive().nullable(),
  margin: share.nullable(),
  loss_reason: text,
  owner: text,
});

const reference = { named_lead: key, named_deal: key, email_key: key, phone_key: phoneKey, company_key: key };

const signal = z.object({
  ...reference,
  step_id: z.number().int().positive(),
  at: z.date(),
  polarity: z.enum(polarities),
  manner: z.enum(manners),
  channel: z.enum(channels).nullable(),
  issue_id: z.number().int().positive().nullable(),
  outcome: z.enum(outcomes).nullable(),
  cue: text,
  absence: z.boolean(),
  meeting_on: day.nullable(),
  note: text,
  who: text,
});

const touch = z.object({
  ...reference,
  at: z.date(),
  channel: z.enum(touchChannels).nullable(),
  outcome: text,
  who: text,
});

const charge = z.object({
  basis: z.enum(chargeBases),
  quantity: z.string().nullable(),
  unit_price_minor: minor.nullable(),
  amount_minor: minor,
  currency,
  incurred_on: day.nullable(),
  period_start: day.nullable(),
  period_end: day.nullable(),
});

const credit = z.object({
  named_lead: key,
  amount_minor: minor.positive(),
  currency,
  credited_on: day,
  reason: text,
});

/** The shape of a row that is taken. */
export const rowShape = z.object({
  line: z.number().int().positive(),
  list: z.object({
    vendor: z.string().min(1).max(mostKey).optional(),
    name: z.string().min(1).max(mostKey).optional(),
    purchased_on: day.nullable(),
  }),
  lead: lead.optional(),
  defect: z.object({ defect_on: day.nullable(), reason: z.string().min(1).max(mostText) }).optional(),
  deal: deal.optional(),
  signals: z.array(signal),
  touch: touch.optional(),
  charge: charge.optional(),
  credit: credit.optional(),
});

/** The first thing wrong with a row, in words that follow "Line 214: "; undefined when nothing is. */
export function shapeFault(row: IntakeRow): string | undefined {
  if (isPlainLead(row) || isPlainSignal(row)) return undefined;
  const checked = rowShape.safeParse(row);
  if (checked.success) return undefined;
  const [issue] = checked.error.issues;
  const field = issue?.path.map((part) => String(part).replaceAll("_", " ")).join(", ") ?? "";
  const why =
    issue?.code === "too_big"
      ? `is longer than ${issue.maximum} characters or too large`
      : `cannot be kept as it is (${issue?.message ?? "not valid"})`;
  return `its ${field} ${why}. Correct the cell.`;
}

const shortTexts = (Object.keys(lead.shape) as (keyof LeadFields)[]).filter(
  (field) => lead.shape[field] === text || lead.shape[field] === key,
);

/** Most rows: a lead alone, none of whose cells is long. What it checks is what the shape says, in a tenth of the time. */
function isPlainLead({ line, list, lead, defect, deal, signals, touch, charge, credit }: IntakeRow): boolean {
  if (!lead || defect || deal || signals.length > 0 || touch || charge || credit || !(line > 0)) return false;
  const {
    phone_key,
    content_hash,
    seats,
    price_minor,
    price_currency,
    purchase_unit,
    purchased_on,
    delivered_at,
  } = lead;
  if (!isName(list.vendor) || !isName(list.name) || !isDay(list.purchased_on) || !isDay(purchased_on))
    return false;
  if (purchase_unit !== null || delivered_at !== null) return false;
  if (phone_key !== null && !/^\+\d{3,20}$/.test(phone_key)) return false;
  if (price_currency !== null && !/^[A-Z]{3}$/.test(price_currency)) return false;
  if (
    !isCount(content_hash) ||
    !(seats === null || isCount(seats)) ||
    !(price_minor === null || isCount(price_minor))
  )
    return false;
  for (const field of shortTexts) {
    const value = lead[field];
    if (value !== null && (typeof value !== "string" || value === "" || value.length > mostKey)) return false;
  }
  return true;
}

const signalTexts = (Object.keys(signal.shape) as (keyof SignalFields)[]).filter(
  (field) => signal.shape[field] === text || signal.shape[field] === key,
);

/** Most rows of signals: one alone, none of whose cells is long; checked the same way. */
function isPlainSignal({
  line,
  list,
  lead,
  defect,
  deal,
  signals,
  touch,
  charge,
  credit,
}: IntakeRow): boolean {
  const [said] = signals;
  if (!said || signals.length > 1 || lead || defect || deal || touch || charge || credit || !(line > 0))
    return false;
  if (!isName(list.vendor) || !isName(list.name) || !isDay(list.purchased_on) || !isDay(said.meeting_on))
    return false;
  const { step_id, issue_id, at, absence, phone_key } = said;
  if (!isCount(step_id) || step_id === 0 || !(issue_id === null || (isCount(issue_id) && issue_id > 0)))
    return false;
  if (!(at instanceof Date) || Number.isNaN(at.getTime()) || typeof absence !== "boolean") return false;
  if (phone_key !== null && !/^\+\d{3,20}$/.test(phone_key)) return false;
  if (!polarities.includes(said.polarity) || !manners.includes(said.manner)) return false;
  if (said.channel !== null && !channels.includes(said.channel)) return false;
  if (said.outcome !== null && !outcomes.includes(said.outcome)) return false;
  for (const field of signalTexts) {
    const value = said[field];
    if (value !== null && (typeof value !== "string" || value === "" || value.length > mostKey)) return false;
  }
  return true;
}

function isName(value: string | undefined): boolean {
  return value === undefined || (value !== "" && value.length <= mostKey);
}

function isDay(value: string | null): boolean {
  return value === null || /^\d{4}-\d{2}-\d{2}$/.test(value);
}

function isCount(value: number): boolean {
  return value >= 0 && Number.isSafeInteger(value);
}
