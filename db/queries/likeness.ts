// Which deals have no certain lead, what do they and the leads look like, and what did matching find for them?
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../schema";
import { refreshProgress } from "./derive";
import { shareDeals } from "./matches";

/** A lead or the buyer of a deal, by the keys that its row got when it was imported; null is unknown. */
export interface LikenessRow {
  id: number;
  /** The account of a lead; deals have none here. */
  accountId: number | null;
  /** As written: it may hold two names. */
  company: string | null;
  companyKey: string | null;
  personKey: string | null;
  emailKey: string | null;
  /** E.164. */
  phoneKey: string | null;
  /** The registrable domain; never that of a free-mail provider. */
  domainKey: string | null;
  cityKey: string | null;
  postalCode: string | null;
  street: string | null;
}

/** Of a lead or a deal alike. */
export const likenessColumns: RawBuilder<unknown> = sql`company, company_key as "companyKey", person_key as "personKey", email_key as "emailKey", phone_key as "phoneKey",
  domain_key as "domainKey", city_key as "cityKey", postal_code as "postalCode", street`;

/** Deals of a relation without a link but those that likeness made: no id, no row, no exact key and no person says whose they are. */
export function loose(deals: string): RawBuilder<boolean> {
  return sql<boolean>`own_lead_id is null and not exists (
  select from match m where m.deal_id = ${sql.ref(`${deals}.deal_id`)} and m.decision = 'linked' and (m.method <> 'likeness' or m.decided_by is not null))`;
}

/** A deal that says whom it is about. */
export const tellsWhom = sql<boolean>`coalesce(company_key, person_key, email_key, phone_key, domain_key) is not null`;

/** Which deals are asked for: those of them that an import brought or changed, and those with an id. */
export interface SomeDeals {
  importId: number;
  ids?: readonly number[];
}

/** All deals whose lead is not certain and that say whom they are about; or some of them. */
export async function listLooseDeals(db: Db, some?: SomeDeals): Promise<LikenessRow[]> {
  const { importId, ids = [] } = some ?? {};
  const concerned =
    importId === undefined
      ? sql`true`
      : sql`deal_id in (select deal_id from deal where import_id = ${importId}
        union all select row_id from import_change where import_id = ${importId} and relation = 'deal'
        union all select unnest(${idsText(ids)}::bigint[]))`;
  const { rows } = await sql<LikenessRow>`
    select deal_id as id, null as "accountId", ${likenessColumns} from deal
    where ${loose("deal")} and ${tellsWhom} and ${concerned}
    order by deal_id`.execute(db);
  return rows;
}

/** Ids as Postgres writes an array, which is quicker than a parameter of many parts. */
function idsText(ids: readonly number[]): string {
  return `{${ids.join(",")}}`;
}

