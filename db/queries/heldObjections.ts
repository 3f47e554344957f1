// Which open objections has nobody circled back on, dearest first, and what do they come to? Read from sums, and in the order in which they are kept.
import { type RawBuilder, sql } from "kysely";
import type { LedgerFilters } from "../../app/domain/ledgerFilters";
import type { Db } from "../schema";
import { chosen } from "./standing";

export interface HeldQuery {
  filters: Pick<LedgerFilters, "vendor" | "list" | "from" | "to" | "issue" | "lost">;
  /** Position of the step the filters name; -1 for one that does not exist. */
  step: number | undefined;
}

/** Up to so many objections are all read and sorted; past it the dearest of each step and issue are read in the order of their index. */
const readAtOnce = 10_000;

/**
 * Whether the open objections of the chosen leads' lists are few enough to read them all. Rows that were derived aside are always read so:
 * they have no index.
 */
export async function areFew(
  db: Db,
  query: HeldQuery,
  { atOnce = readAtOnce }: { atOnce?: number } = {},
): Promise<boolean> {
  const { rows } = await sql<{ few: boolean }>`
    select to_regclass('pg_temp.open_objection') is not null or coalesce(sum(objections), 0) <= ${atOnce}::int as few from rollup_open_objection
    where step is null and issue_id is null and ${outcomes(query)} and ${ofLists(query)}`.execute(db);
  return rows[0]?.few ?? true;
}

/** Rows of the leads under objection that the filters choose. */
function outcomes({ filters: { lost } }: HeldQuery): RawBuilder<unknown> {
  return lost ? sql`true` : sql`not lost`;
}

/**
 * CTEs over `asked` (all chosen objections of the leads apart, that is those with circle-backs): `held`, how many objections there are by step and
 * issue, `free`, the steps of those of other leads, and `whole`, what those come to.
 */
export function heldSums(query: HeldQuery): RawBuilder<unknown> {
  const { step, filters } = query;
  const one = sql`step ${step === undefined ? sql`is null` : sql`= ${step}::int`} and issue_id ${filters.issue === undefined ? sql`is null` : sql`= ${filters.issue}::bigint`}`;
  return sql`
held as materialized (
  select lost, step, issue_id, sum(objections)::bigint as objections from rollup_open_objection
  where step is not null and issue_id is not null and ${outcomes(query)} and ${chosen(filters)} and ${named(query)}
  group by lost, step, issue_id having sum(objections) > 0
),
free as (
  select position from (
    select step as position, objections from held union all select position, -1 from asked
  ) as counted group by position having sum(objections) > 0
),
apart as (select distinct lead_id, value_minor from asked),
whole as (
  select coalesce(sum(leads), 0) - (select count(*) from apart) as leads, coalesce(sum(objections), 0) - (select count(*) from asked) as objections,
    coalesce(sum(valued), 0) - (select count(value_minor) from apart) as valued,
    coalesce(sum(value_minor), 0) - (select coalesce(sum(value_minor), 0) from apart) as value_minor
  from rollup_open_objection where ${one} and ${outcomes(query)} and ${chosen(filters)}
)`;
}

/**
 * The objections of all leads but those `asked`, with what they are sorted by: all of them where they are `few`, else the first `most` of each step
 * and issue by money. Where a step's chance is 0 money says nothing there, and the oldest come along (`unlikely`).
 */
export function dearest(
  query: HeldQuery,
  { few, most, unlikely }: { few: boolean; most: number; unlikely: boolean },
): RawBuilder<unknown> {
  const others = sql`lead_id not in (select lead_id from asked)`;
  if (few)
    return sql`
select lead_id, step as position, issue_id, since, risk_minor from open_objection
where ${ofLists(query)} and ${outcomes(query)} and ${chosen(query.filters)} and ${named(query)} and ${others}
group by lead_id, step, issue_id, since, risk_minor having sum(objections) > 0`;
  const first = (order: RawBuilder<unknown>) => sql`
cross join lateral (
  select lead_id, since, risk_minor from open_objection r
  where r.lost = held.lost and r.step = held.step and r.issue_id = held.issue_id and ${chosen(query.filters)} and ${others}
  group by risk_minor, since, lead_id having sum(r.objections) > 0
  order by ${order}, since, lead_id limit ${most}::bigint
) as r`;
  const columns = sql`lead_id, held.step as position, held.issue_id, since, risk_minor`;
  const byMoney = sql`select ${columns} from held ${first(sql`risk_minor desc nulls last`)}`;
  if (!unlikely) return byMoney;
  return sql`${byMoney}
union select ${columns} from held join chance on chance.position = held.step and chance.value = 0 ${first(sql`risk_minor is null`)}`;
}

/** Rows of the sums or of the objections on the step and issue that the filters name. */
function named({ step, filters: { issue } }: HeldQuery): RawBuilder<unknown> {
  return sql`${step === undefined ? sql`true` : sql`step = ${step}::int`} and ${issue === undefined ? sql`true` : sql`issue_id = ${issue}::bigint`}`;
}

/** Rows of the lists in which the chosen leads are. */
function ofLists({ filters: { vendor, list, from, to } }: HeldQuery): RawBuilder<unknown> {
  const named = [vendor, list, from, to].some((filter) => filter !== undefined);
  return named
    ? sql`list_id = any (array(
  select list_id from rollup_open_objection where step is null and issue_id is null and ${chosen({ vendor, list, from, to })}))`
    : sql`true`;
}
