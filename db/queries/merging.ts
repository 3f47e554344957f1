// Which leads and deals does the running merge touch, and how did each row of its file end?
import { sql } from "kysely";
import type { Db } from "../schema";
import { staged } from "./staging";

/** Deals whose links the merge may change: its own, those of accounts with new leads, and those that name a new lead. */
const dealsToLink = sql`(
  select deal_id from dealt_with where made or changed
  union select deal.deal_id from placed join lead using (lead_id) join deal using (organization_id, account_id) where placed.fresh
  union select deal_id from deal join stirred using (account_id)
  union select deal.deal_id from placed join lead using (lead_id) join deal on deal.named_lead = lead.vendor_lead_id where placed.fresh
)`;

/** Looks for them once; returns the temporary table that holds them. */
export async function findDealsToLink(db: Db) {
  await sql`create temp table linking on commit drop as select deal_id from ${dealsToLink} as deals`.execute(
    db,
  );
  await sql`analyze linking`.execute(db);
  return sql`linking`;
}

/** Leads the merge made. */
export const freshLeads = sql`(select lead_id from placed where fresh)`;

/** Leads whose facts the merge changed, besides those of lists with new leads. */
export const touchedLeads = sql`(
  select lead_id from redoubled
  union select lead_id from overwritten where stirs
  union select lead_id from lead join stirred using (account_id) where exists (select from overwritten where stirs)
  union select lead_id from unlinked
  union select lead_id from signalled where made
  union select lead_id from touching where made
  union select lead_id from faulted where made
  union select m.lead_id from match m join linking using (deal_id)
)`;

/** Lists that got new leads, charges or credits, or whose leads got other prices or dates, so that their charges spread anew. */
export async function listsToSpread(db: Db): Promise<number[]> {
  const { rows } = await sql<{
    list_id: number;
  }>`select distinct list_id from placed where fresh union select list_id from overwritten where reprices
    union select list_id from charging where made and list_id is not null union select list_id from crediting where made`.execute(
    db,
  );
  return rows.map((row) => row.list_id);
}

/** Vendors that got charges without a list. */
export async function vendorsToSpread(db: Db): Promise<number[]> {
  const { rows } = await sql<{
    vendor_id: number;
  }>`select distinct vendor_id from charging where made and list_id is null`.execute(db);
  return rows.map((row) => row.vendor_id);
}

export interface MergeCounts {
  accepted: number;
  /** Of the accepted rows, those that changed a lead or deal that was here. */
  changed: number;
  rejected: number;
  made: {
    leads: number;
    deals: number;
    signals: number;
    touches: number;
    defects: number;
    charges: number;
    credits: number;
  };
}

/** Counts rows by how they ended: accepted where they made or changed something; the rest that is not rejected was already here. */
export async function countVerdicts(db: Db, importId: number): Promise<MergeCounts> {
  const { rows } = await sql<Omit<MergeCounts, "made"> & MergeCounts["made"]>`
    with others as (
      select line from dealt_with where made or changed
      union select line from overwritten
      union select line from signalled where made
      union select line from touching where made
      union select line from faulted where made
      union select line from charging where made
      union select line from crediting where made
    )
    select (select count(*) from placed where fresh)
        + (select count(*) from others where line not in (select line from placed where fresh)) as accepted,
      (select count(*) from (select line from dealt_with where changed union select line from overwritten) as touched) as changed,
      (select count(distinct line) from ${staged(importId, "reject")} r
        where line not in (select line from others) and line not in (select line from placed where fresh)) as rejected,
      (select count(*) from placed where fresh) as leads,
      (select count(*) from dealt_with where made) as deals,
      (select count(*) from signalled where made) as signals,
      (select count(*) from touching where made) as touches,
      (select count(*) from faulted where made) as defects,
      (select count(*) from charging where made) as charges,
      (select count(*) from crediting where made) as credits`.execute(db);
  const counts = rows[0];
  if (!counts) throw new Error("countVerdicts: no row");
  const { accepted, changed, rejected, ...made } = counts;
  return { accepted, changed, rejected, made };
}

/** Keeps the rejected rows of an import, so that they can be shown, downloaded and fixed. */
export async function keepRejects(db: Db, importId: number): Promise<void> {
  await sql`
    insert into import_reject (import_id, line, column_name, code, sentence, cells)
    select distinct on (line) ${importId}::bigint, line, column_name, code, sentence, cells from ${staged(importId, "reject")} order by line
    on conflict do nothing`.execute(db);
}
