// Where does matching get its leads from?
import { named } from "./nameWords";
import { type PackedLeads, packLeads } from "./packedLeads";
import type { Party } from "./party";

export interface LeadSource {
  /** The keys of all leads that have an account, each lead once. */
  keyed(): AsyncIterable<PackedLeads> | Iterable<PackedLeads>;
  /** Leads by their ids, as they are now; those that are gone are left out. */
  find(ids: readonly number[]): Promise<readonly Party[]>;
}

/** Leads that are all at hand. */
export function leadsAtHand(leads: readonly Party[]): LeadSource {
  const byId = new Map(leads.map((lead) => [lead.id, lead]));
  return {
    keyed: () => [packLeads(leads.map(named))],
    find: async (ids) => ids.flatMap((id) => byId.get(id) ?? []),
  };
}
