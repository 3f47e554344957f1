// How do the derived rows read on a day? What moves with the day alone, state and bucket, is applied here and nowhere else.
import { type RawBuilder, sql } from "kysely";
import { addDays } from "../../app/domain/day";
import type { Filters } from "../../app/domain/filters";

/** What a look at the leads needs to know: the day, the follow-up limit, and each step's stall limit in days. */
export interface Look {
  asOf: string;
  followUpDays: number;
  limits: { step: number; days: number }[];
  /** The limit of leads whose steps were not recorded: the close step's. */
  closeDays: number;
}

/** Rows of rollups or lead_progress (they share these columns) that a filter chooses. */
export function chosen({ vendor, list, from, to, notKnown }: Filters): RawBuilder<boolean> {
  const parts = [
    vendor === undefined ? undefined : sql`vendor_id = ${vendor}`,
    list === undefined ? undefined : sql`list_id = ${list}`,
    from === undefined ? undefined : sql`purchased_on >= ${from}::date`,
    to === undefined ? undefined : sql`purchased_on <= ${to}::date`,
    notKnown === undefined ? undefined : sql`false`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

/** The limits as a relation (step, days); step 0 stands for steps not recorded. */
export function limitRows({ limits, closeDays }: Look): RawBuilder<unknown> {
  const rows = limits.map(({ step, days }) => sql`(${step}::int, ${days}::int)`);
  return sql`(values ${sql.join([...rows, sql`(0, ${closeDays}::int)`])})`;
}

/** State of a `lead_progress` row `p` whose limit in days is `limit` (PRODUCT.md 2: first that holds). */
export function stateOf({ asOf, followUpDays }: Look, limit: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`case when p.outcome <> 'open' then p.outcome
    when not p.worked then case when p.purchased_on < ${asOf}::date - ${followUpDays}::int then 'unworked' else 'active' end
    when p.clock_on < ${asOf}::date - ${limit} then 'stalled' else 'active' end`;
}

/** Bucket of a row with `state`, `duplicate` and `stall_bucket` (PRODUCT.md 4), for the part of its cost that did not come back. */
export const bucketOf = sql<string>`case when state = 'won' then 'won' when state = 'credited' then 'credited'
  when state = 'disqualified' then 'defect' when duplicate then 'duplicate' when state = 'unworked' then 'never worked'
  when state in ('lost', 'stalled') then stall_bucket else 'ripening' end`;

/**
 * Sums of leads by everything that decides state and bucket: the rollup, less the worked open leads whose clock is inside the limit,
 * which are read through the index `lead_progress_moving` and counted as active. Counts are integers and money bigint, as in the rollup: numeric, which
 * sums of bigint are, takes a sixth of the time of the whole.
 */
export function standing(look: Look, filters: Filters): RawBuilder<unknown> {
  const { asOf, followUpDays, limits, closeDays } = look;
  const rows = limits.concat({ step: 0, days: closeDays });
  // Days are reckoned here: under row-level security an index is asked only what cannot leak, and a difference of dates could.
  const since = sql`(values ${sql.join(rows.map(({ step, days }) => sql`(${step}::int, ${addDays(asOf, -days)}::date)`))}) as l(step, since)`;
  const share = sql`list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id`;
  const open = sql`${share}, cost_minor, credited_minor from lead_progress p`;
  const inside = sql`outcome = 'open' and worked and ${chosen(filters)}`;
  return sql`
moving as materialized (
  select ${share}, count(*)::int as leads, count(cost_minor)::int as priced, (count(*) filter (where credited_minor > 0))::int as credited,
    coalesce(sum(cost_minor), 0)::bigint as cost_minor, sum(credited_minor)::bigint as credited_minor
  from (
    select ${open} join ${since} on p.frontier = l.step where p.clock_on >= l.since and ${inside}
    union all select ${open} join ${since} on p.frontier = l.step where p.clock_on is null and ${inside}
    union all select ${open} where p.frontier is null and p.clock_on >= ${addDays(asOf, -closeDays)}::date and ${inside}
    union all select ${open} where p.frontier is null and p.clock_on is null and ${inside}
  ) as inside group by ${share}
),
standing as (
  select ${share}, case when outcome <> 'open' then outcome when worked then 'stalled'
      when purchased_on < ${asOf}::date - ${followUpDays}::int then 'unworked' else 'active' end as state,
    leads, priced, credited, deals, cost_minor, credited_minor
  from rollup where ${chosen(filters)}
  union all select ${share}, 'active', leads, priced, credited, 0, cost_minor, credited_minor from moving
  union all select ${share}, 'stalled', - leads, - priced, - credited, 0, - cost_minor, - credited_minor from moving
)`;
}
