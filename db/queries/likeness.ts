// Which deals have no certain lead, and what do they and the leads look like?
import { type RawBuilder, sql } from "kysely";
import { copiedValues } from "../copiedRows";
import type { Db } from "../schema";

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

/** Leads by their ids, as they are now; those that are gone or have no account are left out. Nothing else is to be asked of the transaction meanwhile. */
export async function listLikenessLeads(db: Db, ids: readonly number[]): Promise<LikenessRow[]> {
  return ids.length === 0 ? [] : readLeads(db, `lead_id = any ('${idsText(ids)}'::bigint[])`);
}

/** The leads that have an account and for which a condition holds, which may also say in which order. */
export async function readLeads(db: Db, which: string): Promise<LikenessRow[]> {
  const values = await copiedValues(
    db,
    `select lead_id, account_id, company, company_key, person_key, email_key, phone_key, domain_key, city_key, postal_code, street
      from lead where account_id is not null and ${which}`,
  );
  const found: LikenessRow[] = [];
  while (values.next())
    found.push({
      id: values.number() ?? 0,
      accountId: values.number(),
      company: values.text(),
      companyKey: values.text(),
      personKey: values.text(),
      emailKey: values.text(),
      phoneKey: values.text(),
      domainKey: values.text(),
      cityKey: values.text(),
      postalCode: values.text(),
      street: values.text(),
    });
  return found;
}

/** Pairs that a person decided on: they are never found again. As "deal:lead". */
export async function listDecidedPairs(db: Db): Promise<Set<string>> {
  const { rows } = await sql<{ pair: string }>`
    select deal_id || ':' || lead_id as pair from match where decided_by is not null`.execute(db);
  return new Set(rows.map(({ pair }) => pair));
}
