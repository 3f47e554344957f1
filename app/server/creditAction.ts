// What happens when the form of a credit is sent?
import { withOrganization } from "../../db/connection";
import { findMoneyPlace } from "../../db/queries/enteredCharges";
import {
  type CreditValues,
  deleteCredit,
  insertCredit,
  listCreditableLeads,
  updateCredit,
} from "../../db/queries/enteredCredits";
import { findOrganization } from "../../db/queries/organization";
import { answered, outcomeOf } from "./chargeAction";
import { fieldText, formKeyOf, moneyPlaceOf, readDayField, senderOf } from "./chargeForm";
import type { LoadContext } from "./context";
import { readAmountField, readCurrencyField } from "./moneyField";
import type { FormErrors, Outcome } from "./signalForm";

type Context = Pick<LoadContext, "db" | "organizationId">;

const mostLeads = 200;

/** Enters a credit, or changes or deletes the one named, and takes it off its leads' cost in the same transaction. */
export async function postCredit(
  { db, organizationId }: Context,
  { creditId, form }: { creditId: number | null; form: FormData },
): Promise<Outcome> {
  return answered(() =>
    withOrganization(db, organizationId, async (db) => {
      const version = Number(fieldText(form, "version"));
      if (creditId !== null && fieldText(form, "do") === "delete")
        return outcomeOf(
          await deleteCredit(db, { creditId, version, who: senderOf(form) }),
          "/charges?done=deleted",
        );
      const settings = await findOrganization(db);
      if (!settings) return "missing";
      const read = readCreditForm(form, settings.currency);
      if ("errors" in read) return read;
      const place = await findMoneyPlace(db, { listId: read.listId });
      if (!place || place.list_id === null) return "missing";
      const known = await listCreditableLeads(db, { listId: read.listId, leadIds: read.leadIds });
      if (known.length < read.leadIds.length)
        return {
          errors: {
            leads:
              "A lead it names is not on this list. Search the leads of the list, and choose among them.",
          },
        };
      const credit = { ...read.credit, vendor_id: place.vendor_id, list_id: place.list_id };
      const entered = { credit, leadIds: read.leadIds, who: senderOf(form) };
      const to = `/charges?vendor=${place.vendor_id}&done=`;
      if (creditId !== null)
        return outcomeOf(await updateCredit(db, { creditId, version, ...entered }), `${to}changed`);
      await insertCredit(db, { ...entered, formKey: formKeyOf(form) });
      return { to: `${to}entered` };
    }),
  );
}

interface ReadCredit {
  listId: number;
  leadIds: number[];
  credit: Omit<CreditValues, "vendor_id" | "list_id">;
}

function readCreditForm(form: FormData, organizationCurrency: string): ReadCredit | { errors: FormErrors } {
  const errors: FormErrors = {};
  const take = <T>(name: string, read: { value: T | null } | { error: string }): T | null => {
    if ("value" in read) return read.value;
    errors[name] = read.error;
    return null;
  };
  const place = moneyPlaceOf(fieldText(form, "place"));
  const listId = place && "listId" in place ? place.listId : null;
  if (listId === null) errors.place = "Say which list the money came back for.";
  const stated =
    take("currency", readCurrencyField(fieldText(form, "currency"), organizationCurrency)) ?? undefined;
  const money = { stated, organizationCurrency, givenBack: true };
  const sum = take("amount", readAmountField(fieldText(form, "amount"), money));
  if (!sum || sum.minor === 0) errors.amount ??= "Say the amount that came back, above 0.";
  const day = take("on", readDayField(fieldText(form, "on")));
  if (day === null) errors.on ??= "Say the day of the credit.";
  const reason = fieldText(form, "reason");
  if ([...reason].length > 500) errors.reason = "The reason is longer than 500 characters. Shorten it.";
  const leadIds = [
    ...new Set(form.getAll("lead").flatMap((id) => (/^[1-9]\d{0,14}$/.test(String(id)) ? Number(id) : []))),
  ];
  if (leadIds.length > mostLeads)
    errors.leads = `It names ${leadIds.length} leads, and at most ${mostLeads} are named by hand. Enter the others as another credit, or by file.`;
  if (Object.keys(errors).length > 0 || listId === null || !sum || day === null) return { errors };
  const credit = {
    ...{ amount_minor: sum.minor, currency: sum.currency },
    ...{ credited_on: day, reason: reason === "" ? null : reason },
  };
  return { listId, leadIds, credit };
}
