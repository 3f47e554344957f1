// What does a vendor's link settle about a file that comes through it: the vendor, the kind, what may be read from it?
import type { LoaderFunctionArgs } from "@remix-run/node";
import { withOrganization } from "../../db/connection";
import { findVendorLink, type VendorLink } from "../../db/queries/vendorLinks";
import { Trouble } from "../domain/trouble";
import type { Inspection } from "../intake/inspection";
import type { Mapping } from "../intake/mapping";
import { isTargetName } from "../intake/targets";
import type { LoadContext } from "./context";
import { notFound } from "./foundImport";
import type { UploadDoor } from "./uploads";

type Asking = Pick<LoadContext, "db" | "organizationId">;

/** What a vendor may say of its own list without anybody's having mapped it so. */
const ofLists = /^(lead\.|list\.(name|purchased_on)$)/;
const naming = ["vendor_lead_id", "company", "person", "email", "phone", "mobile"].map(
  (field) => `lead.${field}`,
);

/** The door of POST /vendor/:token. */
export function vendorDoor(asking: Asking): UploadDoor {
  return async ({ params }) => {
    const link = await linkOf(asking, params.token);
    return (
      link && {
        next: (importId) => `/vendor/${link.token}/${importId}`,
        kind: "leads",
        vendorLinkId: link.vendor_link_id,
        who: `${link.vendor}, by its upload page`,
        texts: ({ list }) => ({ vendor: link.vendor, list }),
        mapping: vendorMapping,
      }
    );
  };
}

/** The link in force that a URL names. @throws Response 404, the same for an unknown token and a revoked one. */
export async function foundVendorLink(
  asking: Asking,
  { token }: LoaderFunctionArgs["params"],
): Promise<VendorLink> {
  const link = await linkOf(asking, token);
  if (!link) throw notFound();
  return link;
}

async function linkOf(
  { db, organizationId }: Asking,
  token: string | undefined,
): Promise<VendorLink | undefined> {
  if (!token || !/^[\w-]{32}$/.test(token)) return undefined;
  return withOrganization(db, organizationId, (db) => findVendorLink(db, token));
}

/** Leads only, all of this vendor; a guess may read no more than what a list is. @throws Trouble where its leads name nobody. */
export function vendorMapping({ mapping, guessed }: Inspection): Mapping {
  const may = (target: string) =>
    isTargetName(target) && target !== "list.vendor" && (!guessed || ofLists.test(target));
  const only = <T>(part: Record<string, T>) =>
    Object.fromEntries(Object.entries(part).filter(([target]) => may(target)));
  const fixed: Mapping = {
    ...mapping,
    columns: only(mapping.columns),
    constants: only(mapping.constants),
    steps: guessed ? {} : mapping.steps,
  };
  const names = [...Object.keys(fixed.columns), ...Object.keys(fixed.constants)];
  if (!names.some((name) => naming.includes(name)))
    throw new Trouble(
      "No column says who a lead is. Head the columns with names such as Lead ID, Company, Name, Email and Phone, and send the file again.",
    );
  return fixed;
}
