// How is a credit entered, changed or deleted by hand, with what every lead then cost?
import { sql } from "kysely";
import { refusedCredits } from "../../app/domain/credits";
import { Trouble } from "../../app/domain/trouble";
import type { Db } from "../schema";
import { findBalances } from "./balances";
import { keepDeleted } from "./deletedMoney";
import { refreshProgress } from "./derive";
import type { Change } from "./enteredCharges";
import { lockMoney } from "./moneyLock";

export interface CreditValues {
  vendor_id: number;
  list_id: number;
  amount_minor: number;
  currency: string;
  credited_on: string;
  reason: string | null;
}

interface Entered {
  credit: CreditValues;
  /** Leads of the list that it names; none: it is on the list as a whole. */
  leadIds: readonly number[];
  who: string | null;
}

/** Enters a credit; a form that was sent before adds nothing. @throws Trouble where more would come back than was charged. */
export async function insertCredit(
  db: Db,
  { credit, leadIds, who, formKey }: Entered & { formKey: string | null },
): Promise<void> {
  await lockMoney(db);
  if (formKey !== null) {
    const sent = await db.selectFrom("credit").select("credit_id").where("form_key", "=", formKey).execute();
    if (sent.length > 0) return;
  }
  await fits(db, { credit, leadIds });
  const { credit_id } = await db
    .insertInto("credit")
    .values({ ...credit, entered_by: who, entered_at: sql<Date>`now()`, form_key: formKey })
    .returning("credit_id")
    .executeTakeFirstOrThrow();
  await nameLeads(db, { creditId: credit_id, leadIds });
  await refreshProgress(db, { leads: [], lists: [credit.list_id] });
}

/** Changes a credit as it was at a version. @throws Trouble where more would come back than was charged. */
export async function updateCredit(
  db: Db,
  { creditId, version, credit, leadIds, who }: Entered & { creditId: number; version: number },
): Promise<Change> {
  await lockMoney(db);
  const before = await findCredit(db, creditId);
  if (!before) return "missing";
  if (before.version !== version) return "stale";
  await fits(db, { credit, leadIds, except: creditId });
  await db.deleteFrom("credit_lead").where("credit_id", "=", creditId).execute();
  await db
    .updateTable("credit")
    .set({ ...credit, entered_by: who, entered_at: sql<Date>`now()`, version: version + 1 })
    .where("credit_id", "=", creditId)
    .execute();
  await nameLeads(db, { creditId, leadIds });
  await refreshProgress(db, { leads: [], lists: [...new Set([before.list_id, credit.list_id])] });
  return "saved";
}

/** Deletes a credit as it was at a version; what stood there is kept. */
export async function deleteCredit(
  db: Db,
  { creditId, version, who }: { creditId: number; version: number; who: string | null },
): Promise<Change> {
  await lockMoney(db);
  const before = await findCredit(db, creditId);
  if (!before) return "missing";
  if (before.version !== version) return "stale";
  await keepDeleted(db, { kind: "credit", id: creditId, who });
  await db.deleteFrom("credit").where("credit_id", "=", creditId).execute();
  await refreshProgress(db, { leads: [], lists: [before.list_id] });
  return "saved";
}

/** A credit by its id, with the leads it names. */
export async function findCredit(db: Db, creditId: number) {
  const credit = await db
    .selectFrom("credit")
    .selectAll()
    .where("credit_id", "=", creditId)
    .executeTakeFirst();
  if (!credit) return undefined;
  const named = await db
    .selectFrom("credit_lead")
    .select("lead_id")
    .where("credit_id", "=", creditId)
    .execute();
  return { ...credit, leads: named.map(({ lead_id }) => lead_id) };
}

/** Leads of a list, by their ids or by what stands in their vendor's id, company or person; at most 200 named and 20 found. */
export async function listCreditableLeads(
  db: Db,
  { listId, leadIds, q }: { listId: number; leadIds?: readonly number[]; q?: string },
) {
  const like = `%${(q ?? "").replace(/[\\%_]/g, "\\$&")}%`;
  return db
    .selectFrom("lead")
    .select(["lead_id", "vendor_lead_id", "company", "person"])
    .where("list_id", "=", listId)
    .where((is) =>
      leadIds === undefined
        ? is.or([
            is("vendor_lead_id", "ilike", like),
            is("company", "ilike", like),
            is("person", "ilike", like),
          ])
        : is("lead_id", "in", leadIds.length === 0 ? [0] : [...leadIds]),
    )
    .orderBy("import_id")
    .orderBy("line")
    .limit(leadIds === undefined ? 20 : 200)
    .execute();
}

async function fits(
  db: Db,
  { credit, leadIds, except }: Pick<Entered, "credit" | "leadIds"> & { except?: number },
): Promise<void> {
  const { list_id: listId, amount_minor: minor, currency } = credit;
  const asked = [{ listId, leadIds, minor, currency }];
  const [refused] = refusedCredits(asked, await findBalances(db, asked, { except }));
  if (refused) throw new Trouble(refused);
}

async function nameLeads(
  db: Db,
  { creditId, leadIds }: { creditId: number; leadIds: readonly number[] },
): Promise<void> {
  if (leadIds.length > 0)
    await db
      .insertInto("credit_lead")
      .values(leadIds.map((lead_id) => ({ credit_id: creditId, lead_id })))
      .execute();
}
