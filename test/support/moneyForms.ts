// How does a test post the forms of charges and credits, as their pages do, and look at what became of it?
import { sql } from "kysely";
import { leadsReport } from "../../app/reports/leadsReport";
import { postCharge } from "../../app/server/chargeAction";
import { postCredit } from "../../app/server/creditAction";
import type { Outcome } from "../../app/server/signalForm";
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import type { Db } from "../../db/schema";
import type { TestDatabase } from "./database";
import { csv, importText } from "./importText";

export type Fields = Record<string, string | string[] | undefined>;

export function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values ?? []].flat()) form.append(name, value);
  return form;
}

/** Two vendors with a list each: four leads of January and February at Ardent, three at Bellow; some reached an appointment. */
export async function openMoneyForms(database: TestDatabase) {
  const { db, organizationId } = database;
  const inside = <T>(run: (db: Db) => Promise<T>) => withOrganization(db, organizationId, run);
  const mapping = {
    kind: "leads",
    columns: { "lead.vendor_lead_id": "Id", "lead.company": "Company", "lead.purchased_on": "Bought" },
  };
  const rows = (prefix: string, days: string[]) =>
    days.map((day, index) => [`${prefix}${index}`, `${prefix} company ${index}`, day]);
  const lists = [
    ["Ardent", "A1", rows("a", ["2026-01-05", "2026-01-20", "2026-02-03", "2026-02-10"])],
    ["Bellow", "B1", rows("b", ["2026-01-09", "2026-03-01", "2026-03-02"])],
  ] as const;
  for (const [vendor, list, leads] of lists)
    await importText(database, csv(["Id", "Company", "Bought"], [...leads]), { mapping, vendor, list });
  const signals = [
    ["a0", "Appointment set", "2026-01-12", "positive"],
    ["a1", "Pain agreed", "2026-02-20", "positive"],
    ["b0", "Appointment held", "2026-02-01", "negative"],
  ];
  await importText(database, csv(["lead", "step", "at", "polarity"], signals), {
    mapping: {
      kind: "signals",
      columns: {
        ...{ "signal.lead_id": "lead", "signal.step": "step" },
        ...{ "signal.at": "at", "signal.polarity": "polarity" },
      },
    },
  });
  const ids = async (table: "list" | "vendor" | "lead", name: string) => {
    const column = { list: "name", vendor: "name", lead: "vendor_lead_id" }[table];
    const { rows } = await inside((db) =>
      sql<{
        id: number;
      }>`select ${sql.ref(`${table}_id`)} as id from ${sql.table(table)} where ${sql.ref(column)} = ${name}`.execute(
        db,
      ),
    );
    return rows[0]?.id ?? 0;
  };
  return {
    inside,
    list: async (name: string) => `l${await ids("list", name)}`,
    vendor: async (name: string) => `v${await ids("vendor", name)}`,
    lead: async (vendorLeadId: string) => String(await ids("lead", vendorLeadId)),
    charge: (fields: Fields, chargeId: number | null = null): Promise<Outcome> =>
      postCharge({ db, organizationId }, { chargeId, form: formOf(fields) }),
    credit: (fields: Fields, creditId: number | null = null): Promise<Outcome> =>
      postCredit({ db, organizationId }, { creditId, form: formOf(fields) }),
    charges: () => inside((db) => db.selectFrom("charge").selectAll().orderBy("charge_id").execute()),
    credits: () => inside((db) => db.selectFrom("credit").selectAll().orderBy("credit_id").execute()),
    /** What each lead carries, by its vendor's id. */
    async costs(): Promise<Record<string, number | null>> {
      const report = await inside((db) => leadsReport(db, {}, { pageSize: 100 }));
      return Object.fromEntries(
        report.rows
          .map((row) => [row.vendorLeadId ?? "", row.costMinor] as const)
          .sort(([a], [b]) => a.localeCompare(b)),
      );
    },
    /** Everything of money that is derived, as it is kept, and as a rebuild makes it. */
    async derived() {
      const look = (db: Db) =>
        Promise.all([
          sql`select * from lead_progress order by lead_id`.execute(db).then(({ rows }) => rows),
          sql`select * from unallocated order by vendor_id, list_id, purchased_on, currency, charge_minor`
            .execute(db)
            .then(({ rows }) => rows),
        ]);
      const maintained = await inside(look);
      await inside(rebuildProgress);
      return { maintained, rebuilt: await inside(look) };
    },
    clear: () =>
      inside(async (db) => {
        await db.deleteFrom("credit").execute();
        await db.deleteFrom("charge").execute();
        await rebuildProgress(db);
      }),
  };
}
