// How is a charge entered, changed or deleted by hand, with what every lead then carries?
import { sql } from "kysely";
import type { ChargeBasis } from "../../app/domain/chargeWords";
import { type Balance, balanceKey } from "../../app/domain/credits";
import { formatMoney } from "../../app/domain/money";
import { Trouble } from "../../app/domain/trouble";
import type { Db } from "../schema";
import { findBalances } from "./balances";
import { keepDeleted } from "./deletedMoney";
import { refreshProgress } from "./derive";
import { lockMoney } from "./moneyLock";

export interface ChargeValues {
  vendor_id: number;
  list_id: number | null;
  basis: ChargeBasis;
  /** Decimal text. */
  quantity: string | null;
  unit_price_minor: number | null;
  amount_minor: number;
  currency: string;
  incurred_on: string | null;
  period_start: string | null;
  period_end: string | null;
  note: string | null;
}

/** What became of a change: somebody else changed the row since the form was opened, or it is not there. */
export type Change = "saved" | "stale" | "missing";

/** The vendor of a list, or the vendor itself; undefined where there is none. */
export async function findMoneyPlace(
  db: Db,
  place: { listId: number } | { vendorId: number },
): Promise<Pick<ChargeValues, "vendor_id" | "list_id"> | undefined> {
  if ("listId" in place)
    return db
      .selectFrom("list")
      .select(["vendor_id", "list_id"])
      .where("list_id", "=", place.listId)
      .executeTakeFirst();
  const vendor = await db
    .selectFrom("vendor")
    .select("vendor_id")
    .where("vendor_id", "=", place.vendorId)
    .executeTakeFirst();
  return vendor && { ...vendor, list_id: null };
}

/** Enters charges of one form; a form that was sent before adds nothing. */
export async function insertCharges(
  db: Db,
  { charges, who, formKey }: { charges: readonly ChargeValues[]; who: string | null; formKey: string | null },
): Promise<void> {
  await lockMoney(db);
  if (formKey !== null) {
    const sent = await db
      .selectFrom("charge")
      .select("charge_id")
      .where("form_key", "=", formKey)
      .limit(1)
      .execute();
    if (sent.length > 0) return;
  }
  await db
    .insertInto("charge")
    .values(
      charges.map((charge) => ({
        ...charge,
        entered_by: who,
        entered_at: sql<Date>`now()`,
        form_key: formKey,
      })),
    )
    .execute();
  await refreshProgress(db, { leads: [], ...touched(charges) });
}

/** Changes a charge as it was at a version. @throws Trouble where more would have come back than was charged. */
export async function updateCharge(
  db: Db,
  {
    chargeId,
    version,
    charge,
    who,
  }: { chargeId: number; version: number; charge: ChargeValues; who: string | null },
): Promise<Change> {
  await lockMoney(db);
  const before = await findCharge(db, chargeId);
  if (!before) return "missing";
  if (before.version !== version) return "stale";
  await coveredStill(db, before.vendor_id, async () => {
    await db
      .updateTable("charge")
      .set({ ...charge, entered_by: who, entered_at: sql<Date>`now()`, version: version + 1 })
      .where("charge_id", "=", chargeId)
      .execute();
    await refreshProgress(db, { leads: [], ...touched([before, charge]) });
  });
  return "saved";
}

/** Deletes a charge as it was at a version; what stood there is kept. @throws Trouble where more would have come back than was charged. */
export async function deleteCharge(
  db: Db,
  { chargeId, version, who }: { chargeId: number; version: number; who: string | null },
): Promise<Change> {
  await lockMoney(db);
  const before = await findCharge(db, chargeId);
  if (!before) return "missing";
  if (before.version !== version) return "stale";
  await coveredStill(db, before.vendor_id, async () => {
    await keepDeleted(db, { kind: "charge", id: chargeId, who });
    await db.deleteFrom("charge").where("charge_id", "=", chargeId).execute();
    await refreshProgress(db, { leads: [], ...touched([before]) });
  });
  return "saved";
}

/** A charge by its id. */
export async function findCharge(db: Db, chargeId: number) {
  return db.selectFrom("charge").selectAll().where("charge_id", "=", chargeId).executeTakeFirst();
}

/**
 * Runs a change of a vendor's charges and holds what was charged against what came back, list by list and lead by lead.
 * @throws Trouble where the change would take away what a credit has come off.
 */
async function coveredStill(db: Db, vendorId: number, change: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ list_id: number; name: string; lead_ids: number[] }>`
    select list_id, list.name, coalesce(array_agg(distinct lead_id) filter (where lead_id is not null), '{}')::bigint[] as lead_ids
    from credit join list using (organization_id, list_id) left join credit_lead using (organization_id, credit_id)
    where credit.vendor_id = ${vendorId} group by list_id, list.name`.execute(db);
  const asked = rows.map((row) => ({ listId: row.list_id, leadIds: row.lead_ids, minor: 0, currency: "" }));
  const was = await findBalances(db, asked);
  await change();
  const is = await findBalances(db, asked);
  const names = new Map(rows.map(({ list_id, name }) => [list_id, name]));
  refuseUncovered(was.lists, is.lists, (id) => `the list “${names.get(id) ?? ""}”`);
  refuseUncovered(was.leads, is.leads, () => "a lead that a credit names");
}

function refuseUncovered(
  was: ReadonlyMap<string, Balance>,
  is: ReadonlyMap<string, Balance>,
  named: (id: number) => string,
): void {
  for (const [key, { chargedMinor: before, creditedMinor }] of was) {
    const [id = "", currency = ""] = key.split(" ");
    const chargedMinor = is.get(balanceKey(Number(id), currency))?.chargedMinor ?? 0;
    if (creditedMinor > chargedMinor && chargedMinor < before)
      throw new Trouble(
        `Then ${formatMoney(chargedMinor, currency)} would be charged for ${named(Number(id))}, and ${formatMoney(creditedMinor, currency)} came back for it. Change or delete the credit first.`,
      );
  }
}

function touched(charges: readonly Pick<ChargeValues, "vendor_id" | "list_id">[]): {
  lists: number[];
  vendors: number[];
} {
  return {
    lists: [...new Set(charges.flatMap(({ list_id }) => list_id ?? []))],
    vendors: [...new Set(charges.flatMap(({ vendor_id, list_id }) => (list_id === null ? vendor_id : [])))],
  };
}
