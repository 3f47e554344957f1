// Does what a person decides about a deal and a lead hold: in the shares, in every number, and over the next import?
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decideMatches } from "../../db/queries/decideMatch";
import { type TestDatabase, testDatabase } from "../support/database";
import { openMatchSite } from "../support/matchSite";

let database: TestDatabase;
let site: ReturnType<typeof openMatchSite>;

const oak = { id: "oak", company: "Oak Dental", email: "ana@oakdental.com", bought: "2026-01-05" };
const oakAgain = {
  ...oak,
  id: "oak again",
  email: "bo@oakdental.com",
  bought: "2026-01-20",
  vendor: "Bellow",
};
const elm = { id: "elm", company: "Elm Street Law", email: "cy@elmlaw.com", bought: "2026-01-07" };
const late = { id: "late", company: "Late Bakery", email: "di@late.com", bought: "2026-05-01" };
const known = {
  id: "D1",
  company: "Oak Dental",
  email: "x@oakdental.com",
  status: "won",
  opened: "2026-02-01",
  amount: "900.00",
} as const;
const unknown = {
  id: "D2",
  company: "Elm St. Lawyers",
  status: "won",
  opened: "2026-02-03",
  amount: "500.00",
} as const;
const naming = { id: "D3", company: "Nobody", leadId: "elm", status: "lost", opened: "2026-02-04" } as const;

beforeAll(async () => {
  database = await testDatabase();
  site = openMatchSite(database);
  await site.leads([oak, oakAgain, elm, late]);
  await site.deals([known, unknown, naming]);
  await site.queue("D2", "elm", 0.8);
});
afterAll(() => database.close());

/** Every deal with a linked lead that may carry it is carried whole, by leads that are linked. */
async function oddShares() {
  const { rows } = await site.inside((db) =>
    sql`select deal_id, count(share_rank), max(share_count) from match group by deal_id
      having count(share_rank) <> coalesce(max(share_count), 0) or count(distinct share_rank) <> count(share_rank)
        or bool_or(share_count is not null and decision <> 'linked')`.execute(db),
  );
  return rows;
}

describe("a decision", () => {
  it("links a queued pair: the lead is won, and everything derived is as a rebuild makes it", async () => {
    const before = await site.derived();
    expect(await site.decide("D2", "elm", "linked")).toBe("done");
    expect(await site.pairs("D2")).toEqual(["elm linked by Ana 1 of 1"]);
    const after = await site.derived();
    expect(after).not.toEqual(before);
    expect(after).toEqual(await site.rebuilt());
    expect(await site.decide("D2", "elm", null)).toBe("done");
    expect(await site.pairs("D2")).toEqual(["elm queued"]);
    expect(await site.derived()).toEqual(before);
  });

  it("takes a link away, gives its share to the next lead of the account, and gives it back", async () => {
    const before = await site.derived();
    expect(await site.pairs("D1")).toEqual(["oak linked 1 of 1", "oak again linked"]);
    await site.decide("D1", "oak", "never");
    expect(await site.pairs("D1")).toEqual(["oak never by Ana", "oak again linked 1 of 1"]);
    expect(await site.derived()).toEqual(await site.rebuilt());
    await site.decide("D1", "oak again", "queued");
    expect(await site.pairs("D1")).toEqual(["oak never by Ana", "oak again queued by Ana"]);
    expect(await site.derived()).toEqual(await site.rebuilt());
    await site.decide("D1", "oak", null);
    await site.decide("D1", "oak again", null);
    expect(await site.pairs("D1")).toEqual(["oak linked 1 of 1", "oak again linked"]);
    expect(await site.derived()).toEqual(before);
  });

  it("links by hand what nothing proposed, and forgets it without a trace", async () => {
    await site.decide("D2", "oak", "linked", "Bo");
    expect(await site.pairs("D2")).toEqual(["elm queued", "oak linked by Bo 1 of 1"]);
    await site.decide("D2", "oak", null);
    expect(await site.pairs("D2")).toEqual(["elm queued"]);
    expect(await site.decide("D2", "oak", null)).toBe("missing");
    expect(await site.decide("none", "oak", "linked")).toBe("missing");
  });

  it.each([
    ["a lead bought after the deal opened", "D2", "late", ["elm queued", "late linked by Ana"]],
    ["a lead beside the one the deal names", "D3", "oak", ["elm linked 1 of 1", "oak linked by Ana"]],
  ])("gives no credit to %s", async (_, deal, lead, pairs) => {
    await site.decide(deal, lead, "linked");
    expect(await site.pairs(deal)).toEqual(pairs);
    await site.decide(deal, lead, null);
  });

  it.each(["first", "last", "even"])(
    "splits a deal by the rule %s so that its shares add to 1",
    async (rule) => {
      await site.inside((db) => sql`update organization set credit_rule = ${rule}`.execute(db));
      for (const lead of ["oak", "oak again", "elm"]) await site.decide("D1", lead, "linked");
      expect(await oddShares()).toEqual([]);
      expect((await site.pairs("D1")).filter((line) => / of /.test(line))).toHaveLength(
        rule === "even" ? 3 : 1,
      );
      await site.decide("D1", "oak", "never");
      expect(await oddShares()).toEqual([]);
      expect(await site.derived()).toEqual(await site.rebuilt());
      await site.inside((db) => sql`update organization set credit_rule = 'first'`.execute(db));
      for (const lead of ["oak", "oak again", "elm"]) await site.decide("D1", lead, null);
    },
  );

  it("outlives the next import of the deals, with the other links of its deal", async () => {
    await site.decide("D1", "oak", "never");
    await site.decide("D1", "elm", "linked");
    await site.decide("D2", "elm", "queued");
    const pairs = ["elm linked by Ana 1 of 1", "oak never by Ana", "oak again linked"];
    expect(await site.pairs("D1")).toEqual(pairs);
    await site.deals([
      { ...known, amount: "950.00" },
      { ...unknown, amount: "555.00" },
    ]);
    expect(await site.pairs("D1")).toEqual(pairs);
    expect(await site.pairs("D2")).toEqual(["elm queued by Ana"]);
    expect(await site.derived()).toEqual(await site.rebuilt());
  });

  it("is made for many pairs at once", async () => {
    const pairs = [
      { dealId: await site.deal("D1"), leadId: await site.lead("oak") },
      { dealId: await site.deal("D2"), leadId: await site.lead("elm") },
      { dealId: 987_654_321, leadId: await site.lead("elm") },
    ];
    expect(await site.inside((db) => decideMatches(db, { pairs, decision: "linked", by: "Cy" }))).toBe(2);
    expect(await oddShares()).toEqual([]);
    expect(await site.derived()).toEqual(await site.rebuilt());
  });
});
