// Which dated facts are known of one lead?
import { sql } from "kysely";
import type { Db } from "../schema";
import { dealValue } from "./linkedDeals";

/** A lead's own row, with its vendor, list and import. */
export async function findLead(db: Db, leadId: number) {
  return db
    .selectFrom("lead")
    .innerJoin("vendor", (join) => join.onRef("vendor.vendor_id", "=", "lead.vendor_id"))
    .innerJoin("list", (join) => join.onRef("list.list_id", "=", "lead.list_id"))
    .innerJoin("import", (join) => join.onRef("import.import_id", "=", "lead.import_id"))
    .leftJoin("duplicate", (join) => join.onRef("duplicate.lead_id", "=", "lead.lead_id"))
    .selectAll("lead")
    .select([
      "vendor.name as vendor",
      "list.name as list",
      "duplicate.duplicate_of",
      "import.file_name",
      "import.created_at as imported_at",
    ])
    .where("lead.lead_id", "=", leadId)
    .executeTakeFirst();
}

/** Leads with this id of their vendor; without any, the lead of this number. */
export async function findLeadsNamed(db: Db, word: string): Promise<{ lead_id: number; vendor: string }[]> {
  const leads = db
    .selectFrom("lead")
    .innerJoin("vendor", (join) => join.onRef("vendor.vendor_id", "=", "lead.vendor_id"))
    .select(["lead.lead_id", "vendor.name as vendor"])
    .orderBy("lead.lead_id");
  const named = await leads.where("vendor_lead_id", "=", word).limit(20).execute();
  if (named.length > 0 || !/^[1-9]\d{0,14}$/.test(word)) return named;
  return leads.where("lead.lead_id", "=", Number(word)).execute();
}

export interface LeadFact {
  kind: "touch" | "signal" | "deal" | "defect" | "credit";
  id: number;
  on: string | null;
  at: string | null;
  polarity: "positive" | "negative" | "neutral" | null;
  manner: "spoken" | "unspoken" | null;
  step: string | null;
  word: string | null;
  issue: string | null;
  channel: string | null;
  who: string | null;
  note: string | null;
  meeting_on: string | null;
  amount_minor: number | null;
  currency: string | null;
  /** Who confirmed the link to a deal; null where only a rule made it. */
  confirmed_by: string | null;
}

/** A page of the touches, signals, deals and defects of a lead up to a day, newest first, undated deals last; and how many there are in all. */
export async function listLeadFacts(
  db: Db,
  { leadId, asOf, limit, offset }: { leadId: number; asOf: string; limit: number; offset: number },
): Promise<{ facts: LeadFact[]; total: number }> {
  const blank = sql.raw("null::text");
  const { rows } = await sql<LeadFact & { total: number }>`
    with o as (select time_zone, default_months from organization),
    fact as (
      select 'signal' as kind, signal_id as id, at as moment, null::date as on_day, polarity, manner, step.name as step, coalesce(outcome, cue) as word,
        issue.name as issue, channel, who, note, meeting_on, null::bigint as amount_minor, ${blank} as currency, ${blank} as confirmed_by
      from signal join step using (organization_id, step_id) left join issue using (organization_id, issue_id) where lead_id = ${leadId}
      union all
      select 'touch', touch_id, at, null, null, null, null, outcome, null, channel, who, null, null, null, null, null from touch where lead_id = ${leadId}
      union all
      select 'deal', deal_id, null, case status when 'won' then coalesce(won_on, opened_on) when 'lost' then coalesce(lost_on, opened_on) else opened_on end,
        null, null, null, status, loss_reason, match.method, owner, d.stage, opened_on, ${dealValue}, d.currency, match.decided_by
      from o cross join match join deal as d using (organization_id, deal_id) where lead_id = ${leadId} and match.decision = 'linked'
      union all
      select 'defect', defect_id, null, defect_on, null, null, null, reason, null, null, null, evidence, null, null, null, null from defect where lead_id = ${leadId}
    )
    select kind, id, coalesce(on_day, (moment at time zone o.time_zone)::date) as on,
      case when moment is not null and (moment at time zone o.time_zone)::time <> '00:00' then to_char(moment at time zone o.time_zone, 'HH24:MI') end as at,
      polarity, manner, step, word, issue, channel, who, note, meeting_on, amount_minor, currency, confirmed_by, count(*) over () as total
    from o cross join fact
    where coalesce(on_day, (moment at time zone o.time_zone)::date) is null or coalesce(on_day, (moment at time zone o.time_zone)::date) <= ${asOf}::date
    order by coalesce(on_day, (moment at time zone o.time_zone)::date) desc nulls last, moment desc nulls last, id desc
    limit ${limit} offset ${offset}`.execute(db);
  return { facts: rows.map(({ total: _, ...fact }) => fact), total: rows[0]?.total ?? 0 };
}
