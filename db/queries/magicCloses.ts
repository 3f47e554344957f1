// Which leads were won with buttons open, and what are they worth?
import { type RawBuilder, sql } from "kysely";
import type { Filters } from "../../app/domain/filters";
import type { Db } from "../schema";
import { chosen } from "./standing";

export interface WonKind {
  magic_close: "yes" | "no" | "not recorded";
  leads: number;
  /** Leads whose value is not, or only partly, known. */
  unvalued: number;
  value_minor: number;
}

/** Won leads by whether buttons were open, with the value of their deals in the organization's currency. */
export async function listWonKinds(db: Db, filters: Filters): Promise<WonKind[]> {
  const { rows } = await sql<WonKind>`
    select magic_close, count(*) as leads, count(*) filter (where won_unvalued) as unvalued,
      coalesce(sum(won_value_minor), 0)::bigint as value_minor
    from lead_progress where outcome = 'won' and ${chosen(filters)} group by magic_close`.execute(db);
  return rows;
}

export interface MagicCloseRow {
  lead_id: number;
  vendor_lead_id: string | null;
  company: string | null;
  person: string | null;
  vendor: string;
  won_on: string | null;
  steps_mask: number;
  buttoned_mask: number;
  objection_mask: number;
  skipped_mask: number;
  unspoken_mask: number;
  value_minor: number | null;
  unvalued: boolean;
}

/** One page of the magic closes, the latest win first. */
export async function listMagicCloses(
  db: Db,
  query: { filters: Filters; limit: number; offset: number },
): Promise<MagicCloseRow[]> {
  return (await magicCloses(query).execute(db)).rows;
}

export function magicCloses({
  filters,
  limit,
  offset,
}: {
  filters: Filters;
  limit: number;
  offset: number;
}): RawBuilder<MagicCloseRow> {
  return sql<MagicCloseRow>`
    with p as (
      select lead_id, vendor_id, won_on, steps_mask, buttoned_mask, objection_mask, skipped_mask, unspoken_mask, won_value_minor, won_unvalued
      from lead_progress where outcome = 'won' and magic_close = 'yes' and ${chosen(filters)}
      order by won_on desc nulls last, lead_id limit ${limit} offset ${offset}
    )
    select p.lead_id, lead.vendor_lead_id, lead.company, lead.person, vendor.name as vendor, p.won_on, p.steps_mask, p.buttoned_mask,
      p.objection_mask, p.skipped_mask, p.unspoken_mask, p.won_value_minor as value_minor, p.won_unvalued as unvalued
    from p join lead using (lead_id) join vendor on vendor.vendor_id = p.vendor_id
    order by p.won_on desc nulls last, p.lead_id`;
}
