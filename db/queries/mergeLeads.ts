// How do staged rows become lists and leads? Rows whose lead exists are told apart from new ones, then all are stored in one statement.
import { sql } from "kysely";
import { nameKey } from "../../app/domain/identityKeys";
import type { Db } from "../schema";
import { resolveAccounts } from "./accounts";
import { staged } from "./staging";

/** What the importer was told about rows that do not say it themselves. */
export interface ListDefaults {
  vendor: string;
  list: string;
  purchasedOn: string | null;
}

/** A vendor that no column and no option names. */
export const vendorNotStated = "(not stated)";

/**
 * Stores vendors, lists, accounts and leads of the staged rows. Leaves the temporary table `placed (line, lead_id, fresh)`: which lead
 * each row with lead columns speaks of, and whether this import made it. Returns the lists the leads belong to.
 */
export async function mergeLeads(
  db: Db,
  { importId, defaults }: { importId: number; defaults: ListDefaults },
): Promise<number[]> {
  const rows = staged(importId, "row");
  const lists = await mergeLists(db, importId, defaults);
  await sql`create temp table lead_place on commit drop as
    with numbered as (
      select r.line, f.list_id, f.vendor_id, r.vendor_lead_id, r.content_hash,
        row_number() over (partition by f.list_id, r.vendor_lead_id, case when r.vendor_lead_id is null then r.content_hash end order by r.line)::int as nth
      from ${rows} r join file_list f on f.vendor_name is not distinct from r.vendor and f.list_name is not distinct from r.list_name
      where r.is_lead
    )
    select n.line, n.list_id, n.vendor_id, n.vendor_lead_id, n.nth, coalesce(by_id.lead_id, by_content.lead_id) as known_id,
      case when by_id.lead_id is null and by_content.lead_id is null and (n.vendor_lead_id is null or n.nth = 1)
        then nextval(pg_get_serial_sequence('lead', 'lead_id')) end as new_id
    from numbered n
    left join lead by_id on by_id.list_id = n.list_id and by_id.vendor_lead_id = n.vendor_lead_id
    left join lead by_content on by_content.list_id = n.list_id and by_content.vendor_lead_id is null and n.vendor_lead_id is null
      and by_content.content_hash = n.content_hash and by_content.occurrence = n.nth`.execute(db);
  await sql`analyze lead_place`.execute(db);
  await sql`create temp table placed on commit drop as
    select p.line, coalesce(p.known_id, p.new_id, first.new_id) as lead_id, p.new_id is not null as fresh
    from lead_place p left join lead_place first
      on p.new_id is null and first.list_id = p.list_id and first.vendor_lead_id = p.vendor_lead_id and first.nth = 1`.execute(
    db,
  );
  await sql`analyze placed`.execute(db);
  await resolveAccounts(db, {
    importId,
    rows: sql`(select r.line as row_id, r.* from ${rows} r join placed using (line) where placed.fresh and not r.anonymous)`,
  });
  await sql`
    insert into lead (lead_id, list_id, vendor_id, import_id, line, vendor_lead_id, content_hash, occurrence, company, person, title, email,
      phone, mobile, website, street, city, region, postal_code, country, seats, industry, purchase_unit, price_minor, price_currency,
      purchased_on, purchased_from, delivered_at, note, anonymous, email_key, phone_key, domain_key, company_key, city_key, person_key, account_id)
    select p.new_id, p.list_id, p.vendor_id, ${importId}, r.line, r.vendor_lead_id, r.content_hash, p.nth, r.company, r.person, r.title, r.email,
      r.phone, r.mobile, r.website, r.street, r.city, r.region, r.postal_code, r.country, r.seats, r.industry, r.purchase_unit, r.price_minor,
      r.price_currency, coalesce(r.purchased_on, list.purchased_on, ${defaults.purchasedOn}::date, d.opened_on),
      case when r.purchased_on is not null then 'row' when list.purchased_on is not null then 'list'
        when ${defaults.purchasedOn}::date is not null then 'import' when d.opened_on is not null then 'deal' else 'unknown' end,
      r.delivered_at, r.note, r.anonymous, r.email_key, r.phone_key, r.domain_key, r.company_key, r.city_key, r.person_key, resolved.account_id
    from lead_place p join ${rows} r using (line) join list using (list_id)
    left join resolved on resolved.row_id = p.line
    left join ${staged(importId, "deal")} d on d.line = p.line
    where p.new_id is not null
    order by p.line`.execute(db);
  await sql`drop table lead_place, resolved, file_list`.execute(db);
  return lists;
}

/** Vendors and lists the staged rows name, found or made; leaves the temporary table `file_list`. */
async function mergeLists(db: Db, importId: number, defaults: ListDefaults): Promise<number[]> {
  const { rows: named } = await sql<{
    vendor: string | null;
    list_name: string | null;
    list_on: string | null;
  }>`
    select vendor, list_name, min(list_on) as list_on from ${staged(importId, "row")} where is_lead group by vendor, list_name`.execute(
    db,
  );
  const wanted = named.map((row) => ({
    row,
    vendor: row.vendor ?? defaults.vendor,
    list: row.list_name ?? defaults.list,
    purchasedOn: row.list_on ?? defaults.purchasedOn,
  }));
  const vendorIds = await findOrMakeVendors(
    db,
    wanted.map(({ vendor }) => vendor),
  );
  const listIds = new Map<string, number>();
  for (const { vendor, list, purchasedOn } of wanted) {
    const vendorId = vendorIds.get(nameKey(vendor)) as number;
    const made = await db
      .insertInto("list")
      .values({
        vendor_id: vendorId,
        name: list,
        name_key: nameKey(list),
        purchased_on: purchasedOn,
        import_id: importId,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["organization_id", "vendor_id", "name_key"])
          .doUpdateSet((row) => ({
            purchased_on: row.fn.coalesce("list.purchased_on", "excluded.purchased_on"),
          })),
      )
      .returning("list_id")
      .executeTakeFirstOrThrow();
    listIds.set(`${nameKey(vendor)}\n${nameKey(list)}`, made.list_id);
  }
  const listOf = ({ vendor, list }: { vendor: string; list: string }) =>
    listIds.get(`${nameKey(vendor)}\n${nameKey(list)}`) as number;
  await sql`create temp table file_list on commit drop as
    select * from unnest(${wanted.map(({ row }) => row.vendor)}::text[], ${wanted.map(({ row }) => row.list_name)}::text[],
      ${wanted.map(listOf)}::bigint[], ${wanted.map(({ vendor }) => vendorIds.get(nameKey(vendor)) as number)}::bigint[])
      as f(vendor_name, list_name, list_id, vendor_id)`.execute(db);
  return [...new Set(listIds.values())];
}

/** The ids of vendors by `nameKey`; makes those that are new. */
export async function findOrMakeVendors(db: Db, names: string[]): Promise<Map<string, number>> {
  const byKey = new Map(names.map((name) => [nameKey(name), name]));
  if (byKey.size === 0) return new Map();
  await db
    .insertInto("vendor")
    .values([...byKey].map(([key, name]) => ({ name, name_key: key })))
    .onConflict((conflict) => conflict.columns(["organization_id", "name_key"]).doNothing())
    .execute();
  const rows = await db
    .selectFrom("vendor")
    .select(["vendor_id", "name_key"])
    .where("name_key", "in", [...byKey.keys()])
    .execute();
  return new Map(rows.map((row) => [row.name_key, row.vendor_id]));
}
