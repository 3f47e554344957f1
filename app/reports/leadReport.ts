// How does one lead stand, and what happened with it?
import { findLead, type LeadFact, listLeadFacts } from "../../db/queries/leadFacts";
import type { Db } from "../../db/schema";
import type { Filters } from "../domain/filters";
import { limitSentence, stallReason } from "../domain/stallLimit";
import { type LeadStanding, leadStanding } from "./leadsReport";
import { sighted } from "./look";

export interface LeadReport {
  asOf: string;
  standing: LeadStanding;
  /** Where the frontier's stall limit comes from, in words; null where the lead sits at no step. */
  limit: string | null;
  /** The same in short, beside the day it stalls. */
  stallReason: string | null;
  contact: { label: string; text: string }[];
  duplicateOf: number | null;
  anonymous: boolean;
  purchasedFrom: "row" | "list" | "import" | "deal" | "unknown";
  import: { importId: number; file: string; line: number };
  facts: LeadFact[];
}

/** The page of one lead; undefined where there is none of this organization, or it was not bought yet on the day. */
export async function leadReport(
  db: Db,
  { leadId, filters }: { leadId: number; filters: Filters },
): Promise<LeadReport | undefined> {
  return sighted(db, filters, async (sight) => {
    const lead = await findLead(db, leadId);
    const standing = lead && (await leadStanding(db, sight, leadId));
    if (!lead || !standing) return undefined;
    const step = sight.steps.find(({ name }) => name === standing.frontier);
    const place = [
      lead.street,
      [lead.postal_code, lead.city].filter(Boolean).join(" "),
      lead.region,
      lead.country,
    ];
    const contact: [string, string | null][] = [
      ["Person", [lead.person, lead.title].filter(Boolean).join(", ") || null],
      ["E-mail", lead.email],
      ["Phone", lead.phone],
      ["Mobile", lead.mobile],
      ["Website", lead.website],
      ["Address", place.filter(Boolean).join(", ") || null],
      ["Industry", lead.industry],
      ["Seats", lead.seats === null ? null : String(lead.seats)],
      ["Vendor's id", lead.vendor_lead_id],
      ["Note", lead.note],
    ];
    return {
      asOf: sight.asOf,
      standing,
      limit: step ? limitSentence(step.limit) : null,
      stallReason: step ? stallReason(step.limit, step.kind) : null,
      contact: contact.flatMap(([label, text]) => (text === null ? [] : [{ label, text }])),
      duplicateOf: lead.duplicate_of,
      anonymous: lead.anonymous,
      purchasedFrom: lead.purchased_from,
      import: { importId: lead.import_id, file: lead.file_name, line: lead.line },
      facts: await listLeadFacts(db, { leadId, asOf: sight.asOf }),
    };
  });
}
