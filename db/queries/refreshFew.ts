// How are a few leads derived anew, and their rollups moved by the difference, in one statement whose plan is kept?
import { type RawBuilder, sql } from "kysely";
import { kept } from "../keptStatements";
import type { Db } from "../schema";
import { derivedColumns, leadColumns, standingNow, standings } from "./progress";
import { addMoved, rollups } from "./rollups";
import { listsDue } from "./spreading";

/** Up to so many leads a plan made for any leads serves; past it one is made for their number each time. */
const planlessLeads = 16;

/**
 * Brings lead_progress and the rollups up to date for leads by id, and for the won leads of their accounts; leads that are gone lose their rows.
 * Returns the lists whose charges are then to be spread anew; undefined, with nothing done, where leads that are gone carried charges
 * of their vendor, so that others have to carry them now. For one lead planning the derivation took three times as long as running it.
 */
export async function refreshFew(
  db: Db,
  { asOf, leads }: { asOf: string; leads: number[] },
): Promise<number[] | undefined> {
  const { rows } = await kept(reached(leads)).execute(db);
  const [found] = rows;
  if (!found || found.spreads) {
    await sql`select set_config('plan_cache_mode', 'auto', true)`.execute(db);
    return undefined;
  }
  const done = await kept(derivedAnew({ asOf, leads: found.leads })).execute(db);
  return done.rows[0]?.lists ?? [];
}

/** The leads that come along, whether lists have to come along too, and how the next statement is planned. */
function reached(leads: number[]): RawBuilder<{ leads: number[]; spreads: boolean }> {
  return sql`
    select leads, exists (
        select from lead_progress p where p.lead_id = any (${leads}::bigint[]) and not exists (select from lead where lead.lead_id = p.lead_id)
          and exists (select from charge where charge.vendor_id = p.vendor_id and charge.list_id is null)) as spreads,
      set_config('plan_cache_mode', case when cardinality(leads) <= ${planlessLeads} then 'force_generic_plan' else 'force_custom_plan' end, true)
    from (select array(
      select lead_id from unnest(${leads}::bigint[]) as given(lead_id)
      union select lead_id from lead_progress where outcome = 'won' and account_id in (select account_id from lead where lead_id = any (${leads}::bigint[]))
    ) as leads) as coming`;
}

/** Old rows and new ones of the leads, and the rollups by their difference; the lists that are due for it. */
export function derivedAnew({ asOf, leads }: { asOf: string; leads: number[] }): RawBuilder<{
  lists: number[];
}> {
  const chosen = sql`lead_id = any (${leads}::bigint[])`;
  const own = sql`(select lead_id, ${sql.raw(leadColumns.join(", "))} from lead where ${chosen}) as own`;
  const columns = sql.raw(derivedColumns.join(", "));
  const excluded = sql.raw(derivedColumns.map((name) => `excluded.${name}`).join(", "));
  const moves = rollups.map(
    (rollup) => sql`${sql.raw(rollup.table)}_moved as (
${addMoved(rollup, sql`moved`)}
)`,
  );
  return sql`
with was as materialized (select ${columns} from lead_progress where ${chosen}),
${standings({ asOf, leads: own, costs: asBefore })},
fresh as (
  insert into lead_progress (${columns})
  ${standingNow}
  on conflict (organization_id, lead_id) do update set (${columns}) = row(${excluded})
  returning ${columns}
),
gone as (delete from lead_progress where ${chosen} and lead_id not in (select lead_id from fresh)),
moved as (select -1 as sign, was.* from was union all select 1, fresh.* from fresh),
${sql.join(moves, sql`,\n`)}
select array(${listsDue(sql`was`, sql`fresh`)}
  ) as lists, set_config('plan_cache_mode', 'auto', true)`;
}

/** Leads whose lists' charges stay as they are spread carry on what they carried. */
const asBefore = sql`carried as (
  select l.*, coalesce(was.currency, o.currency) as currency, was.cost_minor, coalesce(was.credited_minor, 0) as credited_minor
  from o cross join l left join was using (lead_id)
)`;
