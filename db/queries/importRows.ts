// Which rows of a finished import made a lead, or changed one or a deal?
import { sql } from "kysely";
import type { Db } from "../schema";

interface Paged {
  importId: number;
  limit: number;
  offset: number;
}

export interface AddedLead {
  line: number;
  lead_id: number;
  name: string | null;
  /** Where it was bought before, of a duplicate. */
  before: string | null;
}

/** Leads an import made, in the order of the file; `duplicates` are those of accounts bought before. */
export async function listAddedLeads(
  db: Db,
  { importId, limit, offset, duplicates }: Paged & { duplicates: boolean },
): Promise<AddedLead[]> {
  const { rows } = await sql<AddedLead>`
    select lead.line, lead.lead_id, coalesce(lead.company, lead.person, lead.vendor_lead_id) as name,
      'bought before' || coalesce(' on ' || earlier.purchased_on, '') || ' in ' || list.name || ' from ' || vendor.name as before
    from lead left join duplicate using (organization_id, lead_id) left join lead as earlier on earlier.lead_id = duplicate.duplicate_of
      left join list on list.list_id = earlier.list_id left join vendor on vendor.vendor_id = earlier.vendor_id
    where lead.import_id = ${importId} ${duplicates ? sql`and duplicate.lead_id is not null` : sql``}
    order by lead.line limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** How many leads an import made, and how many of them are duplicates now. */
export async function countAddedLeads(
  db: Db,
  { importId, duplicates }: { importId: number; duplicates: boolean },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from lead where import_id = ${importId}
    ${duplicates ? sql`and exists (select from duplicate d where d.lead_id = lead.lead_id)` : sql``}`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

type Values = Record<string, string | number | boolean | null>;

export interface ChangedRow {
  line: number;
  relation: string;
  lead_id: number | null;
  name: string | null;
  before: Values;
  after: Values;
}

/** Leads and deals an import changed, of one field where it is named ("lead.phone"), with what stood there before. */
export async function listChangedRows(
  db: Db,
  { importId, limit, offset, field }: Paged & { field: string | undefined },
): Promise<ChangedRow[]> {
  const { rows } = await sql<ChangedRow>`
    select coalesce(change.line, 0) as line, relation, lead.lead_id, before, after,
      coalesce(lead.company, lead.person, lead.vendor_lead_id, deal.company, deal.person, deal.external_id) as name
    from (select * from import_change where import_id = ${importId} ${ofField(field)} order by relation desc, row_id limit ${limit} offset ${offset}) as change
      left join lead on relation = 'lead' and lead.lead_id = row_id left join deal on relation = 'deal' and deal.deal_id = row_id
    order by relation desc, row_id`.execute(db);
  return rows;
}

/** How many leads and deals an import changed, of one field where it is named. */
export async function countChangedRows(
  db: Db,
  { importId, field }: { importId: number; field: string | undefined },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from import_change
    where import_id = ${importId} ${ofField(field)}`.execute(db);
  return rows[0]?.n ?? 0;
}

function ofField(field: string | undefined) {
  if (field === undefined) return sql``;
  const [relation, name] = field.split(".");
  return sql`and relation = ${relation ?? ""} and jsonb_exists(after, ${name ?? ""})`;
}
