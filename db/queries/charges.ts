// What was charged, and for which list?
import { sql } from "kysely";
import type { Db } from "../schema";

/** Charges a list a flat sum, once for one file's content: where a charge of the same file stands, kept by an undo even, nothing is added. */
export async function addListCharge(
  db: Db,
  {
    importId,
    listId,
    minor,
    currency,
  }: { importId: number; listId: number; minor: number; currency: string },
): Promise<void> {
  await sql`
    insert into charge (vendor_id, list_id, basis, amount_minor, currency, import_id)
    select vendor_id, list_id, 'flat', ${minor}::bigint, ${currency}, ${importId} from list
    where list_id = ${listId} and not exists (
      select from charge join import before using (organization_id, import_id) join import this on this.import_id = ${importId}
      where charge.list_id = ${listId} and charge.basis = 'flat' and before.file_sha256 = this.file_sha256
    )`.execute(db);
}

export interface LooseCharges {
  currency: string;
  charges: number;
  minor: number;
  /** Lists without leads they stand on, dearest first; `isNew`: the vendor came with the import itself, or since. */
  lists: { vendor: string; list: string; isNew: boolean }[];
}

/** Charges of an import that no lead can carry today because their list has none; by currency. */
export async function listLooseCharges(db: Db, importId: number): Promise<LooseCharges[]> {
  const { rows } = await sql<LooseCharges>`
    select currency, sum(charges)::int as charges, sum(minor)::bigint as minor,
      jsonb_agg(jsonb_build_object('vendor', vendor, 'list', name, 'isNew', is_new) order by minor desc, vendor, name) as lists
    from (
      select charge.currency, vendor.name as vendor, list.name, vendor.created_at >= import.created_at as is_new,
        count(*) as charges, sum(amount_minor) as minor
      from charge join list using (organization_id, list_id)
        join import on import.organization_id = charge.organization_id and import.import_id = charge.import_id
        join vendor on vendor.organization_id = list.organization_id and vendor.vendor_id = list.vendor_id
      where charge.import_id = ${importId} and not exists (select from lead where lead.list_id = charge.list_id)
      group by charge.currency, list.list_id, list.name, vendor.vendor_id, vendor.name, vendor.created_at, import.created_at
    ) as loose group by currency order by currency`.execute(db);
  return rows;
}
