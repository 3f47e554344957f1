// What stood where a charge or credit was deleted by hand, and how is it taken back?
import { sql } from "kysely";
import { refusedCredits } from "../../app/domain/credits";
import type { MoneyFilters } from "../../app/domain/moneyFilters";
import { Trouble } from "../../app/domain/trouble";
import type { Db } from "../schema";
import { findBalances } from "./balances";
import { refreshProgress } from "./derive";
import type { MoneyLine } from "./moneyLines";
import { lockMoney } from "./moneyLock";

/** A charge or credit that is not there, as it stood. */
export interface DeletedMoney
  extends Pick<
    MoneyLine,
    | "kind"
    | "vendor"
    | "list"
    | "basis"
    | "quantity"
    | "unit_price_minor"
    | "amount_minor"
    | "currency"
    | "period_start"
    | "period_end"
    | "note"
    | "file_name"
    | "line"
    | "named"
  > {
  deleted_money_id: number;
  /** Of the invoice or credit, else the list's purchase. */
  on_day: string | null;
  deleted_at: Date;
  deleted_by: string | null;
}

/** Keeps what stands there, before it is deleted; the derived rows are the caller's. */
export async function keepDeleted(
  db: Db,
  { kind, id, who }: { kind: DeletedMoney["kind"]; id: number; who: string | null },
): Promise<void> {
  const table = sql.table(kind);
  const leads =
    kind === "credit"
      ? sql`coalesce((select array_agg(lead_id order by lead_id) from credit_lead where credit_id = ${id}), '{}')`
      : sql`'{}'::bigint[]`;
  await sql`
    insert into deleted_money (kind, vendor_id, vendor, list_id, list, stood, leads, deleted_by)
    select ${kind}, m.vendor_id, vendor.name, m.list_id, list.name, to_jsonb(m), ${leads}, ${who}
    from ${table} m join vendor on vendor.vendor_id = m.vendor_id left join list on list.list_id = m.list_id where ${sql.ref(`m.${kind}_id`)} = ${id}`.execute(
    db,
  );
}

/** What was deleted and not taken back, the last first, at most `limit`; a filter on months or on what no lead carries has no answer here. */
export async function listDeletedMoney(
  db: Db,
  { filters: { vendor, list, notKnown }, limit }: { filters: MoneyFilters; limit: number },
): Promise<{ lines: DeletedMoney[]; total: number }> {
  const { rows } = await sql<DeletedMoney & { total: number }>`
    select deleted_money_id, d.kind, d.vendor, d.list, stood ->> 'basis' as basis, stood ->> 'quantity' as quantity, (stood ->> 'unit_price_minor')::bigint as unit_price_minor,
      (stood ->> 'amount_minor')::bigint as amount_minor, stood ->> 'currency' as currency, coalesce((stood ->> 'incurred_on')::date, (stood ->> 'credited_on')::date, (stood ->> 'period_start')::date, l.purchased_on) as on_day,
      (stood ->> 'period_start')::date as period_start, (stood ->> 'period_end')::date as period_end, coalesce(stood ->> 'reason', stood ->> 'note') as note,
      import.file_name, (stood ->> 'line')::integer as line, cardinality(leads) as named, deleted_at, deleted_by, count(*) over () as total
    from deleted_money d left join list l on l.list_id = d.list_id left join import on import.import_id = (stood ->> 'import_id')::bigint
    where taken_back_at is null and ${notKnown === undefined ? sql`true` : sql`false`} and ${vendor === undefined ? sql`true` : sql`d.vendor_id = ${vendor}`} and ${list === undefined ? sql`true` : sql`d.list_id = ${list}`}
    order by deleted_at desc, deleted_money_id desc limit ${limit}`.execute(db);
  return { lines: rows.map(({ total: _, ...line }) => line), total: rows[0]?.total ?? 0 };
}

/**
 * Puts a deleted charge or credit back as it stood, under its own number, and spreads it over its leads. "stale" where somebody has.
 * @throws Trouble where its list, vendor or leads are gone, a file has brought the same line again, or more would come back than was charged.
 */
export async function takeBackMoney(
  db: Db,
  { deletedMoneyId, who }: { deletedMoneyId: number; who: string | null },
): Promise<"saved" | "stale" | "missing"> {
  await lockMoney(db);
  const kept = await db
    .selectFrom("deleted_money")
    .selectAll()
    .where("deleted_money_id", "=", deletedMoneyId)
    .executeTakeFirst();
  if (!kept) return "missing";
  if (kept.taken_back_at !== null) return "stale";
  const { kind, vendor_id, list_id, leads } = kept;
  await refuseHomeless(db, kept);
  if (kind === "credit" && list_id !== null) {
    const minor = Number(kept.stood.amount_minor);
    const asked = [{ listId: list_id, leadIds: leads, minor, currency: String(kept.stood.currency) }];
    const [refused] = refusedCredits(asked, await findBalances(db, asked));
    if (refused) throw new Trouble(refused);
  }
  const table = sql.table(kind);
  // A file that was undone since no longer says the line: then it is one that a hand entered.
  await sql`
    insert into ${table} select (jsonb_populate_record(null::${table}, stood || jsonb_build_object('version', (stood ->> 'version')::integer + 1)
      || case when said.import_id is null then '{"import_id": null, "line": null, "content_hash": null}'::jsonb else '{}' end)).*
    from deleted_money left join import said on said.import_id = (stood ->> 'import_id')::bigint and said.undone_at is null
    where deleted_money_id = ${deletedMoneyId}`.execute(db);
  if (leads.length > 0)
    await db
      .insertInto("credit_lead")
      .values(leads.map((lead_id) => ({ credit_id: Number(kept.stood.credit_id), lead_id })))
      .execute();
  await db
    .updateTable("deleted_money")
    .set({ taken_back_at: sql<Date>`now()`, taken_back_by: who })
    .where("deleted_money_id", "=", deletedMoneyId)
    .execute();
  await refreshProgress(db, {
    leads: [],
    ...(list_id === null ? { vendors: [vendor_id] } : { lists: [list_id] }),
  });
  return "saved";
}

interface Kept {
  kind: DeletedMoney["kind"];
  vendor: string;
  vendor_id: number;
  list: string | null;
  list_id: number | null;
  stood: Record<string, unknown>;
  leads: number[];
}

async function refuseHomeless(
  db: Db,
  { kind, vendor, vendor_id, list, list_id, stood, leads }: Kept,
): Promise<void> {
  const { rows } = await sql<{ vendor: boolean; list: boolean; leads: number; again: boolean }>`
    select exists (select from vendor where vendor_id = ${vendor_id}) as vendor, ${list_id}::bigint is null or exists (select from list where list_id = ${list_id}) as list,
      (select count(*)::int from lead where lead_id = any (${leads}::bigint[]) and list_id = ${list_id}) as leads,
      exists (select from ${sql.table(kind)} where content_hash = ${stood.content_hash}::bigint and occurrence = ${stood.occurrence}::integer) as again`.execute(
    db,
  );
  const [is] = rows;
  if (!is?.vendor || !is.list)
    throw new Trouble(
      `${is?.vendor ? `The list “${list}”` : `The vendor “${vendor}”`} is no longer here, so that nobody could carry it. Enter it anew where it belongs.`,
    );
  if (is.leads < leads.length)
    throw new Trouble(
      `${leads.length - is.leads} of the leads it named are no longer on the list “${list}”. Enter it anew for those that are.`,
    );
  if (is.again)
    throw new Trouble("A file has brought the same line again since, so that it is here already.");
}
