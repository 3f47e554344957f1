// Where does matching get its leads from?
import { named } from "./nameWords";
import { type PackedLeads, packLeads } from "./packedLeads";
import type { Party } from "./party";

export interface KeyedLeads {
  packed: PackedLeads;
  /** Which of them an import has just brought or changed. */
  isFresh(leadId: number): boolean;
}

export interface LeadSource {
  /** The keys of all leads that have an account, each lead once. */
  keyed(): AsyncIterable<KeyedLeads> | Iterable<KeyedLeads>;
  /** Leads by their ids, as they are now; those that are gone are left out. */
  find(ids: readonly number[]): Promise<readonly Party[]>;
}

/** Leads that are all at hand, none of them fresh. */
export function leadsAtHand(leads: readonly Party[]): LeadSource {
  const byId = new Map(leads.map((lead) => [lead.id, lead]));
  return {
    keyed: () => [{ packed: packLeads(leads.map(named)), isFresh: () => false }],
    find: async (ids) => ids.flatMap((id) => byId.get(id) ?? []),
  };
}
