// Which deals get their leads by likeness, after an import or anew for all?
import { withOrganization } from "../../db/connection";
import { lockImports } from "../../db/queries/imports";
import { countKeyedLeads } from "../../db/queries/leadKeys";
import {
  countDeals,
  findFreshLeads,
  listDecidedPairs,
  listLooseDeals,
  type SomeDeals,
} from "../../db/queries/likeness";
import { findMatchModel, type MatchModel, storeMatchModel } from "../../db/queries/matchModel";
import { findThresholds } from "../../db/queries/matchThresholds";
import { storeLikeness } from "../../db/queries/storeLikeness";
import type { Db } from "../../db/schema";
import { concernedDeals, keyDeals } from "./keptDeals";
import { keptLeads, keyLeads } from "./keptLeads";
import { type DealMatches, matchParties } from "./matchParties";
import { enoughPairs, type Model, unlearned } from "./model";

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
 * What a person decided stays. After an import only deals are looked at that it may concern, by the rates learned before; all, and the rates learned anew, where
 * it has grown much since. Reading and comparing hold up nobody; only storing waits for its turn among imports.
 */
export async function rematch(db: Db, { organizationId, importId }: RematchRequest): Promise<RematchCounts> {
  await keyLeads(db, organizationId);
  await keyDeals(db, organizationId);
  const { found: all, model } = await withOrganization(db, organizationId, (db) => matchedOf(db, importId));
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
      if (model) await storeMatchModel(db, model);
      await storeLikeness(db, { deals, found });
    });
  const linked = all.filter(({ matches }) => matches.some(({ decision }) => decision === "linked"));
  const asked = all.filter(({ matches }) => matches.length > 0).length - linked.length;
  const pairs = found.filter(({ decision }) => decision === "queued").length;
  return { deals: deals.length, linked: linked.length, queued: asked, pairs };
}

async function matchedOf(
  db: Db,
  importId: number | undefined,
): Promise<{ found: DealMatches[]; model?: MatchModel<Model> }> {
  const size = { leads: await countKeyedLeads(db), deals: await countDeals(db) };
  const kept = await findMatchModel<Model>(db);
  const whole = importId === undefined || hasGrown(size, kept);
  const by = {
    never: await listDecidedPairs(db),
    ...(await findThresholds(db)),
    learned: whole ? undefined : (kept ?? unlearned),
  };
  if (whole) {
    const { found, learned } = await matchParties({
      deals: await listLooseDeals(db),
      leads: keptLeads(db),
      ...by,
    });
    return { found, model: { ...learned, ...size } };
  }
  const deals = await listLooseDeals(db, await someDeals(db, importId));
  return matchParties({ deals, leads: keptLeads(db), ...by });
}

/** After an import: its own deals, those linked or asked about with a lead that it changed, and those that its leads may concern; undefined for all. */
async function someDeals(db: Db, importId: number): Promise<SomeDeals | undefined> {
  const fresh = await findFreshLeads(db, importId);
  if (!fresh.brought && fresh.changed.length === 0) return { importId };
  const concerned = await concernedDeals(db, { importId, changed: fresh.changed });
  return concerned && { importId, ids: [...concerned, ...fresh.deals] };
}

/** Whether there are a quarter more leads or deals than the rates were learned of, and enough deals to learn anything of. */
function hasGrown(
  { leads, deals }: { leads: number; deals: number },
  kept: MatchModel<Model> | undefined,
): boolean {
  if (deals < enoughPairs) return false;
  return !kept || leads > 1.25 * kept.leads || deals > 1.25 * kept.deals;
}
