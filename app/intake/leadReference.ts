// Whose is a signal or a touch, when its row is not the lead's own?
import type { LeadReference } from "./intakeRow";
import type { RowCursor } from "./rowCursor";

/** Of a row that names nobody, or need not: its own lead says whose it is. */
export const nobody: LeadReference = {
  named_lead: null,
  named_deal: null,
  email_key: null,
  phone_key: null,
  company_key: null,
};

/** Rejects a row whose signal or touch names no lead. */
export function requireReference(row: RowCursor, named: LeadReference, what: string): void {
  if (
    row.reject ||
    named.named_lead ||
    named.named_deal ||
    named.email_key ||
    named.phone_key ||
    named.company_key
  )
    return;
  const fields = what === "signal" ? "a lead id, deal id, e-mail, phone or company" : "a lead id";
  row.failColumn(null, "missing", `names no lead, so the ${what} belongs to nobody. Fill ${fields}.`);
}
