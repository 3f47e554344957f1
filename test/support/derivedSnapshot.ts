// What is derived of an organization, in a shape in which maintained and rebuilt compare?
import { sql } from "kysely";
import type { Db } from "../../db/schema";

/** Everything derived, summed so that signed deltas and rebuilt sums compare. */
export async function derivedSnapshot(db: Db) {
  const read = async (columns: string, sums: string, table: string) =>
    (
      await sql`select ${sql.raw(columns)}, ${sql.raw(sums)} from ${sql.table(table)} group by ${sql.raw(columns)}
      having sum(leads) <> 0 order by ${sql.raw(columns)}`.execute(db)
    ).rows;
  return {
    progress: (await sql`select * from lead_progress order by lead_id`.execute(db)).rows,
    rollup: await read(
      "list_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id",
      "sum(leads)::int, sum(priced)::int, sum(deals)::int, sum(cost_minor)::bigint, sum(credited_minor)::bigint",
      "rollup",
    ),
    times: await read("list_id, purchased_on, step, won, days", "sum(leads)::int", "rollup_step_time"),
    outcomes: await read(
      "list_id, purchased_on, outcome, priced, days",
      "sum(leads)::int, sum(first_wins)::int, sum(value_minor)::bigint, sum(valued_minor)::bigint, sum(valued_squares)::text as squares",
      "rollup_outcome",
    ),
    ages: await read("list_id, purchased_on, step, event, age", "sum(leads)::int", "rollup_step_age"),
    reached: (
      await sql`select list_id, purchased_on, currency, step, sum(priced)::int as priced, sum(passed)::int as passed, sum(passed_priced)::int as passed_priced from rollup_reach
        group by list_id, purchased_on, currency, step having sum(priced) <> 0 or sum(passed) <> 0 order by 1, 2, 3, 4`.execute(
        db,
      )
    ).rows,
    objections: await read(
      "list_id, purchased_on, step, issue_id",
      "sum(leads)::int, sum(open)::int, sum(spoken)::int, sum(unspoken)::int, sum(answered_won)::int, sum(answered_lost)::int, sum(open_won)::int, sum(open_lost)::int",
      "rollup_objection",
    ),
    unallocated: (
      await sql`select * from unallocated order by vendor_id, list_id, currency, purchased_on, charge_minor, credit_minor`.execute(
        db,
      )
    ).rows,
    worked: await read(
      "list_id, purchased_on, worked, timed, hours",
      "sum(leads)::int, sum(held)::int, sum(no_show)::int, sum(cancelled)::int, sum(rescheduled)::int",
      "rollup_work",
    ),
    openObjections: (
      await sql`select list_id, purchased_on, lost, step, issue_id, risk_minor, since, lead_id, sum(objections)::int as objections from open_objection
        group by list_id, purchased_on, lost, step, issue_id, risk_minor, since, lead_id having sum(objections) <> 0 order by lead_id, step, issue_id`.execute(
        db,
      )
    ).rows,
    held: await read(
      "list_id, purchased_on, lost, step, issue_id",
      "sum(leads)::int, sum(objections)::int as objections, sum(valued)::int as valued, sum(value_minor)::bigint as value_minor",
      "rollup_open_objection",
    ),
    raised: (
      await sql`select list_id, purchased_on, issue_id, raised_on, sum(raised)::int as raised, sum(resolved)::int as resolved from rollup_raised
        group by list_id, purchased_on, issue_id, raised_on having sum(raised) <> 0 order by 1, 2, 3, 4`.execute(
        db,
      )
    ).rows,
    wins: (
      await sql`select list_id, purchased_on, currency, priced, won_on, months, margin, recurring, received, valued, sum(deals)::int as deals,
        sum(mrr_minor)::bigint, sum(one_off_minor)::bigint, sum(value_minor)::bigint, sum(value_squares)
        from rollup_win group by list_id, purchased_on, currency, priced, won_on, months, margin, recurring, received, valued
        having sum(deals) <> 0 order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`.execute(db)
    ).rows,
    steps: (
      await sql`select list_id, purchased_on, step, sum(reached)::int as reached, sum(buttoned)::int, sum(objection)::int, sum(skipped)::int, sum(won)::int as won
        from rollup_step group by list_id, purchased_on, step having sum(reached) <> 0 order by list_id, purchased_on, step`.execute(
        db,
      )
    ).rows,
  };
}
