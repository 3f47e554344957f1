// What stands in the form of a charge or credit when it is opened?
import { findCharge } from "../../db/queries/enteredCharges";
import { findCredit, listCreditableLeads } from "../../db/queries/enteredCredits";
import { findOrganization } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import { searchOf } from "../domain/addressWords";
import { decimal, minorDigits } from "../domain/money";
import { type Choices, choices } from "./boardReport";

/** The text of each field, by its name. */
export type FormValues = Record<string, string>;

export interface MoneyFormReport {
  /** The import it came with; null for what a hand entered, or a new one. */
  importId: number | null;
  values: FormValues;
  currency: string;
  choices: Choices;
}

/** A charge to change, or an empty form for null. Undefined where there is no such charge. */
export async function chargeFormReport(
  db: Db,
  chargeId: number | null,
): Promise<MoneyFormReport | undefined> {
  const settings = await findOrganization(db);
  const charge = chargeId === null ? null : await findCharge(db, chargeId);
  if (charge === undefined || !settings) return undefined;
  const values: FormValues =
    charge === null
      ? {}
      : {
          ...{
            place: charge.list_id === null ? `v${charge.vendor_id}` : `l${charge.list_id}`,
            basis: charge.basis,
          },
          ...{ quantity: charge.quantity ?? "", unit: amountText(charge.unit_price_minor, charge.currency) },
          ...{ amount: amountText(charge.amount_minor, charge.currency), currency: charge.currency },
          ...{
            invoiced: charge.incurred_on ?? "",
            from: charge.period_start ?? "",
            to: charge.period_end ?? "",
          },
          ...{ note: charge.note ?? "", version: String(charge.version) },
        };
  return {
    importId: charge?.import_id ?? null,
    values,
    currency: settings.currency,
    choices: await choices(db),
  };
}

/** A lead as a credit names it. */
export type CreditableLead = Awaited<ReturnType<typeof listCreditableLeads>>[number];

export interface CreditFormReport extends MoneyFormReport {
  /** Leads it names, and those found by a search on its list. */
  named: CreditableLead[];
  found: CreditableLead[];
}

/** A credit to change, or a new one for null; `asked` is what a search kept of the form. Undefined where there is no such credit. */
export async function creditFormReport(
  db: Db,
  creditId: number | null,
  asked: URLSearchParams,
): Promise<CreditFormReport | undefined> {
  const settings = await findOrganization(db);
  const credit = creditId === null ? null : await findCredit(db, creditId);
  if (credit === undefined || !settings) return undefined;
  const stored: FormValues =
    credit === null
      ? {}
      : {
          ...{ place: `l${credit.list_id}`, amount: amountText(credit.amount_minor, credit.currency) },
          ...{ currency: credit.currency, on: credit.credited_on, reason: credit.reason ?? "" },
          version: String(credit.version),
        };
  const typed = asked.has("place");
  const values = typed ? Object.fromEntries(asked) : stored;
  const ids = typed
    ? asked.getAll("lead").flatMap((id) => (/^[1-9]\d{0,14}$/.test(id) ? Number(id) : []))
    : (credit?.leads ?? []);
  const listId = /^l[1-9]\d{0,14}$/.test(values.place ?? "") ? Number(values.place?.slice(1)) : 0;
  const q = searchOf(asked.get("q") ?? "");
  const named = await listCreditableLeads(db, { listId, leadIds: ids });
  const found = q === undefined ? [] : await listCreditableLeads(db, { listId, q });
  return {
    ...{
      importId: credit?.import_id ?? null,
      values,
      currency: settings.currency,
      choices: await choices(db),
    },
    ...{ named, found: found.filter(({ lead_id }) => !ids.includes(lead_id)) },
  };
}

function amountText(minor: number | null, currency: string): string {
  return minor === null ? "" : decimal(minor, minorDigits(currency));
}
