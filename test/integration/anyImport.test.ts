// Of any file, are accepted, rejected and already here together its rows, and are the accepted ones stored?
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { importFile } from "../../app/intake/importFile";
import { withOrganization } from "../../db/connection";
import { openSession, type Session } from "../../db/session";
import { type TestDatabase, testDatabase } from "../support/database";

let database: TestDatabase;
let session: Session;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  session = await openSession(database.url);
  folder = await mkdtemp(join(tmpdir(), "placket-any-"));
});
afterAll(async () => {
  await session?.close();
  await database?.close();
  if (folder) await rm(folder, { recursive: true });
});

const cells = {
  id: fc.constantFrom("A1", "A2", "A3", "", "1.2E+17", "x".repeat(400)),
  company: fc.oneof(
    fc.constantFrom("Acme", "Total", "", "=1+1", "a,b", 'c"d', "e\nf"),
    fc.string({ maxLength: 6 }),
  ),
  email: fc.constantFrom("ann@acme.example", "bo@beta.example", "none", ""),
  phone: fc.constantFrom("614-555-0123", "5.55E+09", ""),
  cost: fc.constantFrom("45.00", "1,234", "-5", "free", "", "45 EUR"),
  bought: fc.constantFrom("2026-03-04", "03/04/2026", "25/04/2026", "2026-02-30", ""),
};
const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record(cells).map((row) => ({ data: 1, text: Object.values(row).map(quoted).join(",") })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { data: 0, text: "" },
      { data: 0, text: "# a comment" },
      { data: 0, text: ",,,,," },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { data: 1, text: "too,short" },
      { data: 1, text: "a,b,c,d,e,f,too long" },
      { data: 1, text: "n\0l,b,c,d,e,f" },
    ),
  },
);
const header = "lead id,company,email,phone,cost,purchased on";
const first = "Z0,First,first@first.example,614-555-0100,40.00,2026-01-05";

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** A row whose cells are all blank is a blank line, whatever the test meant by it. */
const blankRow = /^(""|" *"|,)+$/;

it("the counts are those of the file, and those of the table", async () => {
  const path = join(folder, "file.csv");
  let lists = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), fc.boolean(), async (lines, again) => {
      lists += again && lists > 0 ? 0 : 1;
      const kept = lines.filter(({ text }) => !blankRow.test(text));
      await writeFile(path, [header, first, ...kept.map(({ text }) => text)].join("\n"));
      const request = { path, list: `list ${lists}`, vendor: "Northwind", kind: "leads" as const };
      const result = await importFile(session, database.organizationId, request);
      const { rows, accepted, rejected, alreadyHere } = result;
      const expected = 1 + kept.reduce((sum, { data }) => sum + data, 0);
      expect([rows, accepted + rejected + alreadyHere]).toEqual([expected, expected]);
      expect([accepted, rejected, alreadyHere].every((count) => count >= 0)).toBe(true);
      const stored = await withOrganization(database.db, database.organizationId, async (db) => {
        const count = (table: "lead" | "import_reject") =>
          db
            .selectFrom(table)
            .select(db.fn.countAll().as("n"))
            .where("import_id", "=", result.importId ?? 0)
            .executeTakeFirstOrThrow();
        return [Number((await count("lead")).n), Number((await count("import_reject")).n)];
      });
      expect(stored).toEqual([accepted, rejected]);
    }),
    { numRuns: 60 },
  );
}, 120_000);
