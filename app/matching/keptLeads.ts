// How does matching look through an organization's leads by the keys that are kept of them?
import { withOrganization } from "../../db/connection";
import { lockImports } from "../../db/queries/imports";
import { listPartLeads, listUnkeyedParts, readLeadKeys, storePartKeys } from "../../db/queries/leadKeys";
import { listLikenessLeads } from "../../db/queries/likeness";
import type { Db } from "../../db/schema";
import type { KeyedLeads, LeadSource } from "./leadSource";
import { named } from "./nameWords";
import { keyRules, packedBytes, packLeads, readPacked } from "./packedLeads";

/** Imports wait while so many parts get their keys. */
const partsAtOnce = 32;

/**
 * Gives all leads keys that have none yet or whose keys are stale, some at a time: while their turn lasts no import or undo changes
 * leads.
 */
export async function keyLeads(db: Db, organizationId: number): Promise<void> {
  const wanted = { rules: keyRules, limit: partsAtOnce };
  const due = (db: Db) => listUnkeyedParts(db, wanted);
  while ((await withOrganization(db, organizationId, due)).length > 0)
    await withOrganization(db, organizationId, async (db) => {
      await lockImports(db);
      const parts = await due(db);
      const [first, ...rest] = parts;
      let coming = first && listPartLeads(db, first);
      for (const [at, part] of parts.entries()) {
        const leads = (await coming) ?? [];
        const next = rest[at];
        coming = next && listPartLeads(db, next);
        const keys = packedBytes(packLeads(leads.map(named)));
        await storePartKeys(db, { ...part, rules: keyRules, leads: leads.length, keys });
      }
    });
}

/** The leads of the transaction's organization; fresh are those that an import brought or changed. */
export function keptLeads(db: Db, fresh?: { importId: number; changed: ReadonlySet<number> }): LeadSource {
  return {
    async *keyed(): AsyncGenerator<KeyedLeads> {
      for await (const batch of readLeadKeys(db))
        for (const { importId, keys } of batch) {
          const isFresh = (id: number) => fresh?.importId === importId || fresh?.changed.has(id) === true;
          yield { packed: readPacked(keys), isFresh };
        }
    },
    find: (ids) => listLikenessLeads(db, ids),
  };
}
