// Which imports and undos have deals that matching has still to look at, and how many?
import { sql } from "kysely";
import type { Db } from "../schema";
import { loose, tellsWhom } from "./likeness";

/** The queue that matching waits in. */
export const matchQueue = "match";

export interface MatchMark {
  importId: number;
  /** It was undone: then all deals are to be looked at, for any may have lost its lead. */
  undone: boolean;
}

/** The key of a job in it: of one import, or of all deals. */
export function matchKey(organizationId: number, importId: number | undefined): string {
  return `${organizationId}/${importId ?? "all"}`;
}

/**
 * Notes with an import how many deals without a certain lead it may concern, as `listLooseDeals` lists them: all where it brought or changed leads or was undone, else
 * its own. None is no mark. Call it in the transaction that lands or undoes the import, when its links are made.
 */
export async function markUnmatched(db: Db, importId: number): Promise<void> {
  await sql`
    with i as (select import_id, status = 'undone' or exists (select from lead where lead.import_id = import.import_id)
        or exists (select from import_change c where c.import_id = import.import_id and relation = 'lead') as whole
      from import where import_id = ${importId}),
    concerned as (
      select deal.* from deal where (select whole from i)
      union all
      select deal.* from deal where not (select whole from i) and deal_id in (select deal_id from deal where import_id = ${importId}
        union select row_id from import_change where import_id = ${importId} and relation = 'deal')
    ),
    loose as (
      select count(*)::int as n from concerned where ${loose("concerned")} and ${tellsWhom}
    )
    update import set match_left = nullif(loose.n, 0) from loose where import_id = ${importId}`.execute(db);
}

/** What is marked; with a job of their own or not. */
export async function listMarks(db: Db): Promise<MatchMark[]> {
  const { rows } = await sql<MatchMark>`
    select import_id as "importId", status = 'undone' as undone from import where match_left is not null order by import_id`.execute(
    db,
  );
  return rows;
}

/** What is marked and has no job that waits or runs: with `again` also where one has failed for good. */
export async function listForgotten(db: Db, { again }: { again: boolean }): Promise<MatchMark[]> {
  const { rows } = await sql<MatchMark>`
    select import_id as "importId", status = 'undone' as undone from import
    where match_left is not null and not ${hasJob(sql`state <= 'active' ${again ? sql`` : sql`or state = 'failed'`}`)} order by import_id`.execute(
    db,
  );
  return rows;
}

/** The deals were looked at. A mark that an undo has made since stays. */
export async function clearMarks(db: Db, marks: readonly MatchMark[]): Promise<void> {
  await sql`update import set match_left = null
    from unnest(${marks.map(({ importId }) => importId)}::bigint[], ${marks.map(({ undone }) => undone)}::boolean[]) as given(import_id, undone)
    where import.import_id = given.import_id and (import.status = 'undone') = given.undone and match_left is not null`.execute(
    db,
  );
}

/** Deals that matching has still to look at; null where nothing waits or runs. What has failed for good waits for the next start and is not counted. */
export async function findMatchingLeft(db: Db): Promise<number | null> {
  const { rows } = await sql<{ left: number | null }>`
    select sum(match_left)::int as left from import
    where match_left is not null and (${hasJob(sql`state <= 'active'`)} or not ${hasJob(sql`state = 'failed'`)})`.execute(
    db,
  );
  return rows[0]?.left ?? null;
}

function hasJob(state: ReturnType<typeof sql>) {
  return sql`exists (select from pgboss.job where name = ${sql.lit(matchQueue)} and (${state})
    and singleton_key = organization_id || '/' || case when import.status = 'undone' then 'all' else import_id::text end)`;
}
