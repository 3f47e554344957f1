// Does every lead whose right answer is known get it, through the importer and the report?
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leadsReport } from "../../app/reports/leadsReport";
import { withOrganization } from "../../db/connection";
import { type TestDatabase, testDatabase } from "../support/database";
import { importOracleLeads } from "../support/importOracleLeads";
import { leadAnswer } from "../support/leadAnswer";
import { stateCases } from "../support/stateCases";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await importOracleLeads(database, stateCases);
});
afterAll(() => database.close());

describe("a lead as of its day", () => {
  it.each(stateCases)("$id: $why", async ({ id, lead, expect: answer }) => {
    const { rows } = await withOrganization(database.db, database.organizationId, (db) =>
      leadsReport(db, { asOf: lead.as_of, q: id }, { pageSize: 1000 }),
    );
    const found = rows.find((row) => row.vendorLeadId === id);
    if (answer.state === null) expect(found).toBeUndefined();
    else expect(found && leadAnswer(found)).toEqual(answer);
  });
});
