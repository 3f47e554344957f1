// Is every table of an organization walled off, and does the schema read as its snapshot says?
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../support/database";

/** Schemas beside ours that hold no facts of an organization, and why. */
const besides: Record<string, string> = {
  pgboss:
    "jobs that wait: numbers and settings of a job, read again from the organization's own rows before it runs",
  staging: "tables of one import's transaction, gone when it ends",
};

/** Tables without an organization, and why. */
const global: Record<string, string> = {
  migration: "which migrations ran on this database",
  migration_lock: "keeps two processes from migrating at once",
  exchange_rate: "published rates are the same for everybody",
};

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function rows<T>(query: string): Promise<T[]> {
  return (await sql.raw<T>(query).execute(database.db)).rows;
}

describe("every table", () => {
  it("lies in the one schema, or in one that has a reason", async () => {
    const found = await rows<{ name: string }>(
      "select nspname as name from pg_namespace where nspname !~ '^(pg_|information_schema$|public$)' order by 1",
    );
    expect(found.map(({ name }) => name)).toEqual(Object.keys(besides).sort());
  });

  it("has an organization, or a reason for none", async () => {
    const found = await rows<{
      name: string;
    }>(`select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'
      and not exists (select from pg_attribute a where a.attrelid = c.oid and attname = 'organization_id') order by 1`);
    expect(found.map(({ name }) => name)).toEqual(Object.keys(global).sort());
  });

  it("is under row-level security, for its owner too, by one policy that reads and writes one organization", async () => {
    const open =
      await rows(`select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'
      and exists (select from pg_attribute a where a.attrelid = c.oid and attname = 'organization_id')
      and not (relrowsecurity and relforcerowsecurity and exists (select from pg_policies p where p.tablename = c.relname
        and qual in ('(organization_id = current_organization())', '(organization_id = ( SELECT current_organization() AS current_organization))')
        and with_check = qual))`);
    expect(open).toEqual([]);
  });

  it("has organization_id first in each primary key and unique index", async () => {
    const wrong =
      await rows(`select c.relname, i.indexrelid::regclass::text as index from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute first on first.attrelid = c.oid and first.attnum = i.indkey[0]
      where c.relnamespace = 'public'::regnamespace and i.indisunique and first.attname <> 'organization_id'
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id')`);
    expect(wrong).toEqual([]);
  });

  it("has organization_id first in each foreign key, so that no row can point into another organization", async () => {
    const wrong = await rows(`select conrelid::regclass::text as table, conname from pg_constraint f
      join pg_attribute first on first.attrelid = f.conrelid and first.attnum = f.conkey[1]
      where contype = 'f' and connamespace = 'public'::regnamespace and first.attname <> 'organization_id'`);
    expect(wrong).toEqual([]);
  });

  it("takes only finite days and instants", async () => {
    const unchecked =
      await rows(`select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and a.atttypid in ('date'::regtype, 'timestamptz'::regtype)
      and c.relname not in ('lead_progress', 'rollup', 'rollup_step', 'rollup_step_time', 'rollup_outcome', 'rollup_objection', 'rollup_reach', 'rollup_work', 'rollup_win', 'rollup_step_age', 'open_objection', 'rollup_open_objection', 'rollup_raised', 'unallocated', 'derived_day', 'migration', 'migration_lock')
      and not a.attname = any (array['created_at', 'changed_at', 'decided_at', 'finished_at', 'undone_at', 'used_at'])
      and not exists (select from pg_constraint k where k.conrelid = c.oid and a.attnum = any (k.conkey) and pg_get_constraintdef(k.oid) like '%isfinite%')`);
    expect(unchecked).toEqual([]);
  });
});

describe("what must never be", () => {
  it.each([
    [
      "a negative charge",
      "insert into charge (vendor_id, basis, amount_minor, currency) values (1, 'flat', -1, 'USD')",
    ],
    [
      "a charge on no basis we know",
      "insert into charge (vendor_id, basis, amount_minor, currency) values (1, 'whim', 1, 'USD')",
    ],
    [
      "an infinite day",
      "insert into list (vendor_id, name, name_key, purchased_on) values (1, 'L', 'l', 'infinity')",
    ],
    [
      "a currency that is none",
      "insert into organization (organization_id, name, currency) values (7, 'X', 'usd')",
    ],
    [
      "a held meeting that speaks against us",
      "insert into signal (lead_id, step_id, at, polarity, outcome) values (1, 1, now(), 'negative', 'held')",
    ],
    [
      "a price without its currency",
      "insert into lead (list_id, vendor_id, import_id, line, content_hash, purchased_from, price_minor) values (1, 1, 1, 1, 1, 'unknown', 5)",
    ],
    [
      "a lead of unknown date that says where its date is from",
      "insert into lead (list_id, vendor_id, import_id, line, content_hash, purchased_from) values (1, 1, 1, 1, 1, 'row')",
    ],
  ])("%s is refused", async (_, statement) => {
    const inside = sql.raw(
      `do $$ begin perform set_config('app.organization_id', '${database.organizationId}', true); ${statement}; end $$`,
    );
    await expect(inside.execute(database.db)).rejects.toMatchObject({ code: "23514" });
  });
});

it("reads as its snapshot says", async () => {
  const columns = await rows<{
    table: string;
    line: string;
  }>(`select c.relname as table, format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then ' not null' else '' end, case when d.adbin is null then '' else ' default ' || pg_get_expr(d.adbin, d.adrelid) end) as line
    from pg_class c join pg_attribute a on a.attrelid = c.oid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum`);
  const rules = await rows<{
    table: string;
    line: string;
  }>(`select conrelid::regclass::text as table, '  ' || pg_get_constraintdef(oid) as line
    from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> 0 order by 1, contype desc, 2`);
  const indexes = await rows<{
    table: string;
    line: string;
  }>(`select tablename as table, '  ' || indexdef as line from pg_indexes i
    where schemaname = 'public' and not exists (select from pg_constraint k where k.conname = i.indexname) order by tablename, indexname`);
  const names = [...new Set(columns.map(({ table }) => table))];
  const of = (list: { table: string; line: string }[], name: string) =>
    list.filter(({ table }) => table === name).map(({ line }) => line);
  const text = names
    .map((name) =>
      [`table ${name}`, ...of(columns, name), ...of(rules, name), ...of(indexes, name), ""].join("\n"),
    )
    .join("\n");
  await expect(text).toMatchFileSnapshot("../../db/snapshots/schema.sql");
});
