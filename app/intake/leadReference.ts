// Whose is a signal or a touch, when its row is not the lead's own?
import { companyKey } from "../domain/identityKeys";
import type { LeadReference } from "./intakeRow";
import { emailReader, idReader, phoneReader, type Reading, textReader } from "./readers";
import type { RowCursor } from "./rowCursor";

/** Of a row that names nobody, or need not: its own lead says whose it is. */
export const nobody: LeadReference = {
  named_lead: null,
  named_deal: null,
  email_key: null,
  phone_key: null,
  company_key: null,
};

/** Reads whose a signal or touch is, as far as its own columns say. */
export function referenceReader(reading: Reading, what: "signal" | "touch"): () => LeadReference {
  const [lead, deal] = [idReader(reading, `${what}.lead_id`), idReader(reading, `${what}.deal_id`)];
  const email = emailReader(reading, `${what}.email`);
  const phone = phoneReader(reading, `${what}.phone`);
  const company = textReader(reading, `${what}.company`);
  return () => ({
    named_lead: lead(),
    named_deal: deal(),
    email_key: email()?.key ?? null,
    phone_key: phone()?.key ?? null,
    company_key: companyKey(company()),
  });
}

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
  row.failColumn(
    null,
    "missing",
    `names no lead, so the ${what} belongs to nobody. Fill a lead id, deal id, e-mail, phone or company.`,
  );
}
