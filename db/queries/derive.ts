// How are lead_progress and the rollups kept equal to the facts, in the transaction that changes the facts?
import { sql } from "kysely";
import type { Db } from "../schema";
import { findToday } from "./organization";
import { planAsUsual, planForMany, runProgress } from "./planning";
import { progress } from "./progress";
import { refreshFew } from "./refreshFew";
import { refreshMany, sumLists } from "./refreshMany";
import { addLeads, rollups } from "./rollups";
import { chargesWoken } from "./spreading";
import { giveLeads, type Touched } from "./touched";

/** Tables that are emptied and filled as one. */
const derivedTables = ["lead_progress", "unallocated", ...rollups.map((rollup) => rollup.table)];

/** What stands aside when a day other than the maintained one is looked at. */
const asideTables = ["derived_day", ...derivedTables];

/** Up to so many leads are derived by one statement whose plan is kept, where none of their charges move. */
export const deltaLeads = 500;

/** The advisory lock of an organization's derived rows. */
const derivedLock = 1_885_432_939;

/**
 * Brings the derived rows of the touched leads up to date, and of the won leads of their accounts, among which the first win is told.
 * Call it in the write's own transaction.
 */
export async function refreshProgress(
  db: Db,
  { leads, fresh, lists = [], vendors = [] }: Touched,
): Promise<void> {
  const asOf = await ensureDerivedToday(db);
  await lockDerived(db);
  // A plan that is kept must not be one for many.
  await planAsUsual(db);
  const given = Array.isArray(leads) ? leads : await giveLeads(db, sql`${leads} as given`, deltaLeads);
  const few = Array.isArray(given) && given.length <= deltaLeads && lists.length + vendors.length === 0;
  const due = few ? await refreshFew(db, { asOf, leads: given }) : undefined;
  if (due === undefined) await refreshMany(db, asOf, { leads: given, fresh, lists, vendors });
  else if (due.length > 0) await refreshMany(db, asOf, { leads: [], fresh, lists: due, vendors: [] });
}

/** Throws all derived rows of the organization away and makes them again from the facts, as of today. Returns the number of leads. */
export async function rebuildProgress(db: Db): Promise<number> {
  await lockDerived(db);
  const today = await findToday(db);
  for (const table of derivedTables) {
    await sql`delete from ${sql.table(table)}`.execute(db);
  }
  await deriveAll(db, today);
  await sql`insert into derived_day (derived_on) values (${today}::date)
    on conflict (organization_id) do update set derived_on = excluded.derived_on`.execute(db);
  const { rows } = await sql<{ n: number }>`select count(*) as n from lead_progress`.execute(db);
  return rows[0]?.n ?? 0;
}

/**
 * One at a time derives an organization's rows, until its transaction ends: each sees the facts of those before it, whichever wrote
 * first, and no row is derived by steps that are no longer those.
 */
