// How do staged rows become lists and leads? Rows whose lead exists are told apart from new ones, then all are stored in one statement.
import { sql } from "kysely";
import { nameKey } from "../../app/domain/identityKeys";
import type { Db } from "../schema";
import { anyAccount, keepCrowded, resolveAccounts } from "./accounts";
import { type LeadList, leadCells } from "./leadCells";
import { settleAccounts } from "./settleAccounts";
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
 * Stores vendors, lists, accounts and leads of the staged rows. Leaves the temporary table `placed (line, list_id, vendor_id, vendor_lead_id,
 * nth, fresh, lead_id)`: which lead each row with lead columns speaks of, whether this import made it, and the how manieth such row of the
 * file it is. `copied`: most rows went straight into `lead` already, and those that wait may repeat them. Returns the lists the leads belong to.
 */
export async function mergeLeads(
  db: Db,
  { importId, defaults, copied }: { importId: number; defaults: ListDefaults; copied?: LeadList | undefined },
): Promise<number[]> {
  const rows = staged(importId, "row");
  const { lists, grown } = await mergeLists(db, importId, defaults);
  const known = grown || copied ? sql`coalesce(by_id.lead_id, by_content.lead_id)` : sql`null::bigint`;
  const knownJoins =
    grown || copied
      ? sql`left join lead by_id on by_id.list_id = n.list_id and by_id.vendor_lead_id = n.vendor_lead_id
      left join lead by_content on by_content.list_id = n.list_id and by_content.vendor_lead_id is null and n.vendor_lead_id is null
        and by_content.content_hash = n.content_hash and by_content.occurrence = n.nth`
      : sql``;
  const before = copied
    ? sql` + case when r.vendor_lead_id is null
        then (select count(*)::int from lead c where c.list_id = f.list_id and c.vendor_lead_id is null and c.content_hash = r.content_hash)
        else (select count(*)::int from lead c where c.list_id = f.list_id and c.vendor_lead_id = r.vendor_lead_id) end`
    : sql``;
  const nth = (await repeats(db, importId))
    ? sql`row_number() over (partition by f.list_id, r.vendor_lead_id, case when r.vendor_lead_id is null then r.content_hash end order by r.line)::int`
    : sql`1`;
  await sql`create temp table placed on commit drop as
    with numbered as (
      select r.line, f.list_id, f.vendor_id, r.vendor_lead_id, r.content_hash, ${nth}${before} as nth
      from ${rows} r join file_list f on f.vendor_name = coalesce(r.vendor, '') and f.list_name = coalesce(r.list_name, '')
      where r.is_lead
    ),
    compared as (
      select n.*, ${known} as known_id from numbered n ${knownJoins} order by n.line
    )
    select line, list_id, vendor_id, vendor_lead_id, nth, known_id is null and (vendor_lead_id is null or nth = 1) as fresh,
      case when known_id is null and (vendor_lead_id is null or nth = 1) then nextval('lead_lead_id_seq') else known_id end as lead_id
    from compared`.execute(db);
  await sql`update placed set lead_id = first.lead_id from placed first
    where placed.lead_id is null and first.nth = 1 and first.list_id = placed.list_id and first.vendor_lead_id = placed.vendor_lead_id`.execute(
    db,
  );
  await sql`analyze placed (line)`.execute(db);
  if (!copied) {
    await resolveAccounts(db, {
      rows: sql`(select r.line as row_id, r.* from ${rows} r join placed using (line) where placed.fresh and not r.anonymous)`,
    });
  }
  await sql`
    insert into lead (lead_id, list_id, vendor_id, import_id, occurrence, purchased_on, purchased_from, account_id, ${cells()})
    select p.lead_id, p.list_id, p.vendor_id, ${importId}, p.nth, coalesce(r.purchased_on, list.purchased_on, ${defaults.purchasedOn}::date, d.opened_on),
      case when r.purchased_on is not null then 'row' when list.purchased_on is not null then 'list'
        when ${defaults.purchasedOn}::date is not null then 'import' when d.opened_on is not null then 'deal' else 'unknown' end,
      ${copied ? sql`r.account_hash` : sql`resolved.account_id`}, ${cells("r")}
    from placed p join ${rows} r using (line) join list using (list_id)
    ${copied ? sql`` : sql`left join resolved on resolved.row_id = p.line`}
    left join ${staged(importId, "deal")} d on d.line = p.line
    where p.fresh`.execute(db);
  if (copied) await placeCopied(db, importId);
  await settleAccounts(db, { leads: sql`(select lead_id from placed where fresh)` });
  await keepCrowded(
    db,
    copied ? sql`lead where import_id = ${importId} and account_id is not null` : undefined,
  );
  await sql`drop table file_list`.execute(db);
  if (!copied) return lists;
  const { rows: any } = await sql`select from placed limit 1`.execute(db);
  return any.length > 0 ? [copied.listId] : [];
}

