// Which pairs of deal and lead were proposed, and what is known of both?
import { type RawBuilder, sql } from "kysely";
import type { Db, MatchTable } from "../schema";
import type { MatchedPair } from "./decideMatch";
import { dealValue } from "./linkedDeals";

/** What both sides of a pair are compared by, as it is written and as its key. */
export interface PairSide {
  company: string | null;
  person: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  street: string | null;
  city: string | null;
  postal_code: string | null;
  company_key: string | null;
  person_key: string | null;
  email_key: string | null;
  phone_key: string | null;
  domain_key: string | null;
  city_key: string | null;
}

export interface PairRow {
  deal_id: number;
  lead_id: number;
  method: MatchTable["method"];
  probability: number | null;
  reasons: (string | { words: string; weight: number })[];
  decision: "linked" | "queued" | "never";
  decided_by: string | null;
  /** Day in the organization's time zone. */
  decided_on: string;
  share_count: number | null;
  share_rank: number | null;
  /** Who linked the deal to another lead, so that this pair, which waited, is not asked any more; null where nobody did. */
  settled_by: string | null;
  /** Whether both stand in one account; null where the deal stands in the lead's own row, or one of them says nothing of its company. */
  company: "same" | "other" | null;
  deal: PairSide & {
    external_id: string | null;
    status: "open" | "won" | "lost";
    stage: string | null;
    owner: string | null;
    opened_on: string | null;
    ended_on: string | null;
    value_minor: number | null;
    currency: string;
  };
  lead: PairSide & {
    vendor_lead_id: string | null;
    vendor: string;
    list: string;
    purchased_on: string | null;
    /** Net of what came back; null where there is no price. */
    cost_minor: number | null;
    currency: string | null;
  };
}

/** All that waits, or what waits from a probability on. */
export interface QueueQuery {
  above?: number | undefined;
  limit: number;
  offset: number;
}

/** Of a pair `m`: a person linked its deal to another lead. Taken back, it waits again. */
const linkedElsewhere = sql`from match o where o.organization_id = m.organization_id and o.deal_id = m.deal_id and o.lead_id <> m.lead_id
  and o.decision = 'linked' and o.decided_by is not null`;

/** Whether a pair `m` waits for a person. */
export const waits = sql<boolean>`m.decision = 'queued' and not exists (select ${linkedElsewhere})`;

/** Pairs that wait for a person, the most money that would move first: the deal's value in the organization's currency, else the lead's cost. */
export async function listQueue(db: Db, { above, limit, offset }: QueueQuery): Promise<PairRow[]> {
  const where = sql`${waits} and ${above === undefined ? sql`true` : sql`m.probability >= ${above}`}`;
  const { rows } = await pairs(
    where,
    sql`swing desc nulls last, m.deal_id, m.lead_id limit ${limit} offset ${offset}`,
  ).execute(db);
  return rows;
}

/** One pair; undefined where it was never proposed nor decided. */
export async function findPair(db: Db, { dealId, leadId }: MatchedPair): Promise<PairRow | undefined> {
  const { rows } = await pairs(sql`m.deal_id = ${dealId} and m.lead_id = ${leadId}`).execute(db);
  return rows[0];
}

/** A lead's pairs with deals that exist on a day: linked ones first, then what waits, then what a person took apart. */
export async function listPairsOfLead(
  db: Db,
  { leadId, asOf }: { leadId: number; asOf: string },
): Promise<PairRow[]> {
  const { rows } = await pairs(
    sql`m.lead_id = ${leadId} and coalesce(coalesce(d.opened_on, d.won_on, d.lost_on) <= ${asOf}::date, true)`,
    sql`array_position(array['linked', 'queued', 'never'], m.decision), d.opened_on desc nulls last, m.deal_id desc limit 50`,
  ).execute(db);
  return rows;
}

/** How many pairs wait, of those with at least a probability how many, and how many people have decided of which a probability is known. */
export async function countPairs(
  db: Db,
  { above }: { above?: number | undefined } = {},
): Promise<{ queued: number; above: number; reviewed: number }> {
  const { rows } = await sql<{ queued: number; above: number; reviewed: number }>`
    select count(*)::int as queued, count(*) filter (where m.probability >= ${above ?? 2})::int as above,
      (select count(*)::int from match where ${reviewed}) as reviewed
    from match m where ${waits}`.execute(db);
  return rows[0] ?? { queued: 0, above: 0, reviewed: 0 };
}

/** Decided by a person, and matching had said how likely it is. */
export const reviewed = sql<boolean>`decided_by is not null and decision <> 'queued' and probability is not null`;

function pairs(where: RawBuilder<unknown>, order: RawBuilder<unknown> = sql`m.deal_id`): RawBuilder<PairRow> {
  return sql<PairRow>`
    select m.deal_id, m.lead_id, m.method, m.probability, m.reasons, m.decision, m.decided_by, m.share_count, m.share_rank,
      (m.decided_at at time zone o.time_zone)::date as decided_on,
      case when m.decision = 'queued' then (select o.decided_by ${linkedElsewhere} order by o.decided_at limit 1) end as settled_by,
      case when d.own_lead_id is distinct from l.lead_id then case d.account_id = l.account_id when true then 'same' when false then 'other' end end as company,
      ${side("d")} || jsonb_build_object('external_id', d.external_id, 'status', d.status, 'stage', d.stage, 'owner', d.owner,
        'opened_on', d.opened_on, 'ended_on', coalesce(d.won_on, d.lost_on), 'value_minor', v.value_minor, 'currency', d.currency) as deal,
      ${side("l")} || jsonb_build_object('vendor_lead_id', l.vendor_lead_id, 'vendor', vendor.name, 'list', list.name,
        'purchased_on', l.purchased_on, 'cost_minor', p.cost_minor - p.credited_minor, 'currency', p.currency) as lead,
      coalesce(case when d.currency = o.currency then v.value_minor end, case when p.currency = o.currency then p.cost_minor - p.credited_minor end) as swing
    from match m join organization o using (organization_id)
    join deal d on d.organization_id = m.organization_id and d.deal_id = m.deal_id
    join lead l on l.organization_id = m.organization_id and l.lead_id = m.lead_id
    join vendor on vendor.organization_id = l.organization_id and vendor.vendor_id = l.vendor_id
    join list on list.organization_id = l.organization_id and list.list_id = l.list_id
    left join lead_progress p on p.organization_id = l.organization_id and p.lead_id = l.lead_id
    cross join lateral (select ${dealValue} as value_minor) as v
    where ${where} order by ${order}`;
}

function side(table: "d" | "l"): RawBuilder<unknown> {
  const names = [
    "company",
    "person",
    "email",
    "phone",
    "website",
    "street",
    "city",
    "postal_code",
    "company_key",
    "person_key",
    "email_key",
    "phone_key",
    "domain_key",
    "city_key",
  ];
  return sql`jsonb_build_object(${sql.raw(names.map((name) => `'${name}', ${table}.${name}`).join(", "))})`;
}
