// How are the settings of money changed, with every figure that stands on them?
import { sql } from "kysely";
import type { MoneySettings } from "../../app/domain/moneySettings";
import type { Db } from "../schema";
import { refreshProgress } from "./derive";
import { lockImports } from "./imports";
import { lockMoney } from "./moneyLock";
import { findOrganization } from "./organization";

/** Saves them; where the usual months are others, leads with a deal that says none are worked out anew. */
export async function setMoneySettings(db: Db, money: MoneySettings): Promise<void> {
  await lockImports(db);
  await lockMoney(db);
  const before = await findOrganization(db);
  await db
    .updateTable("organization")
    .set({
      revenue_basis: money.revenueBasis,
      monthly_churn: decimalOf(money.monthlyChurn),
      default_margin: decimalOf(money.defaultMargin),
      default_months: money.defaultMonths,
      own_cost_won_minor: money.ownWonMinor,
      own_cost_worked_minor: money.ownWorkedMinor,
    })
    .execute();
  if (before?.money.defaultMonths !== money.defaultMonths)
    await refreshProgress(db, {
      leads: sql`(select distinct lead_id from match join deal using (organization_id, deal_id)
        where mrr_minor is not null and months is null)`,
    });
}

function decimalOf(share: number | null): string | null {
  return share === null ? null : share.toFixed(5);
}
