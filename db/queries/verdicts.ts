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
  /** The latter alone, without that column's meaning anything. */
  here: string;
  changed: string;
  changedField: (field: string) => string;
  repeated: string;
  anonymous: string;
  duplicates: string;
  rejected: string;
  rejectedCode: (code: string) => string;
}

/** Which parts, besides that of leads, have rows; `lead` itself has those that were copied straight into it. */
export type FilledParts = Record<"deal" | "signal" | "touch" | "invoice" | "lead", boolean>;

interface Asked {
  importId: number;
  /** Those its file has rows for. */
  parts: FilledParts;
  /** Rows that were taken in before they came to be staged: mended ones that come again. */
  before: readonly number[];
}

/** The queries of an import, while its staged rows are there. */
export function verdictQueries(db: Db, { importId, parts, before }: Asked): VerdictQueries {
  const text = (query: RawBuilder<unknown>) => {
    const { sql: compiled, parameters } = query.compile(db);
    if (parameters.length > 0) throw new Error("verdictQueries: COPY takes no parameters");
    return compiled;
  };
  const id = sql.lit(importId);
  const name = nameOf(importId, parts);
  const every = everyRow(importId, parts);
  const changes = (where: RawBuilder<unknown>) =>
    text(sql`select change.line, min(coalesce(lead.company, lead.person, lead.vendor_lead_id, deal.company, deal.person, deal.external_id)),
        jsonb_agg(jsonb_build_array(relation, before, after) order by relation desc)
      from import_change change left join lead on relation = 'lead' and lead.lead_id = row_id left join deal on relation = 'deal' and deal.deal_id = row_id
      where change.import_id = ${id} and ${where} group by change.line order by change.line`);
  const rejects = (where: RawBuilder<unknown>) =>
    text(
      sql`select line, column_name, sentence from ${rejectedRows(importId)} as r where ${where} order by line`,
    );
  const untouched = sql`not exists (select from import_change change where change.import_id = ${id} and change.line = r.line)
        and not exists (select from ${rejectedRows(importId)} as rejected where rejected.line = r.line)`;
  const taken = sql`left join placed p on p.line = r.line and p.fresh
        left join (select distinct line from ${takenBesides} as besides) as taken on taken.line = r.line`;
  const known =
    before.length === 0
      ? sql``
      : sql`union all select 'h', unnest(${sql.lit(`{${before.join(",")}}`)}::int[]), null, null`;
  return {
    addedOrHere:
      text(sql`select case when p.line is not null or taken.line is not null then 'a' else 'h' end as ending, r.line, ${name.text}, null
      from ${every} r ${name.joins} ${taken} where ${untouched} ${known} order by line`),
    here: text(sql`select 'h' as ending, r.line, ${name.text}, null
      from ${staged(importId, "row")} r ${name.joins} ${taken} where p.line is null and taken.line is null and ${untouched} ${known} order by line`),
    changed: changes(sql`true`),
    changedField: (field) => {
      const [relation = "", column = ""] = field.split(".");
      return changes(sql`relation = ${sql.lit(relation)} and after ? ${sql.lit(column)}`);
    },
    repeated: text(sql`select r.line, ${name.text}, coalesce(alike.first_line, dealt_with.first_line)
      from ${staged(importId, "row")} r ${name.joins} left join (${alike(every)}) as alike on alike.line = r.line
      left join dealt_with on dealt_with.line = r.line and dealt_with.first_line is not null
      where alike.line is not null or dealt_with.line is not null order by r.line`),
    anonymous: text(
      sql`select r.line, null, null from ${every} r where r.is_lead and r.anonymous order by r.line`,
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

/** The rows that could be read: those that were staged, and those that went straight into `lead`. */
function everyRow(importId: number, { lead }: FilledParts): RawBuilder<unknown> {
  const columns = sql.raw("line, company, person, vendor_lead_id, email, content_hash, anonymous");
  const rows = sql`select ${columns}, is_lead from ${staged(importId, "row")}`;
  if (!lead) return sql`(${rows})`;
  return sql`(${rows} union all select ${columns}, true from lead where import_id = ${sql.lit(importId)}
    and not exists (select from ${staged(importId, "row")} as waited where waited.line = lead.line))`;
}

/** Lead rows that repeat an earlier one of the file, by the vendor's id or, without one, by what they hold; and the line of the first of them. */
function alike(every: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`with again as materialized (select line, list_id, vendor_lead_id from placed where nth > 1)
    select again.line, min(first.line) as first_line from again join placed as first using (list_id, vendor_lead_id) group by again.line
    union all select again.line, min(other.line) from again join ${every} as own on own.line = again.line
      join ${every} as other on other.content_hash = own.content_hash join placed as first on first.line = other.line and first.list_id = again.list_id
      where again.vendor_lead_id is null and first.vendor_lead_id is null group by again.line`;
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
