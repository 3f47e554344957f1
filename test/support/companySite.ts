// How does a test get a few companies with leads and deals, and say which of them are one?
import { sql } from "kysely";
import { type CompanyRow, mergeCompanies, splitCompany, undoCompany } from "../../db/queries/companies";
import type { TestDatabase } from "./database";
import { openMatchSite } from "./matchSite";

/** Oak Dental, bought twice, and Elm Street Law, each with a won deal; Fir Bakery; and a won deal D-none of nobody. */
export async function openCompanySite(database: TestDatabase) {
  const site = openMatchSite(database);
  await site.leads([
    { id: "oak", company: "Oak Dental", email: "ana@oakdental.com", bought: "2026-01-05" },
    { id: "oak2", company: "Oak Dental", email: "bo@oakdental.com", bought: "2026-01-20", vendor: "Bellow" },
    { id: "elm", company: "Elm Street Law", email: "cy@elmlaw.com", bought: "2026-01-10" },
    { id: "fir", company: "Fir Bakery", email: "di@firbakery.com", bought: "2026-01-15", vendor: "Cobalt" },
  ]);
  await site.deals([
    {
      id: "D-oak",
      company: "Oak Dental",
      email: "x@oakdental.com",
      status: "won",
      opened: "2026-02-01",
      amount: "900.00",
    },
    {
      id: "D-elm",
      company: "Elm Street Law",
      email: "y@elmlaw.com",
      status: "won",
      opened: "2026-02-02",
      amount: "500.00",
    },
    { id: "D-none", company: "Elm and Partners", status: "won", opened: "2026-02-03", amount: "70.00" },
  ]);

  const row = async (name: string): Promise<CompanyRow> =>
    name.startsWith("D-")
      ? { relation: "deal", id: await site.deal(name) }
      : { relation: "lead", id: await site.lead(name) };
  const merge = async (one: string, other: string) => {
    const pair = { one: await row(one), other: await row(other), by: "Ana" };
    return site.inside((db) => mergeCompanies(db, pair));
  };
  const split = async (name: string) => {
    const given = { row: await row(name), by: "Bo" };
    return site.inside((db) => splitCompany(db, given));
  };
  const decisions = () =>
    site.inside((db) => db.selectFrom("account").selectAll().orderBy("account_id").execute());
  const takeBack = async (at = 0) => {
    const accountId = (await decisions())[at]?.account_id ?? 0;
    return site.inside((db) => undoCompany(db, { accountId }));
  };

  /** Who is one company with whom. */
  const companies = () =>
    site.inside(async (db) => {
      const { rows } = await sql<{ members: string }>`
        select string_agg(name, ' ' order by name) as members from (
          select account_id, vendor_lead_id as name from lead union all select account_id, external_id from deal) as r
        group by account_id order by 1`.execute(db);
      return rows.map(({ members }) => members);
    });
  /** All that could differ: companies, links with all they say, duplicates, everything derived. */
  const everything = async () => ({
    companies: await companies(),
    ...(await site.inside(async (db) => ({
      links: (
        await sql`select external_id, vendor_lead_id, method, probability, reasons, decision, decided_by, share_count, share_rank
          from match join deal using (deal_id) join lead using (lead_id) order by 1, 2`.execute(db)
      ).rows,
      doubles: (await sql`select * from duplicate order by lead_id`.execute(db)).rows,
      found: (
        await sql`select lead_id, account_id, found_account_id from lead union all select deal_id, account_id, found_account_id from deal order by 1, 2`.execute(
          db,
        )
      ).rows,
    }))),
    derived: await site.derived(),
  });
  const doubled = async () =>
    (
      await site.inside((db) =>
        db
          .selectFrom("duplicate")
          .innerJoin("lead", "lead.lead_id", "duplicate.lead_id")
          .select("vendor_lead_id")
          .orderBy("vendor_lead_id")
          .execute(),
      )
    ).map(({ vendor_lead_id }) => vendor_lead_id);
  /** Deals whose shares do not add to 1. */
  const unevenShares = async () =>
    (
      await site.inside((db) =>
        sql`select deal_id from match where share_count is not null group by deal_id having count(*) <> max(share_count) or count(distinct share_rank) <> count(*)`.execute(
          db,
        ),
      )
    ).rows;

  return { ...site, merge, split, decisions, takeBack, companies, everything, doubled, unevenShares };
}
