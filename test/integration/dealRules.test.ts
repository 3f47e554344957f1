// What does a row change in a deal that is here already, by the rule of its column?
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withOrganization } from "../../db/connection";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

type Row = (string | null)[];
let deals = 0;
const read = async (query: string) =>
  (await withOrganization(database.db, database.organizationId, (db) => sql.raw(query).execute(db))).rows;

const dealHeader = [
  "Deal",
  "Company",
  "Email",
  "Status",
  "Opened",
  "Won",
  "Lost",
  "Amount",
  "Currency",
  "Reason",
];
const mapping = {
  kind: "deals",
  columns: {
    ...{
      "deal.deal_id": "Deal",
      "deal.company": "Company",
      "deal.email": "Email",
      "deal.status": "Status",
    },
    ...{
      "deal.opened_on": "Opened",
      "deal.won_on": "Won",
      "deal.lost_on": "Lost",
      "deal.amount": "Amount",
    },
    ...{ "deal.currency": "Currency", "deal.loss_reason": "Reason" },
  },
};
const before: Row = [
  "",
  "Acme",
  "ann@acme.example",
  "won",
  "2026-01-01",
  "2026-02-01",
  null,
  "500",
  "USD",
  null,
];
it.each<[why: string, conflicts: object, after: Row, changed: object | undefined]>([
  [
    "an empty cell keeps what is here",
    {},
    ["", null, null, "won", null, null, null, null, null, null],
    undefined,
  ],
  [
    "a later export is the truth",
    {},
    ["", "Beta", null, "won", null, "2026-02-02", null, "600", null, null],
    { company: "Beta", won_on: "2026-02-02", amount_minor: 60_000 },
  ],
  [
    "the day of winning goes with the status",
    {},
    ["", null, null, "lost", null, null, "2026-03-01", null, null, "price"],
    { status: "lost", stage: "lost", won_on: null, lost_on: "2026-03-01", loss_reason: "price" },
  ],
  [
    "an amount in another currency brings it",
    {},
    ["", null, null, "won", null, null, null, "700", "EUR", null],
    { amount_minor: 70_000, currency: "EUR" },
  ],
  [
    "a currency without an amount changes none",
    {},
    ["", null, null, "won", null, null, null, null, "EUR", null],
    undefined,
  ],
  [
    "never keeps the amount in its currency",
    { "deal.amount": "never" },
    ["", null, null, "won", null, null, null, "700", "EUR", null],
    undefined,
  ],
  [
    "never keeps the status and its day",
    { "deal.status": "never" },
    ["", null, null, "lost", null, null, "2026-03-01", null, null, null],
    undefined,
  ],
  [
    "a domain of the e-mail that comes",
    {},
    ["", null, "bo@beta.example", "won", null, null, null, null, null, null],
    { email: "bo@beta.example", domain_key: "beta.example" },
  ],
])("%s", async (_, conflicts, after, changed) => {
  const id = `D${deals++}`;
  const dealt = (row: Row, rules = {}) =>
    importText(database, csv(dealHeader, [[id, ...row.slice(1)]]), {
      mapping: { ...mapping, conflicts: rules },
    });
  await dealt(before);
  const fields =
    "company, email, status, stage, opened_on, won_on, lost_on, amount_minor, currency, loss_reason, domain_key";
  const now = () => read(`select ${fields} from deal where external_id = '${id}'`);
  const [was] = await now();
  expect(await dealt(after, conflicts)).toMatchObject({
    changed: changed ? 1 : 0,
    alreadyHere: changed ? 0 : 1,
  });
  expect(await now()).toEqual([{ ...(was as object), ...changed }]);
});
