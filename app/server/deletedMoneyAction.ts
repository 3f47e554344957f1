// What happens when a deleted charge or credit is asked to be taken back?
import { withOrganization } from "../../db/connection";
import { takeBackMoney } from "../../db/queries/deletedMoney";
import { answered } from "./chargeAction";
import { fieldText, senderOf } from "./chargeForm";
import type { LoadContext } from "./context";
import { moneyIdOf } from "./moneyPage";
import type { Outcome } from "./signalForm";

/** Puts it back as it stood, with what each lead then costs, in one transaction. */
export async function postTakeBack(
  { db, organizationId }: Pick<LoadContext, "db" | "organizationId">,
  form: FormData,
): Promise<Outcome> {
  return answered(() =>
    withOrganization(db, organizationId, async (db) => {
      const deletedMoneyId = moneyIdOf(fieldText(form, "deleted")) ?? 0;
      const change = await takeBackMoney(db, { deletedMoneyId, who: senderOf(form) });
      if (change === "missing") return "missing";
      if (change === "stale") return { errors: { form: "Somebody has taken it back already." } };
      return { to: "/charges?done=back" };
    }),
  );
}
