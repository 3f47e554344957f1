// May leads be copied straight into their table, and how does the rest of the import learn of them?
import { sql } from "kysely";
import type { PoolClient } from "pg";
import { nameKey } from "../../app/domain/identityKeys";
import type { Db } from "../schema";
import type { LeadList } from "./leadCells";
import { findOrMakeList, type ListDefaults } from "./mergeLeads";
import { findVendorByKey } from "./vendors";

/**
 * The list, where the database's user may act as the role that copies leads (row-level security refuses COPY to all others) and the list
 * has no leads yet, so that none can be here already. Undefined where the rows must wait in staging to be compared.
 */
export async function listForCopy(
  db: Db,
  { importId, defaults }: { importId: number; defaults: ListDefaults },
): Promise<LeadList | undefined> {
  const { rows } = await sql<{ may: boolean }>`select exists (
    select from pg_roles where rolname = 'placket_copy' and pg_has_role(session_user, oid, 'member')) as may`.execute(
    db,
  );
  if (!rows[0]?.may) return undefined;
  const known = await findVendorByKey(db, nameKey(defaults.vendor));
  const list = { ...(await findOrMakeList(db, { importId, ...defaults })), vendorMade: known === undefined };
  if (list.made) return list;
  const filled = await sql`select from lead where list_id = ${list.listId} limit 1`.execute(db);
  return filled.rows.length === 0 ? list : undefined;
}

/** Takes a list away again that no lead came to, where this import made it, and its vendor likewise. */
export async function dropList(db: Db, { listId, vendorId, made, vendorMade }: LeadList): Promise<void> {
  if (made) await db.deleteFrom("list").where("list_id", "=", listId).execute();
  if (vendorMade) await db.deleteFrom("vendor").where("vendor_id", "=", vendorId).execute();
}

/** Runs COPY as the role that may only insert leads, and goes back to the role that sees one organization alone. */
export async function asCopier<T>(client: PoolClient, run: () => Promise<T>): Promise<T> {
  await client.query("set local role placket_copy");
  const result = await run();
  await client.query("set local role placket_app");
  return result;
}

/**
 * Checks, as the organization sees it, that exactly the copied leads are there: nothing went past the wall.
 * @throws Error where a row is missing.
 */
export async function checkCopied(
  db: Db,
  { importId, copied }: { importId: number; copied: number },
): Promise<void> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from lead where import_id = ${importId}`.execute(db);
  if (rows[0]?.n !== copied)
    throw new Error(`checkCopied: ${copied} leads were copied, ${rows[0]?.n} are here`);
}
