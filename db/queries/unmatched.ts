// Which deals belong to no bought lead, which won leads have no deal, and how many of the won deals are matched?
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../schema";
import { dealValue } from "./linkedDeals";
import { waits } from "./matchPairs";

export type DealStatus = "open" | "won" | "lost";

/** What matching could go by; null is missing. */
export interface MatchKeys {
  email_key: string | null;
  domain_key: string | null;
  phone_key: string | null;
  company_key: string | null;
  city_key: string | null;
}

export interface UnmatchedDeal extends MatchKeys {
  deal_id: number;
  external_id: string | null;
  company: string | null;
  person: string | null;
  email: string | null;
  named_lead: string | null;
  status: DealStatus;
  opened_on: string | null;
  ended_on: string | null;
  value_minor: number | null;
  currency: string;
  /** Pairs of it that wait in the queue. */
  waiting: number;
}

/** Deals `d` that exist at the end of a day. */
const exists = (asOf: string) =>
  sql<boolean>`coalesce(coalesce(d.opened_on, d.won_on, d.lost_on) <= ${asOf}::date, true)`;

/** Deals `d` that are won at the end of a day, as `linked` reads it. */
const won = (asOf: string) => sql<boolean>`d.status = 'won' and coalesce(d.won_on <= ${asOf}::date, true)`;

/** Deals `d` to which a lead is linked that was bought by the day. */
const matched = (
  asOf: string,
) => sql<boolean>`exists (select from match m join lead using (organization_id, lead_id)
  where m.organization_id = d.organization_id and m.deal_id = d.deal_id and m.decision = 'linked' and coalesce(lead.purchased_on <= ${asOf}::date, true))`;

/** CTE `seen`: deals that exist on a day, how each stood then, and whether a bought lead is linked to it. */
function seen(asOf: string): RawBuilder<unknown> {
  return sql`seen as (
    select d.*, case when ${won(asOf)} then 'won' when d.status = 'lost' and coalesce(d.lost_on <= ${asOf}::date, true) then 'lost' else 'open' end as stood,
      ${matched(asOf)} as matched
    from deal d where ${exists(asOf)}
  )`;
}