/**
 * Leads that were copied straight into their table stand in `placed` like the others, and in the account that all rows together speak of.
 * Where nobody has an account yet, that of a row with a domain is certain: then only those without one, and whom they share keys with, are asked.
 */
async function placeCopied(db: Db, importId: number): Promise<void> {
  await sql`insert into placed (line, list_id, vendor_id, vendor_lead_id, nth, fresh, lead_id)
    select line, list_id, vendor_id, vendor_lead_id, 1, true, lead_id from lead
    where import_id = ${importId} and not exists (select from placed p where p.lead_id = lead.lead_id and p.fresh)`.execute(
    db,
  );
  await sql`analyze placed (line)`.execute(db);
  const own = sql`lead where import_id = ${importId} and not anonymous`;
  const all = await anyAccount(db, { besides: importId });
  await resolveAccounts(db, {
    rows: sql`(${all ? sql`` : sql`with loose as materialized (select phone_key, company_key, city_key from ${own} and domain_key is null)`}
      select line as row_id, account_id as account_hash, email_key, phone_key, domain_key, company_key, city_key from ${own}
      ${all ? sql`` : sql`and (domain_key is null or phone_key in (select phone_key from loose) or (company_key, city_key) in (select company_key, city_key from loose))`})`,
    besides: importId,
  });
  await sql`update lead set account_id = resolved.account_id from resolved
    where lead.import_id = ${importId} and lead.line = resolved.row_id and lead.account_id <> resolved.account_id`.execute(
    db,
  );
}

function cells(table?: string) {
  return sql.raw(leadCells.map((name) => (table ? `${table}.${name}` : name)).join(", "));
}

/** Vendors and lists the staged rows name, found or made, and whether one of them had leads before this import; leaves the temporary table `file_list`, where '' stands for what no column names. */
async function mergeLists(
  db: Db,
  importId: number,
  defaults: ListDefaults,
): Promise<{ lists: number[]; grown: boolean }> {
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
  const older = new Set<number>();
  for (const { vendor, list, purchasedOn } of wanted) {
    const vendorId = vendorIds.get(nameKey(vendor)) as number;
    const { list_id, import_id } = await makeList(db, { importId, vendorId, list, purchasedOn });
    listIds.set(`${nameKey(vendor)}\n${nameKey(list)}`, list_id);
    if (import_id !== importId) older.add(list_id);
  }
  const listOf = ({ vendor, list }: { vendor: string; list: string }) =>
    listIds.get(`${nameKey(vendor)}\n${nameKey(list)}`) as number;
  await sql`create temp table file_list on commit drop as
    select * from unnest(${wanted.map(({ row }) => row.vendor ?? "")}::text[], ${wanted.map(({ row }) => row.list_name ?? "")}::text[],
      ${wanted.map(listOf)}::bigint[], ${wanted.map(({ vendor }) => vendorIds.get(nameKey(vendor)) as number)}::bigint[])
      as f(vendor_name, list_name, list_id, vendor_id)`.execute(db);
  const lists = [...new Set(listIds.values())];
  if (older.size === 0) return { lists, grown: false };
  const { rows } = await sql<{ grown: boolean }>`
    select exists (select from lead where list_id = any (${[...older]}::bigint[])) as grown`.execute(db);
  return { lists, grown: rows[0]?.grown ?? false };
}

/** A vendor's list by its name, made where it is new. */
export async function findOrMakeList(
  db: Db,
  { importId, vendor, list, purchasedOn }: ListDefaults & { importId: number },
): Promise<Omit<LeadList, "vendorMade">> {
  const vendorId = (await findOrMakeVendors(db, [vendor])).get(nameKey(vendor)) as number;
  const { list_id, purchased_on, import_id } = await makeList(db, { importId, vendorId, list, purchasedOn });
  return { listId: list_id, vendorId, purchasedOn: purchased_on, made: import_id === importId };
}

async function makeList(
  db: Db,
  {
    importId,
    vendorId,
    list,
    purchasedOn,
  }: Omit<ListDefaults, "vendor"> & { importId: number; vendorId: number },
) {
  return db
    .insertInto("list")
    .values({
      vendor_id: vendorId,
      name: list,
      name_key: nameKey(list),
      purchased_on: purchasedOn,
      import_id: importId,
    })
    .onConflict((conflict) =>
      conflict.columns(["organization_id", "vendor_id", "name_key"]).doUpdateSet((row) => ({
        purchased_on: row.fn.coalesce("list.purchased_on", "excluded.purchased_on"),
      })),
    )
    .returning(["list_id", "purchased_on", "import_id"])
    .executeTakeFirstOrThrow();
}

/** Whether two rows may be the same lead: by hashes, so that a file that repeats nothing need not be sorted to number what is alike. */
async function repeats(db: Db, importId: number): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select exists (
    select from ${staged(importId, "row")} where is_lead
    group by coalesce(hashtextextended(vendor_lead_id, 0), content_hash) having count(*) > 1) as any`.execute(
    db,
  );
  return rows[0]?.any ?? true;
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
