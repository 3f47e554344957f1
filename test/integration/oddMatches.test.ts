// Does what does not fit one to one end as it is said: two deals of a lead, five leads of a deal, deals before leads, circles?
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rematch } from "../../app/matching/rematch";
import { mergeCompanies } from "../../db/queries/companies";
import { type TestDatabase, testDatabase } from "../support/database";
import { openMatchSite } from "../support/matchSite";

let database: TestDatabase;
let site: ReturnType<typeof openMatchSite>;
beforeEach(async () => {
  database = await testDatabase();
  site = openMatchSite(database);
});
afterEach(() => database.close());

const lead = (n: number, bought: string) => ({
  ...{ id: `L${n}`, company: "Oak Dental", email: `p${n}@oakdental.com`, bought, vendor: `Vendor ${n}` },
});
const five = [1, 2, 3, 4, 5].map((n) => lead(n, `2026-01-0${n}`));
const deal = (id: string, amount: string, opened = "2026-02-01") => ({
  ...{ id, company: "Oak Dental", email: "x@oakdental.com", opened, amount },
  status: "won" as const,
});
/** Of each lead that is won: its outcome, and its part of what was won, in cents. */
const won = async () => {
  const { rows } = await site.inside((db) =>
    sql<{
      line: string;
    }>`select vendor_lead_id || ' ' || won_value_minor as line from lead_progress join lead using (lead_id) where outcome = 'won' order by 1`.execute(
      db,
    ),
  );
  return rows.map(({ line }) => line);
};
/** Of each deal the sum of its shares, as a fraction of whole numbers that divides out. */
const shares = async () => {
  const { rows } = await site.inside((db) =>
    sql<{
      whole: boolean;
    }>`select count(*) = max(share_count) and count(distinct share_rank) = count(*) as whole
      from match where share_count is not null group by deal_id`.execute(db),
  );
  return rows.map(({ whole }) => whole);
};

describe("a lead that matches two deals", () => {
  it("is won once, with the value of both, and lost by none of them", async () => {
    await site.leads([lead(1, "2026-01-01")]);
    await site.deals([
      deal("D1", "900.00"),
      { ...deal("D2", "70.00"), opened: "2026-03-01" },
      { ...deal("D3", "5.00"), status: "lost" },
    ]);
    for (const id of ["D1", "D2", "D3"]) expect(await site.pairs(id)).toEqual(["L1 linked 1 of 1"]);
    expect(await won()).toEqual(["L1 97000"]);
    expect(await site.derived()).toEqual(await site.rebuilt());
  });
});

describe("a deal that matches five leads", () => {
  it.each([
    ["first", ["L1 10003"]],
    ["last", ["L5 10003"]],
    ["even", ["L1 2001", "L2 2001", "L3 2001", "L4 2000", "L5 2000"]],
  ])("by the rule %s is credited once, to the cent", async (rule, expected) => {
    await site.inside((db) => sql`update organization set credit_rule = ${rule}`.execute(db));
    await site.leads(five);
    await site.deals([deal("D1", "100.03")]);
    expect(await won()).toEqual(expected);
    expect(await shares()).toEqual([true]);
    await site.decide("D1", "L1", "never");
    expect(await shares()).toEqual([true]);
    expect((await won()).reduce((sum, line) => sum + Number(line.split(" ")[1]), 0)).toBe(10_003);
    expect(await site.derived()).toEqual(await site.rebuilt());
  });

  it("of which some were bought too late, none of them gets credit, and the others all of it", async () => {
    await site.inside((db) => sql`update organization set credit_rule = 'even'`.execute(db));
    await site.leads(five);
    await site.deals([deal("D1", "100.03", "2026-01-02")]);
    expect(await won()).toEqual(["L1 5002", "L2 5001"]);
    expect(await site.pairs("D1")).toHaveLength(5);
  });
});

describe("a deal file that comes before the lead file", () => {
  it.each([
    ["by the account's keys", deal("D1", "900.00")],
    ["by the lead's id", { ...deal("D1", "900.00"), company: "", email: "", leadId: "L1" }],
    ["by likeness", { ...deal("D1", "900.00"), company: "Oak Dental Inc", email: "" }],
  ])("ends as the other way round, %s", async (_, given) => {
    const ended = async () => {
      await rematch(database.db, { organizationId: database.organizationId });
      return { pairs: await site.pairs("D1"), won: await won() };
    };
    await site.inside((db) => sql`update organization set match_link_at = 0.6`.execute(db));
    await site.deals([given]);
    expect(await won()).toEqual([]);
    await site.leads(five.slice(0, 2));
    const late = await ended();
    expect(await site.derived()).toEqual(await site.rebuilt());
    await database.close();
    database = await testDatabase();
    site = openMatchSite(database);
    await site.inside((db) => sql`update organization set match_link_at = 0.6`.execute(db));
    await site.leads(five.slice(0, 2));
    await site.deals([given]);
    expect(await ended()).toEqual(late);
    expect(late.won).toEqual(["L1 90000"]);
  });
});

describe("a circle of merges", () => {
  it("is not closed by two people at once", async () => {
    await site.leads([
      lead(1, "2026-01-01"),
      { ...lead(2, "2026-01-02"), company: "Elm Law", email: "c@elmlaw.com" },
    ]);
    const [one, other] = [await site.lead("L1"), await site.lead("L2")].map((id) => ({
      relation: "lead" as const,
      id,
    }));
    if (!one || !other) throw new Error("two leads were bought");
    const outcomes = await Promise.all([
      site.inside((db) => mergeCompanies(db, { one, other, by: "Ana" })),
      site.inside((db) => mergeCompanies(db, { one: other, other: one, by: "Bo" })),
    ]);
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(await site.inside((db) => db.selectFrom("account").select("merged_into").execute())).toHaveLength(
      1,
    );
  });
});
