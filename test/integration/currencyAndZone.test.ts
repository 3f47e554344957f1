// Do the figures follow the organization's currency and time zone, while no amount and no moment is touched?
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { timeZones } from "../../app/domain/currencyAndZone";
import { vendorsReport } from "../../app/reports/vendorsReport";
import { action as saveSettings, loader as settingsPage } from "../../app/routes/settings";
import { withOrganization } from "../../db/connection";
import { listHeldMoney, setCurrencyAndZone } from "../../db/queries/currencyAndZone";
import { lookAsOf, rebuildProgress } from "../../db/queries/derive";
import { setMoneySettings } from "../../db/queries/moneySettings";
import { findOrganization } from "../../db/queries/organization";
import { findRevision } from "../../db/queries/revisions";
import type { Db } from "../../db/schema";
import { settingsCommand } from "../../scripts/commands/settings";
import { type TestDatabase, testDatabase } from "../support/database";
import { derivedSnapshot } from "../support/derivedSnapshot";
import { importOracleLeads } from "../support/importOracleLeads";
import { csv, importText } from "../support/importText";
import { vendorFacts } from "../support/vendorFacts";
import { whatPrints } from "../support/whatPrints";

const newYork = { currency: "USD", timeZone: "America/New_York" };
const berlin = { currency: "EUR", timeZone: "Europe/Berlin" };
let database: TestDatabase;
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);
const set = () => inside(findOrganization);

beforeAll(async () => {
  database = await testDatabase();
  await importOracleLeads(database, vendorFacts);
  const rows = [
    ["E1", "Euro Firm", "100.00", "EUR"],
    ["E2", "Dollar Firm", "40.00", "USD"],
    ["E3", "Says Nothing", "5.00", ""],
    ["E4", "No Price", "", ""],
  ];
  const columns = {
    ...{ "lead.vendor_lead_id": "Lead ID", "lead.company": "Company" },
    ...{ "lead.cost": "Price", "lead.currency": "Currency" },
  };
  await importText(database, csv(["Lead ID", "Company", "Price", "Currency"], rows), {
    mapping: { kind: "leads", columns },
    ...{ vendor: "Mixed", list: "One", purchasedOn: "2026-03-01" },
  });
  const late = [["E1", "Pain agreed", "positive", "2026-03-10 23:30"]];
  await importText(database, csv(["Lead ID", "Step", "Polarity", "Date"], late));
}, 60_000);
afterAll(() => database.close());
beforeEach(() => inside((db) => setCurrencyAndZone(db, newYork)));
afterEach(() => vi.unstubAllEnvs());

describe("the organization's currency and time zone", () => {
  it("are followed by everything derived, as a rebuild would have it", async () => {
    const before = await inside(derivedSnapshot);
    expect(await inside((db) => setCurrencyAndZone(db, berlin))).toBe(true);
    expect(await set()).toMatchObject(berlin);
    const maintained = await inside(derivedSnapshot);
    expect(maintained).not.toEqual(before);
    await inside(rebuildProgress);
    expect(await inside(derivedSnapshot)).toEqual(maintained);
    await inside((db) => setCurrencyAndZone(db, newYork));
    expect(await inside(derivedSnapshot)).toEqual(before);
  });

  it("change the sums and what stands beside them, and touch no fact", async () => {
    const sums = async () => {
      const { currency, vendors } = await inside((db) => vendorsReport(db, { asOf: "2026-09-30" }));
      const { spendMinor, otherCurrencies } = vendors.find(({ vendor }) => vendor === "Mixed") ?? {};
      return { currency, spendMinor, otherCurrencies };
    };
    const [facts, held] = [await inside(listFacts), await inside(listHeldMoney)];
    expect(await sums()).toEqual({
      ...{ currency: "USD", spendMinor: 4500 },
      otherCurrencies: [{ currency: "EUR", leads: 1, netSpendMinor: 10_000 }],
    });
    await inside((db) => setCurrencyAndZone(db, berlin));
    expect(await sums()).toEqual({
      ...{ currency: "EUR", spendMinor: 10_000 },
      otherCurrencies: [{ currency: "USD", leads: 2, netSpendMinor: 4500 }],
    });
    expect(await inside(listFacts)).toEqual(facts);
    expect(await inside(listHeldMoney)).toEqual(held);
  });

  it("move a signal of 23:30 to the day it is there, also on a past day", async () => {
    const worked = (asOf: string) =>
      inside((db) =>
        lookAsOf(db, asOf, async () => {
          const { rows } = await sql<{ worked: boolean }>`select worked from lead_progress
            join lead using (lead_id) where company = 'Euro Firm'`.execute(db);
          return rows.map((row) => row.worked);
        }),
      );
    expect([await worked("2026-03-09"), await worked("2026-03-10")]).toEqual([[false], [true]]);
    await inside((db) => setCurrencyAndZone(db, berlin));
    expect([await worked("2026-03-10"), await worked("2026-03-11")]).toEqual([[false], [true]]);
  });

  it("leave a mark for kept reports, and none where nothing was changed", async () => {
    const revision = async () => (await inside(findRevision)).revision;
    const before = await revision();
    await inside((db) => setCurrencyAndZone(db, newYork));
    expect(await revision()).toBe(before);
    await inside((db) => setCurrencyAndZone(db, { ...newYork, timeZone: "Asia/Tokyo" }));
    expect(await revision()).not.toBe(before);
  });

  it("say what the next amount without a currency is in", async () => {
    await inside((db) => setCurrencyAndZone(db, berlin));
    const before = await inside(listHeldMoney);
    const row = [["F1", "Later Firm", "7.00"]];
    await importText(database, csv(["Lead ID", "Company", "Cost"], row), { vendor: "Later" });
    const euros = (held: typeof before) => held.find(({ currency }) => currency === "EUR")?.leads;
    expect([euros(before), euros(await inside(listHeldMoney))]).toEqual([1, 2]);
  });

  it("are not changed under own sales cost, which has no currency of its own", async () => {
    const money = (await set())?.money;
    if (!money) throw new Error("no organization");
    await inside((db) => setMoneySettings(db, { ...money, ownWonMinor: 25_000 }));
    expect(await inside((db) => setCurrencyAndZone(db, berlin))).toBe(false);
    expect(await set()).toMatchObject(newYork);
    expect(await inside((db) => setCurrencyAndZone(db, { ...berlin, currency: "USD" }))).toBe(true);
    expect(await post({ currency: "EUR", "time-zone": "Europe/Berlin" })).toMatchObject({
      notSet: { errors: { currency: expect.stringContaining("Own sales cost is set in USD") } },
    });
    await inside((db) => setMoneySettings(db, money));
  });

  it("are time zones that the database knows too", async () => {
    const { rows } = await sql<{ zone: string }>`select zone from unnest(${timeZones}::text[]) as zone
      where not exists (select from pg_timezone_names where name = zone)`.execute(database.db);
    expect(rows).toEqual([]);
  });
});

