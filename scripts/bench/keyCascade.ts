// How good are exact keys alone: an e-mail, else a domain, else a phone, else a company name that one lead has?
import type { Party } from "../../app/matching/party";
import type { Linkage } from "./linkageFiles";

const keys = ["emailKey", "domainKey", "phoneKey", "companyKey"] as const;

/** Links each deal to the lead of its first key that exactly one lead has. */
export function keyCascade({ deals, leads, truth }: Linkage): { precision: number; recall: number } {
  const byKey = keys.map((key) => {
    const found = new Map<string, Party | null>();
    for (const lead of leads) {
      const value = lead[key];
      if (value !== null) found.set(value, found.has(value) ? null : lead);
    }
    return { key, found };
  });
  let linked = 0;
  let right = 0;
  for (const deal of deals) {
    const lead = byKey.map(({ key, found }) => found.get(deal[key] ?? "")).find((lead) => lead);
    if (!lead) continue;
    linked += 1;
    if (truth.has(`${deal.id}:${lead.id}`)) right += 1;
  }
  return { precision: linked === 0 ? 1 : right / linked, recall: right / truth.size };
}
