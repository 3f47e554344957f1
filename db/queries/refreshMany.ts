// How are many leads derived anew, and the sums of their lists with them?
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../schema";
import { planAsUsual, planForMany, runProgress } from "./planning";
import { derivedColumns, progress } from "./progress";
import { addLeads, addMoved, rollups } from "./rollups";
import { findTouched, giveLeads, type Touched } from "./touched";

/** Where fewer than one lead in so many of the lists concerned is touched, sums move by the difference instead of being made anew (measured: each lead that moves is summed twice and stored once more). */
const scatteredOf = 4;

/** How it was done. The answers are the same. */
interface Way {
  /** The facts of the leads were found by their ids. */
  few: boolean;
  /** Sums moved by the difference. */
  scattered: boolean;
}

/** Derives the leads, and those of all lists whose charges are to be spread anew, and brings the sums of their lists up to date. */
export async function refreshMany(
  db: Db,
  asOf: string,
  { leads, fresh, lists, vendors }: Required<Omit<Touched, "fresh">> & Pick<Touched, "fresh">,
): Promise<Way> {
  await sql`drop table if exists touched_lead, touched_list, touched_vendor, kept_cost`.execute(db);
  if (Array.isArray(leads)) await giveLeads(db, sql`unnest(${leads}::bigint[]) as given(lead_id)`, 0);
  const few = await findTouched(db, { fresh, lists, vendors });
  await planForMany(db);
  // One lead in four by an index is still quicker than to read all.
  const touchedBy = (id: boolean) =>
    id
      ? sql`p.lead_id = any (array(select lead_id from touched_lead))`
      : sql`p.lead_id in (select lead_id from touched_lead)`;
  await sql`create temp table summed_list on commit drop as
    select list_id from touched_lead where list_id is not null
    union select list_id from lead_progress p where ${touchedBy(few)} and p.lead_id in (select lead_id from touched_lead where list_id is null)`.execute(
    db,
  );
  await sql`analyze summed_list`.execute(db);
  const scattered = await areScattered(db);
  const touched = touchedBy(few || scattered);
  const columns = sql.raw(derivedColumns.join(", "));
  if (scattered)
    await sql`create temp table was_lead on commit drop as select ${columns} from lead_progress p where ${touched}`.execute(
      db,
    );
  await sql`create temp table kept_cost (lead_id bigint, currency text, cost_minor bigint, credited_minor bigint) on commit drop`.execute(
    db,
  );
  await sql`with gone as (
      delete from lead_progress p where ${touched} returning p.lead_id, p.list_id, currency, cost_minor, credited_minor
    )
    insert into kept_cost select lead_id, currency, cost_minor, credited_minor from gone
    where not exists (select from touched_list t where t.list_id = gone.list_id)`.execute(db);
  await sql`analyze kept_cost`.execute(db);
  await sql`delete from unallocated u where list_id in (select list_id from touched_list)
    or list_id is null and vendor_id in (select vendor_id from touched_vendor)`.execute(db);
  await runProgress(
    db,
    progress({ asOf, leads: sql`touched_lead`, lists: sql`touched_list`, found: few ? "by id" : "in all" }),
  );
  if (scattered) {
    await sql`create temp table moved on commit drop as
      select -1 as sign, ${columns} from was_lead union all select 1, ${columns} from lead_progress p where ${touched}`.execute(
      db,
    );
    for (const rollup of rollups) await addMoved(rollup, sql`moved`).execute(db);
    await sql`drop table was_lead, moved`.execute(db);
  } else await sumLists(db, sql`summed_list`);
  await planAsUsual(db);
  await sql`drop table given_lead, touched_lead, touched_list, touched_vendor, kept_cost, summed_list`.execute(
    db,
  );
  return { few, scattered };
}

async function areScattered(db: Db): Promise<boolean> {
  const { rows } = await sql<{ scattered: boolean }>`
    select ${scatteredOf} * (select count(*) from touched_lead) < coalesce(sum(leads), 0) as scattered
    from rollup where list_id in (select list_id from summed_list)`.execute(db);
  return rows[0]?.scattered ?? false;
}

/** Makes the sums of some lists (a relation with `list_id`) anew from their leads. */
export async function sumLists(db: Db, lists: RawBuilder<unknown>): Promise<void> {
  const chosen = sql`list_id = any (array(select list_id from ${lists} as chosen))`;
  for (const { table } of rollups) await sql`delete from ${sql.table(table)} where ${chosen}`.execute(db);
  for (const rollup of rollups)
    await addLeads(rollup, sql`(select * from lead_progress where ${chosen}) as chosen`).execute(db);
}
