// How does a test get deals and bought leads between which a person has to decide?
import { sql } from "kysely";
import { withOrganization } from "../../db/connection";
import { decideMatch, type MatchDecision } from "../../db/queries/decideMatch";
import { rebuildProgress } from "../../db/queries/derive";
import type { Db } from "../../db/schema";
import type { TestDatabase } from "./database";
import { derivedSnapshot } from "./derivedSnapshot";
import { csv, importText } from "./importText";

interface SiteLead {
  id: string;
  company: string;
  email?: string;
  city?: string;
  bought: string;
  vendor?: string;
}

interface SiteDeal {
  id: string;
  company: string;
  email?: string;
  status: "open" | "won" | "lost";
  opened: string;
  amount?: string;
  leadId?: string;
}

/** Imports, and ways to queue a pair as matching would, to decide it and to look at what became of it. */
export function openMatchSite(database: TestDatabase) {
  const { db, organizationId } = database;
  const inside = <T>(run: (db: Db) => Promise<T>) => withOrganization(db, organizationId, run);
  const one = async (query: ReturnType<typeof sql<{ id: number }>>) =>
    (await inside((db) => query.execute(db))).rows[0]?.id ?? 0;
  const lead = (id: string) =>
    one(
      sql<{
        id: number;
      }>`select lead_id as id from lead where vendor_lead_id = ${id} order by lead_id limit 1`,
    );
  const deal = (id: string) =>
    one(sql<{ id: number }>`select deal_id as id from deal where external_id = ${id}`);
  return {
    inside,
    lead,
    deal,
    /** Each lead costs 100.00; a vendor's leads make one list. */
    async leads(leads: SiteLead[]): Promise<void> {
      for (const vendor of new Set(leads.map(({ vendor = "Ardent" }) => vendor)))
        await importText(
          database,
          csv(
            ["Lead ID", "Company", "Email", "City", "Bought", "Price"],
            leads
              .filter((lead) => (lead.vendor ?? "Ardent") === vendor)
              .map(({ id, company, email, city, bought }) => [id, company, email, city, bought, "100.00"]),
          ),
          {
            ...{ vendor, list: "January" },
            mapping: {
              kind: "leads",
              columns: {
                ...{ "lead.vendor_lead_id": "Lead ID", "lead.company": "Company", "lead.email": "Email" },
                ...{ "lead.city": "City", "lead.purchased_on": "Bought", "lead.cost": "Price" },
              },
            },
          },
        );
    },
    async deals(deals: SiteDeal[]): Promise<void> {
      await importText(
        database,
        csv(
          ["Deal", "Lead", "Company", "Email", "Status", "Opened", "Closed", "Amount"],
          deals.map((deal) => [
            ...[deal.id, deal.leadId, deal.company, deal.email, deal.status, deal.opened],
            ...[deal.status === "open" ? "" : deal.opened, deal.amount],
          ]),
        ),
        {
          mapping: {
            kind: "deals",
            columns: {
              ...{ "deal.deal_id": "Deal", "deal.lead_id": "Lead", "deal.company": "Company" },
              ...{ "deal.email": "Email", "deal.status": "Status", "deal.opened_on": "Opened" },
              ...{ "deal.won_on": "Closed", "deal.amount": "Amount" },
            },
          },
        },
      );
    },
    /** Puts a pair in the queue, as matching by likeness does, which has then looked at all deals. */
    async queue(dealId: string, leadId: string, probability: number): Promise<void> {
      const [d, l] = [await deal(dealId), await lead(leadId)];
      const reasons = JSON.stringify([
        { words: "company 0.92 similar", weight: 6.14 },
        { words: "other city", weight: -1.2 },
      ]);
      await inside((db) => db.updateTable("import").set({ match_left: null }).execute());
      await inside((db) =>
        sql`insert into match (deal_id, lead_id, method, probability, reasons, decision)
          values (${d}, ${l}, 'likeness', ${probability}, ${reasons}::jsonb, 'queued')`.execute(db),
      );
    },
    async decide(dealId: string, leadId: string, decision: MatchDecision, by = "Ana") {
      const pair = { dealId: await deal(dealId), leadId: await lead(leadId) };
      return inside((db) => decideMatch(db, { ...pair, decision, by }));
    },
    /** The pairs of a deal: whose lead, decision, by whom, "1 of 2". */
    async pairs(dealId: string) {
      const id = await deal(dealId);
      const { rows } = await inside((db) =>
        sql<{ line: string }>`
          select concat_ws(' ', vendor_lead_id, decision, coalesce('by ' || decided_by), case when share_count is not null then share_rank || ' of ' || share_count end) as line
          from match join lead using (organization_id, lead_id) where deal_id = ${id} order by vendor_lead_id`.execute(
          db,
        ),
      );
      return rows.map((row) => row.line);
    },
    derived: () => inside(derivedSnapshot),
    async rebuilt() {
      await inside(rebuildProgress);
      return inside(derivedSnapshot);
    },
  };
}