describe("the settings' page", () => {
  it("shows both with what is here in which currency, and saves them", async () => {
    expect(await post({ currency: "EUR", "time-zone": "Europe/Berlin" })).toMatchObject({ status: 303 });
    const shown = await settingsPage({ request: asked(), params: {}, context: context() } as never);
    expect(shown).toMatchObject(berlin);
    expect(shown.held.map(({ currency }) => currency).sort()).toEqual(["EUR", "USD"]);
    expect(shown.choices.currencies).toContainEqual({ value: "EUR", words: "EUR: Euro" });
  });

  it.each([
    { typed: { currency: "EURO", "time-zone": "Europe/Berlin" }, field: "currency", says: "“EURO” is no" },
    { typed: { currency: "EUR", "time-zone": "Mars/Base" }, field: "time-zone", says: "“Mars/Base” is no" },
    { typed: { currency: "EUR", "time-zone": "" }, field: "time-zone", says: "Nothing is no time zone" },
  ])("refuses $typed in words, and changes nothing", async ({ typed, field, says }) => {
    const answer = await post(typed);
    expect(answer).toMatchObject({ notSet: { errors: { [field]: expect.stringContaining(says) } } });
    expect(await set()).toMatchObject(newYork);
  });
});

describe("placket settings", () => {
  const print = (...words: string[]) => whatPrints(database, settingsCommand, words);
  it("shows both, sets one or both, and says what stays", async () => {
    expect(await print()).toContain("Currency: USD\nTime zone: America/New York\nThe amounts of ");
    const words = ["--currency", "eur", "--time-zone", "Europe/Berlin", "--json"];
    expect(JSON.parse(await print(...words))).toMatchObject({ currency: "EUR", time_zone: "Europe/Berlin" });
    expect(await print("--time-zone", "UTC")).toContain("Currency: EUR\nTime zone: UTC\n");
  });

  it.each([
    { words: ["--currency", "XXY"], says: "“XXY” is no currency known here." },
    { words: ["--time-zone", "Berlin"], says: "“Berlin” is no time zone known here." },
    { words: ["EUR"], says: '"EUR" is not understood.' },
  ])("refuses $words in words, and changes nothing", async ({ words, says }) => {
    await expect(print(...words)).rejects.toThrow(says);
    expect(await set()).toMatchObject(newYork);
  });
});

const context = () => ({ db: database.db, organizationId: database.organizationId });
const asked = () => new Request("http://localhost/settings");
function post(fields: Record<string, string>) {
  const body = new URLSearchParams({ form: "currency-and-zone", ...fields });
  const request = new Request("http://localhost/settings", { method: "POST", body });
  return saveSettings({ request, params: {}, context: context() } as never);
}

/** Every row of a fact, whole. */
async function listFacts(db: Db) {
  const tables = ["lead", "list", "vendor", "charge", "credit", "deal", "match", "signal", "touch", "defect"];
  const { rows } = await sql`${sql.join(
    tables.map(
      (name) =>
        sql`select ${sql.lit(name)} as name, count(*), md5(string_agg(t::text, ',' order by t::text)) from ${sql.table(name)} t`,
    ),
    sql` union all `,
  )}`.execute(db);
  return rows;
}
