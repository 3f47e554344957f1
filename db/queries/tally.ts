// How many rows of the running import ended in which way, by field and by reason?
import { sql } from "kysely";
import type { Db, VerdictTally } from "../schema";
import { staged } from "./staging";

/** Counts what the merge left in its temporary tables and in `import_change`. Call it before they go. */
export async function tallyVerdicts(db: Db, importId: number): Promise<VerdictTally> {
  const changed = await sql<{ field: string; rows: number }>`
    select relation || '.' || field as field, count(*) as rows
    from import_change cross join lateral jsonb_object_keys(after) as field
    where import_id = ${importId} and field not in ('price_currency', 'currency') group by 1 order by 2 desc, 1`.execute(
    db,
  );
  const rejected = await sql<{ code: string; rows: number; example: string }>`
    with r as materialized (select line, code, sentence from ${rejectedRows(importId)} as rejected),
    counted as (select code, count(*) as rows, min(line) as line from r group by code)
    select counted.code, rows, sentence as example from counted join r using (line) order by rows desc, code`.execute(
    db,
  );
  const counts = await sql<Pick<VerdictTally, "repeated" | "duplicates">>`
    select (select count(*) from placed where nth > 1) + (select count(*) from dealt_with d where first_line is not null
        and not exists (select from placed p where p.line = d.line and p.nth > 1)) as repeated,
      (select count(*) from redoubled join placed using (lead_id) where fresh and duplicate_of is not null) as duplicates`.execute(
    db,
  );
  const [found] = counts.rows;
  if (!found) throw new Error("tallyVerdicts: no row");
  return { ...found, fields: changed.rows, codes: rejected.rows };
}

/** Rows of the running import that made or changed something besides a new lead; a row may stand there more than once. */
export const takenBesides = sql`(select line from dealt_with where made or changed
  union all select line from overwritten union all select line from signalled where made union all select line from touching where made
  union all select line from faulted where made union all select line from charging where made union all select line from crediting where made)`;

/** The rejected rows of a running import, once each: those that nothing was taken from. */
export function rejectedRows(importId: number) {
  return sql`(select distinct on (line) line, column_name, code, sentence, cells from ${staged(importId, "reject")}
    as reject where not exists (select from placed where placed.fresh and placed.line = reject.line)
      and not exists (select from ${takenBesides} as taken where taken.line = reject.line) order by line)`;
}
