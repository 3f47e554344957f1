// Which deals get their leads by likeness, after an import or anew for all?
import { withOrganization } from "../../db/connection";
import { lockImports } from "../../db/queries/imports";
import {
  findThresholds,
  listDecidedPairs,
  listLooseDeals,
  readLikenessLeads,
  storeLikeness,
} from "../../db/queries/likeness";
import type { Db } from "../../db/schema";
import { matchParties } from "./matchParties";

export interface RematchRequest {
  organizationId: number;
  /** The import whose deals and leads are new; all deals where undefined. */
  importId?: number | undefined;
}

/** Of the deals without a certain lead, which were looked at. */
export interface RematchCounts {
  deals: number;
  /** Deals that were linked by likeness. */
  linked: number;
  /** Deals that wait for a person, and the pairs to decide on. */
  queued: number;
  pairs: number;
}

/**
 * Matches the deals that no id, row, exact key or person gave a lead, and stores links and queued pairs in the place of the earlier ones.
 * What a person decided stays. Reading and comparing hold up nobody; only storing waits for its turn among imports.
 */
export async function rematch(db: Db, { organizationId, importId }: RematchRequest): Promise<RematchCounts> {
  const all = await withOrganization(db, organizationId, async (db) => {
    const deals = await listLooseDeals(db, importId);
    const never = await listDecidedPairs(db);
    return matchParties({ deals, leads: readLikenessLeads(db), never, ...(await findThresholds(db)) });
  });
  const deals = all.map(({ dealId }) => dealId);
  const found = all.flatMap(({ dealId, matches }) =>
    matches.map(({ leadId, decision, probability, reasons }) => ({
      ...{ dealId, leadId, decision, probability },
      reasons: reasons.map(({ words, weight }) => ({ words, weight: Number(weight.toFixed(2)) })),
    })),
  );
  if (deals.length > 0)
    await withOrganization(db, organizationId, async (db) => {
      await lockImports(db);
      await storeLikeness(db, { deals, found });
    });
  const linked = all.filter(({ matches }) => matches.some(({ decision }) => decision === "linked"));
  const asked = all.filter(({ matches }) => matches.length > 0).length - linked.length;
  const pairs = found.filter(({ decision }) => decision === "queued").length;
  return { deals: deals.length, linked: linked.length, queued: asked, pairs };
}
