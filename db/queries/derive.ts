// How are lead_progress and the rollups kept equal to the facts, in the transaction that changes the facts?
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../schema";
import { findToday } from "./organization";
import { leadColumns, progress } from "./progress";
import { refreshFew } from "./refreshFew";
import { addLeads, rollups } from "./rollups";
import { chargesWoken, findSpread } from "./spreading";

/** Tables that are emptied and filled as one. */
const derivedTables = ["lead_progress", "unallocated", ...rollups.map((rollup) => rollup.table)];

/** What stands aside when a day other than the maintained one is looked at. */
const asideTables = ["derived_day", ...derivedTables];

/** Up to so many leads, rollups get signed deltas; past it the touched lists are summed anew (measured: deltas win for scattered writes). */
export const deltaLeads = 500;

/** The advisory lock of an organization's derived rows. */
const derivedLock = 1_885_432_939;

export interface Touched {
  /** Leads whose facts changed, by id, or a relation with `lead_id`. */
  leads: number[] | RawBuilder<unknown>;
  /** Lists whose charges, credits, prices or leads changed; their leads count as touched too. */
  lists?: number[];
  /** Vendors with changed charges that name no list. */
  vendors?: number[];
}

/**
 * Brings the derived rows of the touched leads up to date, and of the won leads of their accounts, among which the first win is told.
 * Call it in the write's own transaction.
 */
export async function refreshProgress(db: Db, { leads, lists = [], vendors = [] }: Touched): Promise<void> {
  const asOf = await ensureDerivedToday(db);
  await lockDerived(db);
  // A plan that is kept must not be one for many.
  await planAsUsual(db);
  const given = Array.isArray(leads) ? leads : await giveLeads(db, sql`${leads} as given`);
  const few = Array.isArray(given) && given.length <= deltaLeads && lists.length + vendors.length === 0;
  const due = few ? await refreshFew(db, { asOf, leads: given }) : undefined;
  if (due === undefined) await refreshMany(db, asOf, { leads: given, lists, vendors });
  else if (due.length > 0) await refreshMany(db, asOf, { leads: [], lists: due, vendors: [] });
}

/** Notes the leads of a relation in the temporary table `given_lead`; returns that, or the leads by id where few get signed deltas. */
async function giveLeads(db: Db, leads: RawBuilder<unknown>): Promise<Touched["leads"]> {
  await sql`drop table if exists given_lead`.execute(db);
  await sql`create temp table given_lead on commit drop as select distinct lead_id from ${leads}`.execute(db);
  await sql`analyze given_lead`.execute(db);
  const { rows } = await sql<{
    lead_id: number;
  }>`select lead_id from given_lead limit ${deltaLeads + 1}`.execute(db);
  return rows.length <= deltaLeads ? rows.map((row) => row.lead_id) : sql`given_lead`;
}

/** Derives the leads, and those of all lists whose charges are to be spread anew, and sums all touched lists anew. */
async function refreshMany(
  db: Db,
  asOf: string,
  { leads, lists, vendors }: Required<Touched>,
): Promise<void> {
  await sql`drop table if exists touched_lead, touched_list, touched_vendor, kept_cost`.execute(db);
  if (Array.isArray(leads)) await giveLeads(db, sql`unnest(${leads}::bigint[]) as given(lead_id)`);
  const spread = await findSpread(db, { lists, vendors });
  const columns = sql.raw(leadColumns.map((name) => `lead.${name}`).join(", "));
  const ofLists = sql`select lead.lead_id, ${columns} from lead join touched_list using (list_id) union all`;
  const elsewhere = sql`where not exists (select from touched_list t where t.list_id = lead.list_id)`;
  await sql`create temp table touched_lead on commit drop as
    ${spread > 0 ? ofLists : sql``}
    select chosen.lead_id, ${columns} from given_lead as chosen left join lead using (lead_id)
    ${spread > 0 ? elsewhere : sql``}`.execute(db);
  await sql`analyze touched_lead (lead_id, list_id, purchased_on), touched_list`.execute(db);
  await planForMany(db);
  await sql`insert into touched_lead select lead.lead_id, ${columns} from lead where exists (select from lead_progress where outcome = 'won' and account_id is not null) and lead_id in (
    select lead_id from lead_progress won where outcome = 'won' and account_id in (select account_id from touched_lead)
      and not exists (select from touched_lead t where t.lead_id = won.lead_id))`.execute(db);
  await sql`create temp table summed_list on commit drop as
    select list_id from touched_lead where list_id is not null
    union select list_id from lead_progress where lead_id in (select lead_id from touched_lead where list_id is null)`.execute(
    db,
  );
  await sql`create temp table kept_cost (lead_id bigint, currency text, cost_minor bigint, credited_minor bigint) on commit drop`.execute(
    db,
  );
  await sql`with gone as (
      delete from lead_progress p using touched_lead t where p.lead_id = t.lead_id returning p.lead_id, p.list_id, currency, cost_minor, credited_minor
    )
    insert into kept_cost select lead_id, currency, cost_minor, credited_minor from gone
    where not exists (select from touched_list t where t.list_id = gone.list_id)`.execute(db);
  await sql`analyze kept_cost`.execute(db);
  await sql`delete from unallocated u where list_id in (select list_id from touched_list)
    or list_id is null and vendor_id in (select vendor_id from touched_vendor)`.execute(db);
  await runProgress(db, progress({ asOf, leads: sql`touched_lead`, lists: sql`touched_list` }));
  await sumLists(db, sql`summed_list`);
  await planAsUsual(db);
  await sql`drop table given_lead, touched_lead, touched_list, touched_vendor, kept_cost, summed_list`.execute(
    db,
  );
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

/** For many leads at once: the planner cannot know the sizes inside the derivation, and a loop in a loop would be its worst guess. */
export async function planForMany(db: Db): Promise<void> {
  await sql`select set_config('enable_nestloop', 'off', true), set_config('work_mem', '128MB', true)`.execute(
    db,
  );
}

export async function planAsUsual(db: Db): Promise<void> {
  await sql`select set_config('enable_nestloop', 'on', true), set_config('work_mem', '32MB', true)`.execute(
    db,
  );
}

/** Signals come in the order of their leads, by which all is summed: to sort what is nearly sorted costs less than to hash it, and is kept up to the end. */
async function runProgress(db: Db, statement: RawBuilder<unknown>): Promise<void> {
  await sql`select set_config('enable_hashagg', 'off', true)`.execute(db);
  await statement.execute(db);
  await sql`select set_config('enable_hashagg', 'on', true)`.execute(db);
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

async function sumLists(db: Db, lists: RawBuilder<unknown>): Promise<void> {
  for (const { table } of rollups) {
    await sql`delete from ${sql.table(table)} as r using ${lists} as chosen where r.list_id = chosen.list_id`.execute(
      db,
    );
  }
  for (const rollup of rollups)
    await addLeads(rollup, sql`lead_progress join ${lists} as chosen using (list_id)`).execute(db);
}
