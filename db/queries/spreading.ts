// Whose charges must be spread anew when some leads, lists or charges have changed?
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../schema";

/**
 * Fills `touched_list` and `touched_vendor` for the derivation and returns how many lists there are. A vendor's charge without a list
 * falls on leads of all its lists, so that all of them come together; so do charges that fall on reached steps, which any of the leads
 * may have reached. Lists first, then vendors, then their lists: what is spread anew of a list is spread with all that falls on it. Reads `given_lead`.
 */
export async function findSpread(
  db: Db,
  { lists, vendors }: { lists: number[]; vendors: number[] },
): Promise<number> {
  await sql`create temp table touched_list on commit drop as select unnest(${lists}::bigint[]) as list_id`.execute(
    db,
  );
  await sql`create temp table touched_vendor on commit drop as select unnest(${vendors}::bigint[]) as vendor_id`.execute(
    db,
  );
  const { rows } = await sql<{ beyond: boolean }>`
    select exists (select from charge where list_id is null or basis in ('set', 'held')) as beyond`.execute(
    db,
  );
  if (!rows[0]?.beyond && vendors.length === 0) return lists.length;
  const reaching = sql`select vendor_id from (select distinct vendor_id from lead join given_lead using (lead_id)) as heard
    where exists (select from charge where charge.vendor_id = heard.vendor_id and list_id is null and basis in ('set', 'held'))`;
  await sql`insert into touched_list
    select distinct list_id from charge where list_id is not null and basis in ('set', 'held')
      and not exists (select from touched_list t where t.list_id = charge.list_id)
      and exists (select from lead join given_lead using (lead_id) where lead.list_id = charge.list_id)`.execute(
    db,
  );
  await sql`insert into touched_vendor
    select distinct vendor_id from charge where list_id is null and vendor_id in (
      select vendor_id from list join touched_list using (list_id)
      union select vendor_id from lead_progress p join given_lead using (lead_id) where not exists (select from lead where lead.lead_id = p.lead_id)
      union ${reaching}
    ) and not exists (select from touched_vendor t where t.vendor_id = charge.vendor_id)`.execute(db);
  await sql`insert into touched_list
    select list_id from list where not exists (select from touched_list t where t.list_id = list.list_id)
      and vendor_id in (select vendor_id from touched_vendor)`.execute(db);
  const count = await sql<{ n: number }>`select count(*) as n from touched_list`.execute(db);
  return count.rows[0]?.n ?? 0;
}

/**
 * A query of the lists to spread anew because leads, of which it is given the rows of `lead_progress` before and after, reached a step that is
 * charged for, or no longer do. Where the vendor is paid by period, any change of a lead that reached it counts, since its day may be another.
 */
export function listsDue(before: RawBuilder<unknown>, after: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with paid as (
      select vendor_id, list_id, period_start is not null as dated, 'appointment_' || basis as kind from charge
      where basis in ('set', 'held') and vendor_id in (select vendor_id from ${before} as b union select vendor_id from ${after} as a)
    ),
    stirred as (
      select vendor_id, list_id, coalesce(b.reached_mask, 0) as was, coalesce(a.reached_mask, 0) as is
      from ${before} as b full join ${after} as a using (lead_id, vendor_id, list_id)
    ),
    due as (
      select distinct paid.vendor_id, paid.list_id from paid join stirred s on s.vendor_id = paid.vendor_id and coalesce(s.list_id = paid.list_id, true)
      join step on step.kind = paid.kind
      where (case when paid.dated then s.was | s.is else s.was # s.is end) >> step.position & 1 = 1
    )
    select list_id from due where list_id is not null
    union select list.list_id from due join list using (vendor_id) where due.list_id is null`;
}

/** Lists and vendors with charges that begin to count between two days: a period starts, or a day passes on which nobody had reached the step. */
export async function chargesWoken(
  db: Db,
  { since, today }: { since: string; today: string },
): Promise<{ lists: number[]; vendors: number[] }> {
  const { rows } = await sql<{ vendor_id: number; list_id: number | null }>`
    select distinct charge.vendor_id, list_id from charge left join list using (organization_id, list_id)
    where (list_id is null or basis in ('set', 'held') or list.purchased_on is null)
      and (period_start between ${since}::date + 1 and ${today}::date or period_end between ${since}::date + 1 and ${today}::date
        or incurred_on between ${since}::date + 1 and ${today}::date)`.execute(db);
  return {
    lists: rows.flatMap(({ list_id }) => (list_id === null ? [] : [list_id])),
    vendors: rows.flatMap(({ vendor_id, list_id }) => (list_id === null ? [vendor_id] : [])),
  };
}
