// When a decision about companies is taken back after files came, changed leads and were undone, is all as if it had never been made?
import { sql } from "kysely";
import { afterEach, expect, it } from "vitest";
import { undo } from "../../app/intake/undo";
import { openCompanySite } from "../support/companySite";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";

const databases: TestDatabase[] = [];
afterEach(async () => {
  for (const database of databases.splice(0)) await database.close();
});

async function open() {
  const database = await testDatabase();
  databases.push(database);
  const site = await openCompanySite(database);
  const change = (rows: string[][]) =>
    importText(database, csv(["Lead ID", "Company", "Email"], rows), {
      ...{ vendor: "Cobalt", list: "January", onConflict: "overwrite" },
      mapping: {
        kind: "leads",
        columns: { "lead.vendor_lead_id": "Lead ID", "lead.company": "Company", "lead.email": "Email" },
      },
    });
  const back = (importId: number | null) =>
    undo(database.db, { organizationId: database.organizationId, importId: importId ?? 0 });
  /** What of it does not depend on numbers that are given in turn. */
  const standing = () =>
    site.inside(async (db) => {
      const read = async (query: ReturnType<typeof sql>) => (await query.execute(db)).rows;
      return {
        companies: await site.companies(),
        links:
          await read(sql`select external_id, vendor_lead_id, method, decision, decided_by, share_count, share_rank
          from match join deal using (deal_id) join lead using (lead_id) order by 1, 2`),
        doubles: await site.doubled(),
        elsewhere: await read(
          sql`select lead_id from lead where found_account_id is not null union all select deal_id from deal where found_account_id is not null`,
        ),
        leads: await read(
          sql`select vendor_lead_id, outcome, first_win, duplicate, deals, cost_minor, won_value_minor from lead_progress join lead using (lead_id) order by 1`,
        ),
      };
    });
  return { ...site, change, back, standing };
}

type Site = Awaited<ReturnType<typeof open>>;
const more = (site: Site) =>
  site.leads([
    { id: "fir2", company: "Fir Bakery", email: "ed@firbakery.com", bought: "2026-01-25", vendor: "Dune" },
    { id: "elm2", company: "Elm Street Law", email: "fo@elmlaw.com", bought: "2026-01-26", vendor: "Dune" },
  ]);
const deals = (site: Site) =>
  site.deals([
    {
      id: "D-fir",
      company: "Fir Bakery",
      email: "q@firbakery.com",
      status: "won",
      opened: "2026-02-04",
      amount: "30.00",
    },
  ]);
/** Fir Bakery's lead turns out to be of Elm Street Law, by its address. */
const moves = (site: Site) => site.change([["fir", "Elm Street Law", "di@elmlaw.com"]]);

it.each<[string, (site: Site) => Promise<unknown>]>([
  [
    "new leads and deals of both",
    async (site) => {
      await more(site);
      await deals(site);
    },
  ],
  [
    "a lead that moves to another company by its keys",
    async (site) => {
      await more(site);
      await moves(site);
    },
  ],
  [
    "one that moves, and the undo of that",
    async (site) => {
      await more(site);
      await site.back((await moves(site)).importId);
    },
  ],
  [
    "a deal that names another buyer, and back",
    async (site) => {
      const deal = {
        id: "D-elm",
        company: "Fir Bakery",
        email: "y@firbakery.com",
        status: "won",
        opened: "2026-02-02",
        amount: "500.00",
      } as const;
      await site.deals([deal]);
      await deals(site);
    },
  ],
])(
  "with %s",
  async (_, come) => {
    const undecided = await open();
    await come(undecided);
    const expected = await undecided.standing();
    expect(expected.elsewhere).toEqual([]);
    for (const decide of [
      (site: Site) => site.merge("elm", "fir"),
      (site: Site) => site.merge("oak", "elm"),
      (site: Site) => site.split("oak2"),
    ]) {
      const site = await open();
      expect(await decide(site)).toBe("done");
      await come(site);
      expect(await site.derived()).toEqual(await site.rebuilt());
      expect(await site.unevenShares()).toEqual([]);
      expect(await site.takeBack()).toBe("done");
      expect(await site.standing()).toEqual(expected);
      expect(await site.derived()).toEqual(await site.rebuilt());
    }
  },
  120_000,
);
