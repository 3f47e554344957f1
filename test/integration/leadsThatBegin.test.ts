// Are leads derived that begin to exist in a small list, where a large organization's other leads are left alone?
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays } from "../../app/domain/day";
import { withOrganization } from "../../db/connection";
import { ensureDerivedToday, rebuildProgress } from "../../db/queries/derive";
import { findToday } from "../../db/queries/organization";
import { undoImport } from "../../db/queries/undo";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { derivedSnapshot } from "../support/derivedSnapshot";
import { csv, importText } from "../support/importText";

let database: TestDatabase;
let today: string;
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);
const mapping = {
  kind: "leads",
  columns: {
    "lead.vendor_lead_id": "Lead ID",
    "lead.company": "Company",
    "lead.purchased_on": "Bought",
    "lead.cost": "Price",
  },
};
const take = (list: string, rows: string[][], onConflict?: "overwrite") =>
  importText(database, csv(["Lead ID", "Company", "Bought", "Price"], rows), {
    ...{ vendor: "Vendor", list, mapping },
    ...(onConflict && { onConflict }),
  });

beforeAll(async () => {
  database = await testDatabase();
  today = await inside(findToday);
  await take(
    "Old",
    Array.from({ length: 80 }, (_, n) => [`L${n}`, `Acme ${n}`, "2026-01-05", "3.00"]),
  );
});
afterAll(() => database.close());

async function expectAsRebuilt(): Promise<void> {
  const maintained = await inside(derivedSnapshot);
  await inside(rebuildProgress);
  expect(maintained).toEqual(await inside(derivedSnapshot));
}

it("leads whose day of purchase is corrected to one that has passed", async () => {
  await take("Corrected", [["C1", "Corrected", addDays(today, 30), "5.00"]]);
  await expectAsRebuilt();
  const { changed } = await take("Corrected", [["C1", "Corrected", "2026-02-02", "5.00"]], "overwrite");
  expect(changed).toBe(1);
  await expectAsRebuilt();
});

it("leads that a file had moved ahead which is undone", async () => {
  await take("Undone", [["U1", "Undone", "2026-02-02", "5.00"]]);
  const { importId } = await take("Undone", [["U1", "Undone", addDays(today, 30), "5.00"]], "overwrite");
  await expectAsRebuilt();
  await inside((db) => undoImport(db, importId as number));
  await expectAsRebuilt();
});

it("a list dated ahead, on its day", async () => {
  await take("Ahead", [
    ["A1", "Newco", addDays(today, 1), "5.00"],
    ["A2", "Newer", addDays(today, 1), "7.00"],
  ]);
  await expectAsRebuilt();
  await inside((db) =>
    sql`update derived_day set derived_on = ${today}::date - 1`
      .execute(db)
      .then(() =>
        sql`update lead set purchased_on = ${today}::date where vendor_lead_id in ('A1', 'A2')`.execute(db),
      ),
  );
  await inside(ensureDerivedToday);
  await expectAsRebuilt();
});
