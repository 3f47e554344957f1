// What does a form about a lead's company do: same company, not the same, or take that back?
import { type CompanyOutcome, mergeCompanies, splitCompany, undoCompany } from "../../db/queries/companies";
import type { Db } from "../../db/schema";
import { companyRefusal } from "../domain/companyWords";
import { deciderOf } from "./matchesAction";
import type { Outcome } from "./signalForm";

/** What the buttons of the section say. */
export const companyActs = ["same-company", "not-same-company", "undo-company"] as const;

/** Carries it out for the page of one lead. */
export async function postCompany(
  db: Db,
  { leadId, does, form }: { leadId: number; does: (typeof companyActs)[number]; form: FormData },
): Promise<Outcome> {
  const outcome = await carryOut();
  if (outcome === "missing") return "missing";
  const refusal = companyRefusal(outcome);
  return refusal ? { errors: { company: refusal } } : { to: `/leads/${leadId}#company` };

  async function carryOut(): Promise<CompanyOutcome> {
    const by = deciderOf(form);
    const lead = { relation: "lead", id: leadId } as const;
    if (does === "undo-company") return undoCompany(db, { accountId: numberOf(form, "decision") });
    const id = numberOf(form, "deal");
    const other =
      id > 0
        ? ({ relation: "deal", id } as const)
        : ({ relation: "lead", id: numberOf(form, "lead") } as const);
    return does === "same-company"
      ? mergeCompanies(db, { one: lead, other, by })
      : splitCompany(db, { row: other, by });
  }
}

/** The number a field says; 0, which nothing has, for anything that is none. */
function numberOf(form: FormData, name: string): number {
  const text = String(form.get(name) ?? "");
  return /^[1-9]\d{0,15}$/.test(text) ? Number(text) : 0;
}