/** How many deals there are, loose or not. */
export async function countDeals(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from deal`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Whether an import brought leads, which it changed, and the deals that are linked or asked about with those by likeness. */
export async function findFreshLeads(
  db: Db,
  importId: number,
): Promise<{ brought: boolean; changed: number[]; deals: number[] }> {
  const changed = sql`select row_id from import_change where import_id = ${importId} and relation = 'lead'`;
  const { rows } = await sql<{ brought: boolean; changed: number[]; deals: number[] }>`
    select exists (select from lead where import_id = ${importId}) as brought, array(${changed}) as changed,
      array(select distinct deal_id from match where lead_id in (${changed})) as deals`.execute(db);
  const [found] = rows;
  return found ?? { brought: false, changed: [], deals: [] };
}

/** Leads by their ids, as they are now; those that are gone or have no account are left out. */
export async function listLikenessLeads(db: Db, ids: readonly number[]): Promise<LikenessRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<LikenessRow>`
    select lead_id as id, account_id as "accountId", ${likenessColumns} from lead
    where account_id is not null and lead_id = any (${idsText(ids)}::bigint[])`.execute(db);
  return rows;
}

const batchRows = 20_000;

/** Pairs that a person decided on: they are never found again. As "deal:lead". */
export async function listDecidedPairs(db: Db): Promise<Set<string>> {
  const { rows } = await sql<{ pair: string }>`
    select deal_id || ':' || lead_id as pair from match where decided_by is not null`.execute(db);
  return new Set(rows.map(({ pair }) => pair));
}

export interface LikenessFound {
  dealId: number;
  leadId: number;
  decision: "linked" | "queued";
  probability: number;
  reasons: { words: string; weight: number }[];
}

/**
 * Puts what was found for some deals in the place of what likeness found for them before, and derives anew the leads that gained or lost a deal. A link is
 * to all leads of the company, which share it by PRODUCT.md 3 "Credit for deals". Deals that got a certain lead meanwhile are left alone, and so are
 * pairs that a person decided on.
 */
export async function storeLikeness(
  db: Db,
  { deals, found }: { deals: number[]; found: LikenessFound[] },
): Promise<void> {
  await sql`create temp table likened on commit drop as
    select deal_id from deal where deal_id = any(${deals}::bigint[]) and ${loose("deal")}`.execute(db);
  await sql`create temp table likeness (deal_id bigint, lead_id bigint, decision text, probability double precision, reasons jsonb) on commit drop`.execute(
    db,
  );
  for (let at = 0; at < found.length; at += batchRows) {
    const part = found.slice(at, at + batchRows);
    await sql`insert into likeness select * from unnest(${part.map(({ dealId }) => dealId)}::bigint[], ${part.map(({ leadId }) => leadId)}::bigint[],
      ${part.map(({ decision }) => decision)}::text[], ${part.map(({ probability }) => probability)}::float8[],
      ${part.map(({ reasons }) => JSON.stringify(reasons))}::jsonb[])`.execute(db);
  }
  await sql`analyze likened, likeness`.execute(db);
  await sql`create temp table credited_before on commit drop as ${credited}`.execute(db);
  await sql`delete from match using likened where match.deal_id = likened.deal_id and method = 'likeness' and decided_by is null`.execute(
    db,
  );
  await sql`
    with owned as (
      select distinct on (n.deal_id, lead.account_id) n.deal_id, lead.account_id, n.probability
      from likeness n join lead using (lead_id) where n.decision = 'linked' order by n.deal_id, lead.account_id, n.probability desc
    )
    insert into match (deal_id, lead_id, method, probability, reasons, decision, share_count, share_rank)
    select deal_id, lead_id, 'likeness', probability, reasons, decision, ${alone}, ${alone}
    from (
      select distinct on (deal_id, lead_id) deal_id, lead_id, probability, reasons, decision
      from (
        select deal_id, lead_id, probability, reasons, decision, 1 as strength from likeness join lead using (lead_id)
        union all
        select deal_id, lead_id, probability, '["same account as a lead that is like it"]'::jsonb, 'linked', 2 from owned join lead using (account_id)
      ) as made join likened using (deal_id)
      where not exists (select from match m where m.deal_id = made.deal_id and m.lead_id = made.lead_id)
      order by deal_id, lead_id, strength
    ) as new`.execute(db);
  await shareDeals(db, sql`likened`);
  const { rows } = await sql<{ lead_id: number }>`
    with after as (${credited}),
    turned as ((table after except table credited_before) union (table credited_before except table after))
    select distinct lead_id from turned`.execute(db);
  await sql`drop table likened, likeness, credited_before`.execute(db);
  if (rows.length > 0) await refreshProgress(db, { leads: rows.map((row) => row.lead_id) });
}

/** Most deals have one link, which has all of the deal: `shareDeals`, which decides, has then no row to write again. */
const alone: RawBuilder<unknown> = sql`case when decision = 'linked' and count(*) over (partition by deal_id) = 1 then 1 end`;

/** The links of the deals at hand that give credit. */
const credited: RawBuilder<unknown> = sql`select m.deal_id, m.lead_id, m.share_count, m.share_rank
  from match m join likened using (deal_id) where m.decision = 'linked' and m.share_count is not null`;
