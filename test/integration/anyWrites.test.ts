// Is what is maintained what a rebuild makes, after any small writes into a larger organization: files, corrections, charges, undo, and days that pass?
import { sql } from "kysely";
import { afterEach, expect, it } from "vitest";
import { addDays } from "../../app/domain/day";
import { withOrganization } from "../../db/connection";
import { deriveAside, ensureDerivedToday, rebuildProgress, refreshProgress } from "../../db/queries/derive";
import { findToday } from "../../db/queries/organization";
import { rollups } from "../../db/queries/rollups";
import { undoImport } from "../../db/queries/undo";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { derivedSnapshot } from "../support/derivedSnapshot";
import { drawing } from "../support/drawing";
import { csv, importText } from "../support/importText";

const columns = {
  leads: {
    "list.vendor": "V",
    "list.name": "L",
    "lead.vendor_lead_id": "ID",
    "lead.email": "E",
    "lead.purchased_on": "B",
    "lead.cost": "P",
  },
  deals: {
    "deal.deal_id": "D",
    "deal.email": "E",
    "deal.status": "S",
    "deal.opened_on": "O",
    "deal.won_on": "W",
    "deal.amount": "A",
  },
  signals: {
    "signal.lead_id": "ID",
    "signal.step": "S",
    "signal.at": "A",
    "signal.polarity": "P",
    "signal.issue": "I",
  },
};
const steps = [
  "Reached",
  "Appointment set",
  "Appointment held",
  "Pain agreed",
  "Price range accepted",
  "Signed",
];
const open: TestDatabase[] = [];
afterEach(() => Promise.all(open.splice(0).map((database) => database.close())));

it.each([15, 21])(
  "random writes %i",
  async (seed) => {
    const draw = drawing(seed);
    const any = <T>(values: readonly T[]) => values[draw(values.length)] as T;
    const database = await testDatabase();
    open.push(database);
    const inside = <T>(run: (db: Db) => Promise<T>) =>
      withOrganization(database.db, database.organizationId, run);
    const today = await inside(findToday);
    const ago = (most: number) => addDays(today, -draw(most));
    const many = <T>(most: number, row: () => T) => Array.from({ length: 1 + draw(most) }, row);
    const imports: number[] = [];
    let leads = 0;

    const take = async (kind: keyof typeof columns, rows: string[][]) => {
      const mapping = { kind, columns: columns[kind] };
      const file = csv(Object.values(columns[kind]), rows);
      const { importId } = await importText(database, file, { mapping, onConflict: "overwrite" });
      if (importId !== null) imports.push(importId);
    };
    const bought = () =>
      any([addDays(ago(280), -20), addDays(ago(280), -20), addDays(today, 1), addDays(today, 30), ""]);
    const priced = (id: string, list: number, email: string) => [
      ...[`V${list % 3}`, `L${list}`, id, email, list === 0 ? "2025-01-05" : bought()],
      draw(3) > 0 ? String(10 + draw(90)) : "",
    ];
    const lead = (list = 1 + draw(7)) => {
      leads += 1;
      return priced(`I${leads}`, list, `p${leads}@c${leads % 40}.example`);
    };

    const writes: Record<string, () => Promise<unknown>> = {
      "new leads": () =>
        take(
          "leads",
          many(5, () => lead()),
        ),
      corrections: async () => {
        const { rows } = await inside((db) =>
          sql<{ list: string; id: string; email: string }>`
          select list.name as list, vendor_lead_id as id, email from lead join list using (organization_id, list_id) where list.name <> 'L0'
          order by (lead_id * 7919 + ${draw(1000)}::int * 104729) % 1009 limit ${1 + draw(4)}`.execute(db),
        );
        const email = (before: string) => (draw(4) > 0 ? before : `q@c${draw(40)}.example`);
        await take(
          "leads",
          rows.map((row) => priced(row.id, Number(row.list.slice(1)), email(row.email))),
        );
      },
      deals: () =>
        take(
          "deals",
          many(4, () => {
            const won = draw(2) === 1;
            return [
              `D${draw(40)}`,
              `x@c${draw(40)}.example`,
              won ? "won" : "open",
              ago(250),
              won ? ago(90) : "",
              String(100 + draw(900)),
            ];
          }),
        ),
      signals: () =>
        take(
          "signals",
          many(5, () => {
            const agreed = draw(2) === 1;
            return [
              `I${1 + draw(leads)}`,
              any(steps),
              ago(280),
              agreed ? "positive" : "negative",
              agreed ? "" : any(["price", "timing", ""]),
            ];
          }),
        ),
      charges: () =>
        inside(async (db) => {
          const basis = any(["retainer", "held", "set", "record"]);
          const whole = basis === "retainer" || (basis !== "record" && draw(2) === 0);
          const [list] = await db
            .selectFrom("list")
            .select(["list_id", "vendor_id"])
            .orderBy(sql`(list_id * 31 + ${draw(100)}::int) % 17`)
            .limit(1)
            .execute();
          if (!list) return;
          const [from, to] =
            basis === "retainer" ? [addDays(today, -200), addDays(today, -20)] : [null, null];
          await sql`insert into charge (vendor_id, list_id, basis, amount_minor, currency, period_start, period_end)
          values (${list.vendor_id}, ${whole ? null : list.list_id}, ${basis}, ${1000 + draw(90_000)}, 'USD', ${from}, ${to})`.execute(
            db,
          );
          await refreshProgress(db, {
            leads: [],
            ...(whole ? { vendors: [list.vendor_id] } : { lists: [list.list_id] }),
          });
        }),
      undo: async () => {
        const [importId] = imports.splice(1 + draw(imports.length), 1);
        if (importId !== undefined) await inside((db) => undoImport(db, importId));
      },
      "days that pass": async () => {
        await inside((db) => standAsOf(db, addDays(today, -1 - draw(120))));
        await inside(ensureDerivedToday);
      },
    };

    await take(
      "leads",
      Array.from({ length: 400 }, () => lead(draw(20) > 0 ? 0 : undefined)),
    );
    const names = Object.keys(writes);
    for (let turn = 0; turn < 40; turn += 1) {
      const name = any([...names, "corrections", "signals"]);
      await writes[name]?.();
      const maintained = await inside(derivedSnapshot);
      expect(maintained, `${turn}: ${name}`).toEqual(await rebuilt(inside));
    }
  },
  120_000,
);

class NothingKept extends Error {}

/** What a rebuild would make. It is not kept, so that what moves goes on from what moved before. */
async function rebuilt(inside: (run: (db: Db) => Promise<never>) => Promise<never>) {
  let found: Awaited<ReturnType<typeof derivedSnapshot>> | undefined;
  await inside(async (db) => {
    await rebuildProgress(db);
    found = await derivedSnapshot(db);
    throw new NothingKept();
  }).catch((error: unknown) => {
    if (!(error instanceof NothingKept)) throw error;
  });
  return found;
}

/** What was derived last was derived on that day. */
async function standAsOf(db: Db, day: string): Promise<void> {
  await deriveAside(db, day);
  for (const table of [
    "lead_progress",
    "unallocated",
    "derived_day",
    ...rollups.map((rollup) => rollup.table),
  ]) {
    await sql`delete from ${sql.id("public", table)}`.execute(db);
    await sql`insert into ${sql.id("public", table)} select * from ${sql.id("pg_temp", table)}`.execute(db);
    await sql`drop table ${sql.id("pg_temp", table)}`.execute(db);
  }
}
