// What happens when the form of a charge is sent?
import { withOrganization } from "../../db/connection";
import {
  type Change,
  deleteCharge,
  findMoneyPlace,
  insertCharges,
  updateCharge,
} from "../../db/queries/enteredCharges";
import { findOrganization } from "../../db/queries/organization";
import { Trouble } from "../domain/trouble";
import { fieldText, formKeyOf, readChargeForm, senderOf } from "./chargeForm";
import type { LoadContext } from "./context";
import type { Outcome } from "./signalForm";

type Context = Pick<LoadContext, "db" | "organizationId">;

/** Enters a charge, or changes or deletes the one named, and spreads it over its leads in the same transaction. */
export async function postCharge(
  { db, organizationId }: Context,
  { chargeId, form }: { chargeId: number | null; form: FormData },
): Promise<Outcome> {
  return answered(() =>
    withOrganization(db, organizationId, async (db) => {
      const version = Number(fieldText(form, "version"));
      if (chargeId !== null && fieldText(form, "do") === "delete")
        return outcomeOf(
          await deleteCharge(db, { chargeId, version, who: senderOf(form) }),
          "/charges?done=deleted",
        );
      const settings = await findOrganization(db);
      if (!settings) return "missing";
      const read = readChargeForm(form, { organizationCurrency: settings.currency });
      if ("errors" in read) return read;
      const place = await findMoneyPlace(db, read.place);
      if (!place) return "missing";
      const charges = read.charges.map((charge) => ({ ...charge, ...place }));
      const who = senderOf(form);
      if (chargeId === null) {
        await insertCharges(db, { charges, who, formKey: formKeyOf(form) });
        return { to: `/charges?vendor=${place.vendor_id}&done=entered` };
      }
      const [charge] = charges;
      if (!charge || charges.length > 1)
        return {
          errors: { each: "A charge that is here has one period. Enter the other months as new charges." },
        };
      const change = await updateCharge(db, { chargeId, version, charge, who });
      return outcomeOf(change, `/charges?vendor=${place.vendor_id}&done=changed`);
    }),
  );
}

/** What a page answers to a change: where it goes on, a sentence for a stale form, or nothing there. */
export function outcomeOf(change: Change, to: string): Outcome {
  if (change === "missing") return "missing";
  if (change === "saved") return { to };
  return {
    errors: {
      form: "Somebody changed this since the form was opened. Nothing was saved: open it again and look at what is there now.",
    },
  };
}

/** Says what the reader can mend; its transaction has left nothing. */
export async function answered(run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Trouble) return { errors: { form: error.message } };
    throw error;
  }
}
