// Which vendors have a link to upload by, and what came through it?
import type { Db } from "../schema";

export interface VendorLink {
  vendor_link_id: number;
  vendor_id: number;
  vendor: string;
  token: string;
  created_at: Date;
}

/** Links in force, by the name of the vendor. */
export async function listVendorLinks(db: Db): Promise<VendorLink[]> {
  return inForce(db).orderBy("vendor.name").execute();
}

/** The link in force of a token; undefined for one that is unknown or revoked. */
export async function findVendorLink(db: Db, token: string): Promise<VendorLink | undefined> {
  return inForce(db).where("vendor_link.token", "=", token).executeTakeFirst();
}

/** Gives a vendor a link, unless one is in force. */
export async function makeVendorLink(
  db: Db,
  { vendorId, token }: { vendorId: number; token: string },
): Promise<void> {
  await db
    .insertInto("vendor_link")
    .values({ vendor_id: vendorId, token })
    .onConflict((conflict) =>
      conflict.columns(["organization_id", "vendor_id"]).where("revoked_at", "is", null).doNothing(),
    )
    .execute();
}

/** Revokes a link for good; one that is revoked already stays as it is. */
export async function revokeVendorLink(
  db: Db,
  { vendorLinkId, now }: { vendorLinkId: number; now: Date },
): Promise<void> {
  await db
    .updateTable("vendor_link")
    .set({ revoked_at: now })
    .where("vendor_link_id", "=", vendorLinkId)
    .where("revoked_at", "is", null)
    .execute();
}

/** An import that came through this link; undefined for any other. */
export async function findLinkedImport(
  db: Db,
  { vendorLinkId, importId }: { vendorLinkId: number; importId: number },
) {
  return db
    .selectFrom("import")
    .selectAll()
    .where("import_id", "=", importId)
    .where("vendor_link_id", "=", vendorLinkId)
    .executeTakeFirst();
}

/** How many rows of an import were refused for each reason, most frequent first. */
export async function countRefused(db: Db, importId: number): Promise<{ code: string; rows: number }[]> {
  return db
    .selectFrom("import_reject")
    .select("code")
    .select((row) => row.fn.countAll<number>().as("rows"))
    .where("import_id", "=", importId)
    .groupBy("code")
    .orderBy("rows", "desc")
    .orderBy("code")
    .execute();
}

function inForce(db: Db) {
  return db
    .selectFrom("vendor_link")
    .innerJoin("vendor", (join) =>
      join
        .onRef("vendor.organization_id", "=", "vendor_link.organization_id")
        .onRef("vendor.vendor_id", "=", "vendor_link.vendor_id"),
    )
    .select([
      "vendor_link_id",
      "vendor.vendor_id",
      "vendor.name as vendor",
      "token",
      "vendor_link.created_at",
    ])
    .where("revoked_at", "is", null);
}
