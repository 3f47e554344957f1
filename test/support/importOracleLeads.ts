// How do leads that the oracle knows get into a database? As the CSV files a user would have: leads, deals, touches, signals.

import { sql } from "kysely";
import { withOrganization } from "../../db/connection";
import { refreshProgress } from "../../db/queries/derive";
import type { TestDatabase } from "./database";
import { csv, importText } from "./importText";
import type { OracleLead } from "./oracleLead";

export interface NamedLead {
  id: string;
  lead: OracleLead;
  /** Whose list it is on; "Vendor" and "List" where absent. */
  vendor?: string;
  list?: string;
}

/** Imports the leads with all their facts; a duplicate's first purchase is imported before it, as lead "<id> before". */
export async function importOracleLeads(database: TestDatabase, leads: readonly NamedLead[]): Promise<void> {
  const before = leads.filter(({ lead }) => lead.duplicate);
  if (before.length > 0) {
    await importText(
      database,
      csv(
        ["id", "email", "bought"],
        before.map(({ id, lead }) => [
          `${id} before`,
          mailOf(id),
          (lead.purchased_on ?? "").replace(/^\d{4}/, (year) => String(Number(year) - 1)),
        ]),
      ),
      {
        vendor: "Earlier",
        list: "Earlier",
        mapping: mapping("leads", {
          "lead.vendor_lead_id": "id",
          "lead.email": "email",
          "lead.purchased_on": "bought",
        }),
      },
    );
  }
  await importText(
    database,
    csv(
      ["vendor", "list", "id", "email", "bought", "delivered", "price", "fault on", "fault"],
      leads.map(({ id, lead, vendor = "Vendor", list = "List" }) => [
        ...[
          ...[vendor, list, id],
          mailOf(id),
          ...[lead.purchased_on, lead.delivered_at],
          lead.cost_minor == null ? "" : (lead.cost_minor / 100).toFixed(2),
        ],
        ...[lead.defects?.[0]?.on, lead.defects?.[0] && (lead.defects[0].reason ?? "wrong number")],
      ]),
    ),
    {
      mapping: mapping("leads", {
        ...{
          "list.vendor": "vendor",
          "list.name": "list",
          "lead.vendor_lead_id": "id",
          "lead.email": "email",
          "lead.purchased_on": "bought",
          "lead.delivered_at": "delivered",
          "lead.cost": "price",
        },
        ...{ "lead.disqualified_on": "fault on", "lead.defect": "fault" },
      }),
    },
  );
  await importFacts(database, leads);
  await addCredits(database, leads);
}

async function importFacts(database: TestDatabase, leads: readonly NamedLead[]): Promise<void> {
  const deals = leads.flatMap(({ id, lead }) =>
    (lead.deals ?? []).map((deal, index) => [
      `${id} ${index}`,
      id,
      deal.status,
      deal.opened_on,
      deal.won_on,
      deal.lost_on,
      ...[amount(deal.mrr_minor), amount(deal.one_off_minor), amount(deal.amount_minor)],
      ...[deal.months, deal.margin == null ? null : `${deal.margin}%`],
    ]),
  );
  const touches = leads.flatMap(({ id, lead }) => (lead.touches ?? []).map(({ at }) => [id, at]));
  const signals = leads.flatMap(({ id, lead }) =>
    (lead.signals ?? []).map((signal) => [
      ...[id, signal.step, signal.at, signal.polarity, signal.manner ?? "spoken"],
      ...[signal.issue, signal.outcome, signal.cue, signal.meeting_on],
    ]),
  );
  const take = async (
    kind: string,
    header: string[],
    targets: string[],
    rows: (string | number | null | undefined)[][],
  ) => {
    if (rows.length === 0) return;
    const columns = Object.fromEntries(targets.map((target, index) => [target, header[index] ?? ""]));
    await importText(database, csv(header, rows), { mapping: mapping(kind, columns) });
  };
  await take(
    "deals",
    ["deal", "lead", "status", "opened", "won", "lost", "mrr", "one-off", "amount", "months", "margin"],
    [
      ...["deal_id", "lead_id", "status", "opened_on", "won_on", "lost_on"],
      ...["mrr", "one_off", "amount", "months", "margin"],
    ].map((field) => `deal.${field}`),
    deals,
  );
  await take("touches", ["lead", "at"], ["touch.lead_id", "touch.at"], touches);
  await take(
    "signals",
    ["lead", "step", "at", "polarity", "manner", "issue", "outcome", "cue", "meeting"],
    ["lead_id", "step", "at", "polarity", "manner", "issue", "outcome", "cue", "meeting_on"].map(
      (field) => `signal.${field}`,
    ),
    signals,
  );
}

/** Credits have no file of their own yet: they are written as rows, and the leads derived anew. */
async function addCredits({ db, organizationId }: TestDatabase, leads: readonly NamedLead[]): Promise<void> {
  await withOrganization(db, organizationId, async (db) => {
    for (const { id, lead } of leads) {
      for (const { on, minor } of lead.credits ?? []) {
        await sql`
          with paid as (
            insert into credit (vendor_id, list_id, amount_minor, currency, credited_on)
            select vendor_id, list_id, ${minor}::bigint, 'USD', ${on}::date from lead where vendor_lead_id = ${id} returning credit_id
          )
          insert into credit_lead (credit_id, lead_id) select credit_id, lead_id from paid, lead where vendor_lead_id = ${id}`.execute(
          db,
        );
      }
    }
    const lists = await db.selectFrom("list").select("list_id").execute();
    await refreshProgress(db, { leads: [], lists: lists.map((list) => list.list_id) });
  });
}

function amount(minor: number | null | undefined): string | null {
  return minor == null ? null : (minor / 100).toFixed(2);
}

function mapping(kind: string, columns: Record<string, string>) {
  return { kind, columns };
}

function mailOf(id: string): string {
  return `${id.replaceAll(" ", ".")}@${id.replaceAll(" ", "-")}.example`;
}
