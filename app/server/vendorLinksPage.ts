// What does the page of vendors' links do when it is posted: make a link, or revoke one?
import { randomBytes } from "node:crypto";
import { withOrganization } from "../../db/connection";
import { findOrMakeVendors } from "../../db/queries/mergeLeads";
import { makeVendorLink, revokeVendorLink } from "../../db/queries/vendorLinks";
import { readImportOptions } from "../intake/importOptions";
import type { LoadContext } from "./context";

/** 192 bits: 32 characters that no one guesses. */
const tokenBytes = 24;

/** Carries out what the form asks for; a sentence where the vendor's name is none. */
export async function changeVendorLinks(
  { db, organizationId }: Pick<LoadContext, "db" | "organizationId">,
  form: FormData,
): Promise<string | undefined> {
  if (form.get("do") === "revoke") {
    const vendorLinkId = Number(form.get("link"));
    if (Number.isSafeInteger(vendorLinkId))
      await withOrganization(db, organizationId, (db) =>
        revokeVendorLink(db, { vendorLinkId, now: new Date() }),
      );
    return undefined;
  }
  const typed = form.get("vendor");
  const { options, faults } = readImportOptions(
    { vendor: typeof typed === "string" ? typed : "" },
    { currency: "USD" },
  );
  if (faults[0]) return faults[0].sentence;
  const { vendor } = options;
  if (!vendor) return "Which vendor? Type or pick its name.";
  const token = randomBytes(tokenBytes).toString("base64url");
  await withOrganization(db, organizationId, async (db) => {
    const [vendorId] = (await findOrMakeVendors(db, [vendor])).values();
    if (vendorId !== undefined) await makeVendorLink(db, { vendorId, token });
  });
  return undefined;
}
