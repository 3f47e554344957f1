// How is every candidate compared with its deals, though each lead is read and taken apart but once?
import { setImmediate as othersFirst } from "node:timers/promises";
import type { Candidates } from "./candidates";
import type { LeadSource } from "./leadSource";
import { named } from "./nameWords";
import type { Named } from "./party";

/** So many leads are read at once, while those before them are compared. */
const batchLeads = 1000;

interface Sought {
  candidates: Candidates;
  /** The deals, by their numbers among all. */
  places: readonly number[];
  leads: LeadSource;
}

/** Hands over each candidate with each deal that it is one of, lead by lead. */
export async function eachCandidate(
  { candidates, places, leads }: Sought,
  take: (place: number, lead: Named) => void,
): Promise<void> {
  const { ends, deals, wanted } = byLead(candidates, places);
  const read = (from: number) =>
    leads.find(wanted.slice(from, from + batchLeads).map((lead) => candidates.idOf(lead)));
  let coming = read(0);
  for (let from = 0; from < wanted.length; from += batchLeads) {
    const rows = await coming;
    coming = read(from + batchLeads);
    // Else the next ones would be asked for only after these were compared.
    await Promise.race([coming, othersFirst()]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const lead of wanted.slice(from, from + batchLeads)) {
      const row = byId.get(candidates.idOf(lead));
      if (!row) continue;
      const one = named(row);
      const end = ends[lead] ?? 0;
      for (let at = lead === 0 ? 0 : (ends[lead - 1] ?? 0); at < end; at += 1) take(deals[at] ?? 0, one);
    }
  }
  await coming;
}

/** The leads that some of the deals are to be compared with, in the order of their numbers, and where in `deals` those of each lead end. */
function byLead(
  candidates: Candidates,
  places: readonly number[],
): { ends: Int32Array; deals: Int32Array; wanted: number[] } {
  const ends = new Int32Array(candidates.known + 1);
  const found = places.map((place) => {
    const of = candidates.of(place);
    for (let at = 0; at < of.length; at += 1) {
      const lead = of[at] ?? 0;
      ends[lead] = (ends[lead] ?? 0) + 1;
    }
    return of;
  });
  const wanted: number[] = [];
  let sum = 0;
  for (let lead = 0; lead < ends.length; lead += 1) {
    const count = ends[lead] ?? 0;
    if (count > 0) wanted.push(lead);
    ends[lead] = sum;
    sum += count;
  }
  const deals = new Int32Array(sum);
  for (const [nth, of] of found.entries())
    for (let at = 0; at < of.length; at += 1) {
      const lead = of[at] ?? 0;
      deals[ends[lead] ?? 0] = places[nth] ?? 0;
      ends[lead] = (ends[lead] ?? 0) + 1;
    }
  return { ends, deals, wanted };
}