/** Deals not from bought leads as of a day, the dearest of the organization's currency first. */
export async function listUnmatchedDeals(
  db: Db,
  {
    asOf,
    status,
    limit,
    offset,
  }: { asOf: string; status: DealStatus | undefined; limit: number; offset: number },
): Promise<UnmatchedDeal[]> {
  const { rows } = await sql<UnmatchedDeal>`
    with ${seen(asOf)}
    select d.deal_id, d.external_id, d.company, d.person, d.email, d.named_lead, d.stood as status, d.opened_on, case d.stood when 'won' then d.won_on when 'lost' then d.lost_on end as ended_on,
      v.value_minor, d.currency, d.email_key, d.domain_key, d.phone_key, d.company_key, d.city_key,
      (select count(*)::int from match m where m.deal_id = d.deal_id and ${waits}) as waiting
    from seen d join organization o using (organization_id) cross join lateral (select ${dealValue} as value_minor) as v
    where not matched and ${status === undefined ? sql`true` : sql`d.stood = ${status}`}
    order by case when d.currency = o.currency then v.value_minor end desc nulls last, d.deal_id
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** Deals as of a day by how they stood, and how many of them a bought lead is linked to. */
export async function countDeals(
  db: Db,
  asOf: string,
): Promise<{ status: DealStatus; deals: number; matched: number }[]> {
  const { rows } = await sql<{ status: DealStatus; deals: number; matched: number }>`
    with ${seen(asOf)} select stood as status, count(*)::int as deals, count(*) filter (where matched)::int as matched from seen group by stood`.execute(
    db,
  );
  return rows;
}

/**
 * Won deals as of a day, and how many of them a bought lead is linked to: for the board, without a look at the other deals. Both are read from indexes,
 * and of the leads only those are looked up that were bought later: on most days there are none.
 */
export async function findMatchedWins(db: Db, asOf: string): Promise<{ hits: number; n: number }> {
  const { rows } = await sql<{ hits: number; n: number }>`
    with win as materialized (select deal_id from deal d where ${exists(asOf)} and ${won(asOf)}),
    later as materialized (select lead_id from lead where purchased_on > ${asOf}::date),
    linked as (
      select deal_id from match m where decision = 'linked' and not exists (select from later where later.lead_id = m.lead_id)
    )
    select (select count(*)::int from win where deal_id in (select deal_id from linked)) as hits, (select count(*)::int from win) as n`.execute(
    db,
  );
  return rows[0] ?? { hits: 0, n: 0 };
}

export interface DealLessLead extends MatchKeys {
  lead_id: number;
  vendor_lead_id: string | null;
  company: string | null;
  person: string | null;
  vendor: string;
  list: string;
  purchased_on: string | null;
  won_on: string | null;
  waiting: number;
  total: number;
}

/** Leads that are won by a signal on their close step and have no deal, the latest win first; each row says how many there are in all. */
export async function listWonWithoutDeal(
  db: Db,
  { limit, offset }: { limit: number; offset: number },
): Promise<DealLessLead[]> {
  const { rows } = await sql<DealLessLead>`
    select p.lead_id, lead.vendor_lead_id, lead.company, lead.person, vendor.name as vendor, list.name as list, p.purchased_on, p.won_on,
      lead.email_key, lead.domain_key, lead.phone_key, lead.company_key, lead.city_key,
      (select count(*)::int from match m where m.lead_id = p.lead_id and ${waits}) as waiting, count(*) over ()::int as total
    from lead_progress p join lead using (organization_id, lead_id) join vendor on vendor.vendor_id = p.vendor_id join list on list.list_id = p.list_id
    where ${wonWithoutDeal} order by p.won_on desc nulls last, p.lead_id limit ${limit} offset ${offset}`.execute(
    db,
  );
  return rows;
}

export async function countWonWithoutDeal(db: Db): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from lead_progress p where ${wonWithoutDeal}`.execute(db);
  return rows[0]?.n ?? 0;
}

const wonWithoutDeal = sql`p.outcome = 'won' and not p.has_deal`;

export interface FoundSide {
  id: number;
  name: string;
  about: string;
  on: string | null;
}

const mostFound = 20;
const likeOf = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
const numberOf = (text: string) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0);

/** Leads by their vendor's id, number, company or e-mail, those with exactly that id first. */
export async function searchLeads(db: Db, text: string): Promise<FoundSide[]> {
  const like = likeOf(text);
  const { rows } = await sql<FoundSide>`
    select lead_id as id, coalesce(company, person, vendor_lead_id, 'Lead ' || lead_id) as name, concat_ws(', ', vendor.name, list.name, vendor_lead_id, email) as about,
      lead.purchased_on as on
    from lead join vendor using (organization_id, vendor_id) join list using (organization_id, list_id)
    where vendor_lead_id ilike ${like} or company ilike ${like} or email ilike ${like} or lead_id = ${numberOf(text)}
    order by vendor_lead_id is not distinct from ${text} desc, company, lead_id limit ${mostFound}`.execute(
    db,
  );
  return rows;
}

/** Deals by their id, number, company or e-mail. */
export async function searchDeals(db: Db, text: string): Promise<FoundSide[]> {
  const like = likeOf(text);
  const { rows } = await sql<FoundSide>`
    select deal_id as id, coalesce(company, person, external_id, 'Deal ' || deal_id) as name, concat_ws(', ', status, external_id, email) as about, opened_on as on
    from deal where external_id ilike ${like} or company ilike ${like} or email ilike ${like} or deal_id = ${numberOf(text)}
    order by external_id is not distinct from ${text} desc, company, deal_id limit ${mostFound}`.execute(db);
  return rows;
}
