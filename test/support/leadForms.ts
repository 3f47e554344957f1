// How does a test post forms on a lead, as the page does, and look at what became of it?
import { sql } from "kysely";
import { leadReport } from "../../app/reports/leadReport";
import { postLeadForm } from "../../app/server/leadForm";
import type { Posted } from "../../app/server/signalForm";
import { withOrganization } from "../../db/connection";
import type { Db } from "../../db/schema";
import type { TestDatabase } from "./database";
import { csv, importText } from "./importText";

type Fields = Record<string, string | string[] | undefined>;

/** A lead bought on 10 January 2026, and ways to post to it and to read it. */
export async function openLeadForms(database: TestDatabase) {
  const { db, organizationId } = database;
  const inside = <T>(run: (db: Db) => Promise<T>) => withOrganization(db, organizationId, run);

  const formOf = (fields: Fields) => {
    const form = new FormData();
    for (const [name, values] of Object.entries(fields))
      for (const value of [values ?? []].flat()) form.append(name, value);
    return form;
  };
  const words = await inside(async (db) => ({
    steps: await db.selectFrom("step").select(["step_id", "name"]).execute(),
    issues: await db.selectFrom("issue").select(["issue_id", "name"]).execute(),
  }));
  const stepId = (name: string) => String(words.steps.find((step) => step.name === name)?.step_id);
  const issueId = (name: string) => String(words.issues.find((issue) => issue.name === name)?.issue_id);

  return {
    inside,
    stepId,
    issueId,
    /** Imports one more lead; returns its id. */
    async lead(vendorLeadId: string, { purchasedOn = "2026-01-10" } = {}): Promise<number> {
      await importText(
        database,
        csv(["Lead ID", "Company", "Price"], [[vendorLeadId, `${vendorLeadId} Ltd`, "80.00"]]),
        {
          ...{ vendor: "Northwind", list: vendorLeadId, purchasedOn },
        },
      );
      const { rows } = await inside((db) =>
        sql<{ lead_id: number }>`select lead_id from lead where vendor_lead_id = ${vendorLeadId}`.execute(db),
      );
      return rows[0]?.lead_id ?? 0;
    },
    post: (leadId: number, fields: Fields): Promise<Posted> =>
      postLeadForm({ db, organizationId }, leadId, formOf(fields)),
    signals: (leadId: number) =>
      inside((db) =>
        db.selectFrom("signal").selectAll().where("lead_id", "=", leadId).orderBy("signal_id").execute(),
      ),
    changes: (leadId: number) =>
      inside((db) =>
        db
          .selectFrom("signal_change")
          .selectAll()
          .where("lead_id", "=", leadId)
          .orderBy("signal_change_id")
          .execute(),
      ),
    async standing(leadId: number, asOf?: string) {
      const report = await inside((db) => leadReport(db, { leadId, filters: { asOf } }));
      const steps = Object.fromEntries(
        (report?.standing.steps ?? []).map(({ step, state }) => [step, state]),
      );
      return { steps, state: report?.standing.state, frontier: report?.standing.frontier };
    },
  };
}