export async function lockDerived(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${derivedLock}::int, current_organization())`.execute(db);
}

/** Fills empty `lead_progress` and rollups as of a day. */
async function deriveAll(db: Db, asOf: string): Promise<void> {
  await planForMany(db);
  await runProgress(db, progress({ asOf }));
  for (const rollup of rollups) await addLeads(rollup, sql`lead_progress`).execute(db);
  await planAsUsual(db);
}

/**
 * Makes the derived rows speak of today and returns today. Facts dated ahead begin to exist with their day: at the first look of a
 * new day the leads that have facts of the days since the last look are derived anew.
 */
export async function ensureDerivedToday(db: Db): Promise<string> {
  const { today, derivedOn: since, aside } = await findDerived(db);
  if (since === today) return today;
  if (aside) {
    await dropAside(db);
    return ensureDerivedToday(db);
  }
  await sql`insert into derived_day (derived_on) values (${today}::date)
    on conflict (organization_id) do update set derived_on = excluded.derived_on`.execute(db);
  if (since === null) return today;
  if (since > today) {
    await rebuildProgress(db);
    return today;
  }
  const fresh = await sql<{ lead_id: number; list_id: number; money: boolean }>`
    with o as (select time_zone, (${since}::date + 1)::timestamp at time zone time_zone as since from organization),
    woken as (
      select lead_id, false as money from signal, o where at >= o.since and at < now() + interval '1 day'
      union select lead_id, false from touch, o where at >= o.since and at < now() + interval '1 day'
      union select lead_id, false from defect where defect_on > ${since}::date and defect_on <= ${today}::date
      union select lead_id, false from match join deal using (organization_id, deal_id)
        where opened_on between ${since}::date + 1 and ${today}::date or won_on between ${since}::date + 1 and ${today}::date
          or lost_on between ${since}::date + 1 and ${today}::date
      union select lead_id, false from lead where purchased_on is null and exists (
        select from step where in_force_from > ${since}::date and in_force_from <= ${today}::date
          or in_force_to > ${since}::date and in_force_to <= ${today}::date)
      union select lead_id, true from lead where purchased_on > ${since}::date and purchased_on <= ${today}::date
      union select lead_id, true from lead join list using (organization_id, list_id)
        where list.purchased_on > ${since}::date and list.purchased_on <= ${today}::date
      union select lead_id, true from lead join credit using (organization_id, list_id)
        where credited_on > ${since}::date and credited_on <= ${today}::date
    )
    select lead_id, list_id, bool_or(money) as money from woken join lead using (lead_id) group by lead_id, list_id`.execute(
    db,
  );
  const lists = new Set(fresh.rows.filter((row) => row.money).map((row) => row.list_id));
  const due = await chargesWoken(db, { since, today });
  for (const list of due.lists) lists.add(list);
  if (fresh.rows.length + lists.size + due.vendors.length > 0)
    await refreshProgress(db, {
      leads: fresh.rows.map((row) => row.lead_id),
      lists: [...lists],
      vendors: due.vendors,
    });
  const worn = rollups.map(
    ({ table, sums: [first] }) => sql`select list_id from ${sql.table(table)} where ${sql.ref(first)} < 0`,
  );
  await sql`create temp table worn_list on commit drop as ${sql.join(worn, sql` union `)}`.execute(db);
  await sumLists(db, sql`worn_list`);
  await sql`drop table worn_list`.execute(db);
  return today;
}

/**
 * Runs a report as of a day. Today reads the maintained rows; any other day is derived by the same SQL into temporary tables of the
 * same names, which stand before them for the rest of the transaction, so that every query is the same query. Where the rows to be
 * read speak of that day already, nothing is derived.
 */
export async function lookAsOf<T>(
  db: Db,
  asOf: string | undefined,
  run: (asOf: string) => Promise<T>,
): Promise<T> {
  if (asOf !== undefined && (await findDerived(db)).derivedOn === asOf) return run(asOf);
  const today = await ensureDerivedToday(db);
  if (asOf === undefined || asOf === today) return run(today);
  await deriveAside(db, asOf);
  return run(asOf);
}

/**
 * Derives everything as of a day into temporary tables that stand before the maintained ones, also for the day they speak of: for the rest of the
 * transaction, or for as long as its connection where `kept`.
 */
export async function deriveAside(db: Db, asOf: string, { kept = false } = {}): Promise<void> {
  await dropAside(db);
  for (const table of asideTables) {
    await sql`create temp table ${sql.id("pg_temp", table)} (like ${sql.id("public", table)} including defaults)
      ${kept ? sql`` : sql`on commit drop`}`.execute(db);
  }
  await sql`insert into derived_day (derived_on) values (${asOf}::date)`.execute(db);
  await deriveAll(db, asOf);
  await sql`analyze pg_temp.lead_progress (list_id, vendor_id, frontier, clock_on)`.execute(db);
  for (const { table } of rollups)
    await sql`analyze ${sql.id("pg_temp", table)} (list_id, vendor_id)`.execute(db);
}

async function dropAside(db: Db): Promise<void> {
  const tables = asideTables.map((table) => sql.id("pg_temp", table));
  await sql`drop table if exists ${sql.join(tables)}`.execute(db);
}

interface Derived {
  today: string;
  /** The day the derived rows speak of that a query here would read; null before anything was derived. */
  derivedOn: string | null;
  /** Whether these are rows that were derived aside. */
  aside: boolean;
}

async function findDerived(db: Db): Promise<Derived> {
  const { rows } = await sql<Derived>`
    select (now() at time zone time_zone)::date as today, (select derived_on from derived_day) as "derivedOn",
      to_regclass('pg_temp.derived_day') is not null as aside from organization`.execute(db);
  const [found] = rows;
  if (!found) throw new Error("findDerived: no organization is set for this transaction");
  return found;
}
