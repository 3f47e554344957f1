// What stands in a ledger with an objection of every sort, and how does a test look at it?
import { sql } from "kysely";
import { addDays } from "../../app/domain/day";
import type { LedgerFilters } from "../../app/domain/ledgerFilters";
import { circleBackReport, type Objection } from "../../app/reports/circleBackReport";
import { withOrganization } from "../../db/connection";
import { refreshProgress } from "../../db/queries/derive";
import { findToday } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import { testDatabase } from "./database";
import { importOracleLeads } from "./importOracleLeads";
import type { OracleLead } from "./oracleLead";
import { no, yes } from "./stateCase";

/** The step most objections are on. */
export const price = "Price range accepted";

export type LedgerSite = Awaited<ReturnType<typeof openLedger>>;

/** A database of its own with leads that are open, lost, won, defective and resolved; the one open deal is worth $14,000. */
export async function openLedger() {
  const database = await testDatabase();
  const inside = <T>(run: (db: Db) => Promise<T>) =>
    withOrganization(database.db, database.organizationId, run);
  const ledger = (filters: LedgerFilters = {}, more: { pageSize?: number; me?: string } = {}) =>
    inside((db) => circleBackReport(db, filters, more));
  const today = await inside(findToday);
  await importOracleLeads(
    database,
    Object.entries(leadsOn(today)).map(([id, lead]) => ({ id, lead })),
  );
  /** The open deal, and the others, are worth so much from now on. */
  const worth = (amount_minor: number | null) =>
    inside(async (db) => {
      await db.updateTable("deal").set({ amount_minor }).execute();
      await refreshProgress(db, { leads: sql`(select lead_id from match)` });
    });
  await worth(1_400_000);

  /** The open objection of a lead on an issue, done or not. */
  async function objection(lead: string, issue: string | null = "price"): Promise<Objection> {
    const rows = [...(await ledger()).rows, ...(await ledger({ show: "done" })).rows];
    const row = rows.find((row) => row.lead === lead && row.issue === issue);
    if (!row) throw new Error(`no open objection ${issue} of ${lead}`);
    return row;
  }
  const signalOf = ({ signalId }: Objection) =>
    inside((db) =>
      db.selectFrom("signal").selectAll().where("signal_id", "=", signalId).executeTakeFirstOrThrow(),
    );
  /** Raises the objection once more, yesterday. */
  async function raise(row: Objection): Promise<void> {
    const { lead_id, step_id, issue_id } = await signalOf(row);
    const at = new Date(Date.now() - 86_400_000);
    await inside(async (db) => {
      await db
        .insertInto("signal")
        .values({ lead_id, step_id, issue_id, at, polarity: "negative" })
        .execute();
      await refreshProgress(db, { leads: [lead_id] });
    });
  }
  /** Nobody has taken anything. */
  const clear = () => inside((db) => db.deleteFrom("circle_back").execute());
  return { ...database, today, inside, ledger, objection, signalOf, raise, clear, worth };
}

/** Lead and issue of each row, in order. */
export function named({ rows }: { rows: Objection[] }): string[] {
  return rows.map(({ lead, issue }) => `${lead} ${issue ?? "–"}`);
}

function leadsOn(today: string): Record<string, OracleLead> {
  const ago = (days: number) => addDays(today, -days);
  const bought = { purchased_on: ago(40), as_of: today };
  const open = { status: "open", opened_on: ago(20) } as const;
  return {
    cheap: { ...bought, cost_minor: 5000, signals: [no(price, ago(12), { issue: "price" })] },
    dear: { ...bought, cost_minor: 18_000, signals: [no(price, ago(10), { issue: "price" })] },
    unpriced: {
      ...bought,
      signals: [no("Reached", ago(9), { cue: "stopped replying", manner: "unspoken" })],
    },
    dealt: {
      ...{ ...bought, cost_minor: 100, deals: [open] },
      signals: [
        no(price, ago(12), { issue: "price" }),
        no(price, ago(3), { issue: "price" }),
        no(price, ago(2), { issue: "timing" }),
      ],
    },
    won: {
      ...bought,
      deals: [{ status: "won", opened_on: ago(9), won_on: ago(1) }],
      signals: [no(price, ago(5))],
    },
    lost: {
      ...bought,
      deals: [{ status: "lost", opened_on: ago(9), lost_on: ago(1) }],
      signals: [no(price, ago(5))],
    },
    resolved: {
      ...bought,
      signals: [no(price, ago(5), { issue: "price" }), yes(price, ago(2), { issue: "price" })],
    },
    faulty: { ...bought, defects: [{ on: ago(1) }], signals: [no(price, ago(5))] },
  };
}
