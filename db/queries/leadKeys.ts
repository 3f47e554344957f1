// Which keys have leads by likeness, and which leads have none yet?
import { sql } from "kysely";
import { copiedRows } from "../copiedRows";
import type { Db } from "../schema";
import { type LikenessRow, readLeads } from "./likeness";

/** A part of an import's lines: `lead_part` of migration 0025. */
export interface LeadPart {
  importId: number;
  part: number;
}

const partLines = 2048;

/** Parts whose leads have no keys, or keys that are stale or of other rules than these; at most `limit`. */
export async function listUnkeyedParts(
  db: Db,
  { rules, limit }: { rules: number; limit: number },
): Promise<LeadPart[]> {
  const { rows } = await sql<LeadPart>`
    with reach as (
      select import_id, (select min(line) from lead where lead.import_id = import.import_id) as first_line,
        (select max(line) from lead where lead.import_id = import.import_id) as last_line,
        (select max(part) from lead_keys where lead_keys.import_id = import.import_id) as last_part
      from import
    )
    select import_id as "importId", part from reach, generate_series(coalesce(last_part + 1, lead_part(first_line)), lead_part(last_line)) as part
    union all
    select import_id, part from lead_keys where stale or rules <> ${rules}
    order by 1, 2 limit ${limit}`.execute(db);
  return rows;
}

/** The leads of a part that have an account, in the order of the file. */
export function listPartLeads(db: Db, { importId, part }: LeadPart): Promise<LikenessRow[]> {
  const first = Number(part) * partLines;
  return readLeads(
    db,
    `import_id = ${Number(importId)} and line between ${first} and ${first + partLines - 1} order by line, lead_id`,
  );
}

export interface PartKeys extends LeadPart {
  leads: number;
  keys: Buffer;
}

/** Keeps the keys of a part in the place of earlier ones; also of a part without leads, which else would be looked for again. */
export async function storePartKeys(
  db: Db,
  { rules, importId, part, leads, keys }: PartKeys & { rules: number },
): Promise<void> {
  await sql`
    insert into lead_keys (import_id, part, rules, leads, keys) values (${importId}, ${part}, ${rules}, ${leads}, ${keys})
    on conflict (organization_id, import_id, part)
      do update set rules = excluded.rules, leads = excluded.leads, keys = excluded.keys, stale = false`.execute(
    db,
  );
}

/** The keys of all leads, part by part in the order of the imports; or those of one import. Nothing else is to be asked of the transaction meanwhile. */
export async function* readLeadKeys(
  db: Db,
  { importId }: { importId?: number } = {},
): AsyncGenerator<LeadPart & { keys: Buffer }> {
  const which = importId === undefined ? "" : `and import_id = ${Number(importId)}`;
  const query = `select import_id, part, keys from lead_keys where leads > 0 ${which} order by import_id, part`;
  for await (const [id, part, keys] of copiedRows(db, query))
    if (id && part && keys) yield { importId: Number(id.readBigInt64BE()), part: part.readInt32BE(), keys };
}

/** Leads that have keys. */
export async function countKeyedLeads(db: Db): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select coalesce(sum(leads), 0)::bigint as n from lead_keys`.execute(db);
  return rows[0]?.n ?? 0;
}
