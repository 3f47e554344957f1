// Does the command line print the ledger of the page, and the mails before they are sent?
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addDays } from "../../app/domain/day";
import { Trouble } from "../../app/domain/trouble";
import { circleBackReport } from "../../app/reports/circleBackReport";
import { withOrganization } from "../../db/connection";
import { findToday } from "../../db/queries/organization";
import { findOrMakeRep, setRepMail } from "../../db/queries/reps";
import type { Command } from "../../scripts/commands/arguments";
import { mailCommand } from "../../scripts/commands/mail";
import { reportCommand } from "../../scripts/commands/report";
import { type TestDatabase, testDatabase } from "../support/database";
import { importOracleLeads } from "../support/importOracleLeads";
import { no } from "../support/stateCase";
import { whatPrints } from "../support/whatPrints";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const { db, organizationId } = database;
  const today = await withOrganization(db, organizationId, findToday);
  const lead = (issue: string, cost_minor: number | null) => ({
    ...{ purchased_on: addDays(today, -40), as_of: today, cost_minor },
    signals: [no("Price range accepted", addDays(today, -12), { issue })],
  });
  await importOracleLeads(database, [
    { id: "Elm", lead: lead("price", 500) },
    { id: "Oak", lead: lead("timing", null) },
  ]);
  await withOrganization(db, organizationId, async (db) => {
    const rep = await findOrMakeRep(db, { name: "Maria", nameKey: "maria", token: "t".repeat(32) });
    await setRepMail(db, { repId: rep.rep_id, email: "maria@example.com", dailyMail: true });
    const signal = db.selectFrom("signal").select("signal_id").where("issue_id", "=", 1);
    const { signal_id } = await signal.executeTakeFirstOrThrow();
    const values = { signal_id, owner: "Maria", due_on: addDays(today, -1) };
    await db
      .insertInto("circle_back")
      .values({ ...values, prompt: null, snoozed_to: null, note: null })
      .execute();
  });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.close();
});

const printed = (command: Command, words: string[]) => whatPrints(database, command, words);

test("the ledger as JSON has the rows and figures of the page, unknown money as null", async () => {
  const { db, organizationId } = database;
  const page = await withOrganization(db, organizationId, (db) => circleBackReport(db, {}));
  const found = JSON.parse(await printed(reportCommand, ["circle-back", "--json"]));
  expect(found).toMatchObject({ asOf: page.asOf, currency: "USD", totals: page.totals, order: "money" });
  expect(found.objections).toMatchObject([
    {
      ...{ lead: "Elm", issue: "price", days: 12, net_minor: 500, value_minor: null, risk_minor: 500 },
      ...{ standing: "overdue", owner: "Maria", times_raised: 1 },
    },
    { lead: "Oak", issue: "timing", net_minor: null, risk_minor: null, owner: null, due_on: null },
  ]);
  expect(found.objections.map((row: { signal_id: number }) => row.signal_id)).toEqual(
    page.rows.map(({ signalId }) => signalId),
  );
});

test("the ledger as a table says how many are overdue", async () => {
  const text = await printed(reportCommand, ["circle-back"]);
  expect(text).toContain("2 open objections, 1 overdue.");
  expect(text).toMatch(/Elm .* Price range accepted .* price .* \$5\.00 .* Maria .* overdue/);
});

test("a dry run prints each mail and sends none; without settings nothing is sent", async () => {
  const text = await printed(mailCommand, ["--dry-run"]);
  expect(text).toContain("To: maria@example.com\nSubject: Circle back today: 1 objection, 1 of them overdue");
  expect(text).toContain("1 to send.");
  await expect(printed(mailCommand, [])).rejects.toThrow(Trouble);
});
