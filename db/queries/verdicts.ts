// How did each row of the running import end, row by row?
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../schema";
import { staged } from "./staging";
import { rejectedRows, takenBesides } from "./tally";

/**
 * Text of queries for COPY, so without parameters. Each gives rows in the order of the file: line, whom the row names, and what else there is to
 * say (text, or JSON for changes).
 */
export interface VerdictQueries {
  /** Rows that made something and rows that were already here; the first column says "a" or "h". */
  addedOrHere: string;
  changed: string;
  changedField: (field: string) => string;
  repeated: string;
  anonymous: string;
  duplicates: string;
  rejected: string;
  rejectedCode: (code: string) => string;
}

/** Which parts, besides that of leads, have rows. */
export type FilledParts = Record<"deal" | "signal" | "touch" | "invoice", boolean>;

/** The queries of an import; `parts` are those its file has rows for. */
export function verdictQueries(
  db: Db,
  { importId, parts }: { importId: number; parts: FilledParts },
): VerdictQueries {
  const text = (query: RawBuilder<unknown>) => {
    const { sql: compiled, parameters } = query.compile(db);
    if (parameters.length > 0) throw new Error("verdictQueries: COPY takes no parameters");
    return compiled;
  };
  const id = sql.lit(importId);
  const name = nameOf(importId, parts);
  const changes = (where: RawBuilder<unknown>) =>
    text(sql`select change.line, min(coalesce(lead.company, lead.person, lead.vendor_lead_id, deal.company, deal.person, deal.external_id)),
        jsonb_agg(jsonb_build_array(relation, before, after) order by relation desc)
      from import_change change left join lead on relation = 'lead' and lead.lead_id = row_id left join deal on relation = 'deal' and deal.deal_id = row_id
      where change.import_id = ${id} and ${where} group by change.line order by change.line`);
  const rejects = (where: RawBuilder<unknown>) =>
    text(
      sql`select line, column_name, sentence from ${rejectedRows(importId)} as r where ${where} order by line`,
    );
  return {
    addedOrHere:
      text(sql`select case when p.fresh or taken.line is not null then 'a' else 'h' end, r.line, ${name.text}, null
      from ${staged(importId, "row")} r ${name.joins} left join placed p on p.line = r.line
        left join (select distinct line from ${takenBesides} as besides) as taken on taken.line = r.line
      where not exists (select from import_change change where change.import_id = ${id} and change.line = r.line)
        and not exists (select from ${rejectedRows(importId)} as rejected where rejected.line = r.line)
      order by r.line`),
    changed: changes(sql`true`),
    changedField: (field) => {
      const [relation = "", column = ""] = field.split(".");
      return changes(sql`relation = ${sql.lit(relation)} and after ? ${sql.lit(column)}`);
    },
    repeated: text(sql`select r.line, ${name.text}, coalesce(alike.first_line, dealt_with.first_line)
      from ${staged(importId, "row")} r ${name.joins} left join (
        select placed.line, nth, min(placed.line) over (partition by list_id, placed.vendor_lead_id,
          case when placed.vendor_lead_id is null then one.content_hash end) as first_line
        from placed join ${staged(importId, "row")} as one on one.line = placed.line
      ) as alike on alike.line = r.line and alike.nth > 1
      left join dealt_with on dealt_with.line = r.line and dealt_with.first_line is not null
      where alike.line is not null or dealt_with.line is not null order by r.line`),
    anonymous: text(
      sql`select r.line, null, null from ${staged(importId, "row")} r where r.is_lead and r.anonymous order by r.line`,
    ),
    duplicates: text(sql`select placed.line, coalesce(lead.company, lead.person, lead.vendor_lead_id),
        'bought before' || coalesce(' on ' || earlier.purchased_on, '') || ' in ' || list.name || ' from ' || vendor.name
      from redoubled join placed using (lead_id) join lead using (lead_id) join lead as earlier on earlier.lead_id = redoubled.duplicate_of
      join list on list.list_id = earlier.list_id join vendor on vendor.vendor_id = earlier.vendor_id
      where placed.fresh order by placed.line`),
    rejected: rejects(sql`true`),
    rejectedCode: (code) => rejects(sql`code = ${sql.lit(code)}`),
  };
}

/** Whom a staged row `r` names, by its lead, deal, signal or touch. */
function nameOf(importId: number, parts: FilledParts) {
  const names = [sql`r.company`, sql`r.person`, sql`r.vendor_lead_id`, sql`r.email`];
  const joins: RawBuilder<unknown>[] = [];
  if (parts.deal) {
    joins.push(sql`left join ${staged(importId, "deal")} as d on d.line = r.line`);
    names.push(sql`d.company`, sql`d.person`, sql`d.external_id`, sql`d.named_lead`);
  }
  if (parts.invoice) {
    joins.push(sql`left join (select line, list_name, vendor from ${staged(importId, "charge")}
      union all select line, coalesce(named_lead, list_name), vendor from ${staged(importId, "credit")}) as i on i.line = r.line`);
    names.push(sql`i.list_name`, sql`i.vendor`);
  }
  for (const part of ["signal", "touch"] as const) {
    if (!parts[part]) continue;
    joins.push(sql`left join (select distinct on (line) line, coalesce(named_lead, named_deal, email_key, phone_key, company_key) as name
      from ${staged(importId, part)} order by line) as ${sql.ref(part)} on ${sql.ref(`${part}.line`)} = r.line`);
    names.push(sql.ref(`${part}.name`));
  }
  return { text: sql`coalesce(${sql.join(names)})`, joins: sql.join(joins, sql` `) };
}
