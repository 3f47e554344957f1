// By which indexes, and under which policy, are sums read?
import { type Kysely, sql } from "kysely";

/** Tables that are summed as a whole: there the organization is worked out once a statement, not once a row. */
const summed =
  `rollup rollup_step rollup_step_time rollup_outcome rollup_objection rollup_reach rollup_work rollup_win rollup_step_age
  open_objection rollup_open_objection rollup_raised`.split(/\s+/);

/**
 * Won deals and links are counted without their rows, and leads that were bought after a day are found by the ranges of days in which they are stored,
 * at next to no cost for an import. Elsewhere the policies stay: a planner that does not know the organization cannot know how many of the rows are its.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create index deal_won on deal (organization_id, deal_id) include (opened_on, won_on, lost_on) where status = 'won';
drop index match_by_deal;
create index match_by_deal on match (organization_id, deal_id) include (lead_id, decision);
create index lead_bought on lead using brin (organization_id, purchased_on) with (autosummarize = on);
`)
    .execute(db);
  for (const table of summed)
    await sql
      .raw(
        `alter policy one_organization on ${table} using (organization_id = (select current_organization()))
          with check (organization_id = (select current_organization()))`,
      )
      .execute(db);
}
