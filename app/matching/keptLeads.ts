// How does matching look through an organization's leads by the keys that are kept of them?
import { listPartLeads, listUnkeyedParts, readLeadKeys, storePartKeys } from "../../db/queries/leadKeys";
import { listLikenessLeads } from "../../db/queries/likeness";
import type { Db } from "../../db/schema";
import { keyParts, partsAtOnce } from "./keyParts";
import type { LeadSource } from "./leadSource";
import { named } from "./nameWords";
import { keyRules, type PackedLeads, packedBytes, packLeads, readPacked } from "./packedLeads";

/** Gives all leads keys that have none yet or whose keys are stale. */
export function keyLeads(db: Db, organizationId: number): Promise<void> {
  return keyParts(db, organizationId, {
    due: (db) => listUnkeyedParts(db, { rules: keyRules, limit: partsAtOnce }),
    list: listPartLeads,
    store(db, part, leads) {
      const keys = packedBytes(packLeads(leads.map(named)));
      return storePartKeys(db, { ...part, rules: keyRules, leads: leads.length, keys });
    },
  });
}

/** The leads of the transaction's organization. */
export function keptLeads(db: Db): LeadSource {
  return {
    async *keyed(): AsyncGenerator<PackedLeads> {
      for await (const { keys } of readLeadKeys(db)) yield readPacked(keys);
    },
    find: (ids) => listLikenessLeads(db, ids),
  };
}
