// Does an import of very many leads go whole when it is undone, though Postgres is not asked about each of them?
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { undo } from "../../app/intake/undo";
import { withOrganization } from "../../db/connection";
import { fewRows } from "../../db/queries/checkedAtOnce";
import { findRevision } from "../../db/queries/revisions";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);

/** Rows by table, of all that refers to leads, and of these the ones whose lead is not there. */
const referring = () =>
  inside(async (db) => {
    const { rows: references } = await sql<{ table: string; column: string }>`
      select conrelid::regclass::text as table, attname as column from pg_constraint
      join pg_attribute on attrelid = conrelid and attnum = conkey[2]
      where confrelid = 'lead'::regclass and contype = 'f'`.execute(db);
    const counted: Record<string, { rows: number; stray: number }> = {};
    for (const { table, column } of references) {
      const { rows } = await sql<{ rows: number; stray: number }>`
        select count(*)::int as rows, count(*) filter (where t.${sql.ref(column)} is not null and lead.lead_id is null)::int as stray
        from ${sql.table(table)} as t left join lead on lead.lead_id = t.${sql.ref(column)}`.execute(db);
      if (rows[0]) counted[table] = rows[0];
    }
    return counted;
  });

const leads = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, n) => [
    ...[`${prefix}${n}`, `Company ${prefix}${n}`, `office@company${prefix}${n}.example`],
    ...[n % 2 ? "Won" : "Open", "2026-02-01", n % 2 ? "2026-03-01" : null, "2026-02-02", "bad number"],
  ]);
const header = ["Lead ID", "Company", "Email", "Stage", "Opened", "Won on", "Price talk", "Defect"];
const mapping = {
  kind: "leads",
  columns: {
    ...{ "lead.vendor_lead_id": "Lead ID", "lead.company": "Company", "lead.email": "Email" },
    ...{
      "deal.status": "Stage",
      "deal.opened_on": "Opened",
      "deal.won_on": "Won on",
      "lead.defect": "Defect",
    },
  },
  steps: { "Price range accepted": { column: "Price talk", as: "date" } },
};
const take = (prefix: string, count: number) =>
  importText(database, csv(header, leads(prefix, count)), {
    ...{ vendor: `Vendor ${prefix}`, list: prefix, purchasedOn: "2026-01-10", mapping },
  });

it("takes away all that belongs to its leads, and nothing of others", async () => {
  const few = await take("F", 3);
  expect(few.accepted).toBe(3);
  const before = await referring();
  const { importId, accepted } = await take("M", fewRows + 20);
  expect(accepted).toBe(fewRows + 20);
  const deals = [0, 2, 4].map((n) => [`D${n}`, `M${n}`, "Open"]);
  const later = await importText(database, csv(["Deal", "Lead ID", "Stage"], deals), {
    mapping: {
      kind: "deals",
      columns: { "deal.deal_id": "Deal", "deal.lead_id": "Lead ID", "deal.status": "Stage" },
    },
  });
  expect(later.accepted).toBe(3);
  const there = await referring();
  for (const table of ["deal", "match", "signal", "defect"])
    expect(there[table]?.rows, table).toBeGreaterThan(fewRows);
  await inside((db) =>
    sql`insert into lead_keys (import_id, part, rules, leads, keys) values (${importId}, 0, 1, 1, '')`.execute(
      db,
    ),
  );
  const revision = await inside(findRevision);
  const { counts, kept } = await undo(database.db, {
    organizationId: database.organizationId,
    importId: importId ?? 0,
  });
  expect(kept).toEqual([]);
  expect(counts).toMatchObject({ leads: fewRows + 20 });
  const left = (before.deal?.rows ?? 0) + deals.length;
  expect(await referring()).toEqual({ ...before, deal: { rows: left, stray: 0 } });
  expect(await inside(findRevision)).not.toEqual(revision);
  const { rows } = await inside((db) =>
    sql<{ stale: boolean }>`select stale from lead_keys where import_id = ${importId}`.execute(db),
  );
  expect(rows).toEqual([{ stale: true }]);
});
