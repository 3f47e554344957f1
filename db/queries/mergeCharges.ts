// How do staged charges find their vendor and list, and which of them are here already?
import { sql } from "kysely";
import { nameKey } from "../../app/domain/identityKeys";
import type { Db } from "../schema";
import { findOrMakeList, findOrMakeVendors } from "./mergeLeads";
import { staged } from "./staging";

/** What was said of rows that name no vendor or list themselves. */
export interface InvoiceDefaults {
  vendor: string | undefined;
  list: string | undefined;
}

interface Named {
  vendor: string | null;
  list_name: string | null;
}

interface Place {
  vendorId: number | null;
  listId: number | null;
  /** Why the rows that say this have no place. */
  fault: string | null;
}

/** A vendor that no column and no option names. */
const notStated = "(not stated)";

/**
 * Stores staged charges. A list nobody has heard of is made, without leads: its money is unallocated until they come. The same row in
 * the same place of its kind is already here, and so is one that a file of ours names by its number. Leaves the temporary table `charging` (line, vendor_id, list_id, made).
 */
export async function mergeCharges(
  db: Db,
  { importId, defaults }: { importId: number; defaults: InvoiceDefaults },
): Promise<void> {
  const rows = staged(importId, "charge");
  const named = await listNamed(db, rows);
  const places: (Named & Place)[] = [];
  for (const name of named) places.push({ ...name, ...(await placeOf(db, { importId, name, defaults })) });
  await keepPlaces(db, places);
  await sql`
    insert into ${staged(importId, "reject")} (line, column_name, code, sentence, cells)
    select line, null, 'missing', 'Line ' || line || ': ' || fault, '[]'::jsonb from ${rows} join invoice_place using (place) where fault is not null`.execute(
    db,
  );
  await sql`
    insert into ${staged(importId, "reject")} (line, column_name, code, sentence, cells)
    select line, null, 'missing', 'Line ' || line || ': a charge by ' || case basis when 'hours' then 'hours' else 'retainer' end ||
      ' names no list and no period, so that nobody can say which leads it paid for. Fill the first and last day of its period, or name its list.', '[]'::jsonb
    from ${rows} c join invoice_place p using (place) where p.fault is null and p.list_id is null and basis in ('retainer', 'hours')
      and (period_start is null or period_end is null)`.execute(db);
  await sql`create temp table charging on commit drop as
    with c as (
      select c.*, p.vendor_id, p.list_id, ('x' || left(md5(jsonb_build_array(p.vendor_id, p.list_id, basis, quantity, unit_price_minor, amount_minor, currency,
        incurred_on, period_start, period_end)::text), 13))::bit(52)::bigint as content_hash
      from ${rows} c join invoice_place p using (place)
      where p.fault is null and not exists (select from ${staged(importId, "reject")} r where r.line = c.line)
    ),
    numbered as (select c.*, row_number() over (partition by content_hash order by line)::int as occurrence from c)
    select n.*, not exists (select from charge known where known.content_hash = n.content_hash and known.occurrence = n.occurrence)
      and not exists (select from charge known where known.charge_id = n.known_id
        and (known.vendor_id, known.basis, known.amount_minor, known.currency, known.incurred_on) is not distinct from (n.vendor_id, n.basis, n.amount_minor, n.currency, n.incurred_on))
      as made from numbered n`.execute(db);
  await sql`
    insert into charge (vendor_id, list_id, basis, quantity, unit_price_minor, amount_minor, currency, incurred_on, period_start, period_end,
      import_id, line, content_hash, occurrence)
    select vendor_id, list_id, basis, quantity, unit_price_minor, amount_minor, currency, incurred_on, period_start, period_end,
      ${importId}, line, content_hash, occurrence from charging where made order by line`.execute(db);
}

/** The vendor and list of a charge. A list named without its vendor is the one of that name, where there is only one. */
async function placeOf(
  db: Db,
  { importId, name, defaults }: { importId: number; name: Named; defaults: InvoiceDefaults },
): Promise<Place> {
  const vendor = name.vendor === notStated ? defaults.vendor : (name.vendor ?? defaults.vendor);
  const list = name.list_name ?? defaults.list;
  if (vendor !== undefined) {
    if (list !== undefined) {
      const found = await findOrMakeList(db, { importId, vendor, list, purchasedOn: null });
      return { vendorId: found.vendorId, listId: found.listId, fault: null };
    }
    const vendorId = (await findOrMakeVendors(db, [vendor])).get(nameKey(vendor)) ?? null;
    return { vendorId, listId: null, fault: null };
  }
  if (list === undefined)
    return nowhere("names no vendor and no list. Say whom it was paid to, in a column or beside the file.");
  const known = await db
    .selectFrom("list")
    .select(["list_id", "vendor_id"])
    .where("name_key", "=", nameKey(list))
    .execute();
  const [only] = known;
  if (only && known.length === 1) return { vendorId: only.vendor_id, listId: only.list_id, fault: null };
  if (known.length > 1)
    return nowhere(
      `names the list "${list}", and ${known.length} vendors have one of that name. Say which vendor.`,
    );
  const made = await findOrMakeList(db, { importId, vendor: notStated, list, purchasedOn: null });
  return { vendorId: made.vendorId, listId: made.listId, fault: null };
}

function nowhere(fault: string): Place {
  return { vendorId: null, listId: null, fault };
}

async function listNamed(db: Db, rows: ReturnType<typeof staged>): Promise<(Named & { place: number })[]> {
  await sql`update ${rows} as c set place = n.place from (
    select vendor, list_name, row_number() over (order by min(line)) as place from ${rows} group by vendor, list_name
  ) as n where c.vendor is not distinct from n.vendor and c.list_name is not distinct from n.list_name`.execute(
    db,
  );
  const { rows: named } = await sql<Named & { place: number }>`
    select place, vendor, list_name from ${rows} group by place, vendor, list_name order by place`.execute(
    db,
  );
  return named;
}

async function keepPlaces(db: Db, places: readonly Place[]): Promise<void> {
  await sql`create temp table invoice_place on commit drop as
    select * from unnest(${places.map((_, index) => index + 1)}::int[], ${places.map((place) => place.vendorId)}::bigint[],
      ${places.map((place) => place.listId)}::bigint[], ${places.map((place) => place.fault)}::text[]) as p(place, vendor_id, list_id, fault)`.execute(
    db,
  );
}
