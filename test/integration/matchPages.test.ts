// Do the pages of matching show and change what is there: the queue, the receipt, what is unmatched, what was paid twice?
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { matchRate } from "../../app/reports/boardReport";
import { leadReport } from "../../app/reports/leadReport";
import { matchesReport } from "../../app/reports/matchesReport";
import { paidTwiceReport } from "../../app/reports/paidTwiceReport";
import { unmatchedReport } from "../../app/reports/unmatchedReport";
import { postLeadForm } from "../../app/server/leadForm";
import { postMatches } from "../../app/server/matchesAction";
import { postUnmatched } from "../../app/server/unmatchedAction";
import { type TestDatabase, testDatabase } from "../support/database";
import { openMatchSite } from "../support/matchSite";
import { type Fields, formOf } from "../support/moneyForms";

let database: TestDatabase;
let site: ReturnType<typeof openMatchSite>;
beforeAll(async () => {
  database = await testDatabase();
  site = openMatchSite(database);
  const lead = (id: string, bought: string, vendor = "Ardent") => ({
    id,
    company: `${id} Ltd`,
    email: `ana@${id}.com`,
    bought,
    vendor,
  });
  await site.leads([
    ...["oak", "elm", "ash", "fir"].map((id) => lead(id, "2026-01-05")),
    { ...lead("oak2", "2026-03-01", "Bellow"), email: "bo@oak.com" },
    { ...lead("elm2", "2026-04-01"), company: "elm Ltd", email: "ana@elm.com" },
  ]);
  const deal = (id: string, company: string, amount?: string) =>
    ({ id, company, status: "won", opened: "2026-02-01", ...(amount && { amount }) }) as const;
  await site.deals([
    deal("D-ash", "Ashe", "300.00"),
    deal("D-fir", "Firre", "900.00"),
    deal("D-elm", "Elme"),
    { ...deal("D-oak", "Oak", "50.00"), email: "x@oak.com" },
  ]);
  await site.queue("D-ash", "ash", 0.9);
  await site.queue("D-fir", "fir", 0.7);
  await site.queue("D-elm", "elm", 0.6);
});
afterAll(() => database.close());

const queue = (query = {}) => site.inside((db) => matchesReport(db, query));
const post = (query: string, fields: Fields) =>
  postMatches(database, { params: new URLSearchParams(query), form: formOf({ by: "Ana", ...fields }) });
const pairOf = async (deal: string, lead: string) => `${await site.deal(deal)}-${await site.lead(lead)}`;
const names = ({ pair }: Awaited<ReturnType<typeof queue>>) => pair && `${pair.deal.name} ${pair.lead.name}`;

describe("the queue", () => {
  it("puts first what would move the most money: the deal's value, else the lead's cost", async () => {
    const shown = await Promise.all([0, 1, 2, 3].map((skip) => queue({ skip })));
    expect(shown.map(names)).toEqual(["Firre fir Ltd", "Ashe ash Ltd", "Elme elm Ltd", null]);
    expect(shown[0]).toMatchObject({
      queued: 3,
      reviewed: 0,
      link: { at: 0.99, precision: { value: null, n: 0 } },
    });
    expect(shown[0]?.pair?.fields.map(({ label, verdict }) => `${label} ${verdict}`)).toEqual([
      "Company differs",
      "E-mail one side",
      "Website one side",
    ]);
  });

  it("decides, says what was decided, undoes it, and refuses what somebody else decided meanwhile", async () => {
    const before = await site.derived();
    const pair = await pairOf("D-fir", "fir");
    expect(await post("shown=1", { do: "link", pair })).toEqual({ to: `/matches?shown=1&last=${pair}` });
    expect(await site.pairs("D-fir")).toEqual(["fir linked by Ana 1 of 1"]);
    expect(await post("", { do: "never", pair })).toMatchObject({
      errors: { pair: expect.stringContaining("Ana decided") },
    });
    const [dealId = 0, leadId = 0] = pair.split("-").map(Number);
    expect((await queue({ last: [{ dealId, leadId }] })).last).toMatchObject({
      decision: "linked",
      probability: 0.7,
    });
    expect(await post(`last=${pair}`, { do: "undo" })).toEqual({ to: "/matches" });
    expect(await site.derived()).toEqual(before);
    expect(await post("", { do: "link", pair: "999-999" })).toBe("missing");
  });

  it("links many at once only while they are as many as was said", async () => {
    expect((await queue({ above: 0.7 })).bulk).toMatchObject({
      count: 2,
      pairs: [{ probability: 0.7 }, { probability: 0.9 }],
    });
    expect(await post("above=70", { do: "bulk", count: "3" })).toMatchObject({
      errors: { bulk: expect.stringContaining("2 such pairs") },
    });
    expect((await queue()).queued).toBe(3);
    expect(await post("above=70", { do: "bulk", count: "2" })).toEqual({ to: "/matches" });
    expect(await queue()).toMatchObject({ queued: 1, reviewed: 2 });
    expect(await site.derived()).toEqual(await site.rebuilt());
  });

  it("says how right the thresholds were on reviewed pairs, and takes new ones", async () => {
    await post("", { do: "never", pair: await pairOf("D-elm", "elm") });
    expect(await post("", { do: "thresholds", "link-at": "80", "queue-at": "65" })).toEqual({
      to: "/matches",
    });
    expect(await queue()).toMatchObject({
      link: { at: 0.8, precision: { value: 1, n: 1 }, recall: { value: 0.5, n: 2 } },
      queue: { at: 0.65, precision: { value: 1, n: 2 }, recall: { value: 1, n: 2 } },
    });
    expect(await post("", { do: "thresholds", "link-at": "50", "queue-at": "60" })).toMatchObject({
      errors: { "queue-at": expect.any(String) },
    });
    expect(await post("", { do: "thresholds", "link-at": "x", "queue-at": "60" })).toMatchObject({
      errors: { "link-at": expect.any(String) },
    });
    expect((await queue()).link.at).toBe(0.8);
  });
});

describe("the receipt on the lead's page", () => {
  it("says why and by whom, and unlinks, relinks and forgets", async () => {
    const [dealId, leadId] = [await site.deal("D-oak"), await site.lead("oak")];
    const receipt = async () =>
      (await site.inside((db) => leadReport(db, { leadId, filters: {} })))?.pairs[0];
    const press = (does: string) =>
      postLeadForm(database, leadId, formOf({ do: does, deal: String(dealId), by: "Bo" }));
    expect(await receipt()).toMatchObject({
      decision: "linked",
      decidedBy: null,
      probability: 1,
      reasons: [{ words: "same domain", weight: null }],
      shareCount: 1,
    });
    for (const [does, decision] of [
      ["unlink", "queued"],
      ["relink", "linked"],
      ["never", "never"],
    ] as const) {
      expect(await press(does)).toEqual({ to: `/leads/${leadId}#deals` });
      expect(await receipt()).toMatchObject({ decision, decidedBy: "Bo" });
      expect(await site.derived()).toEqual(await site.rebuilt());
    }
    await press("forget");
    expect(await receipt()).toMatchObject({ decision: "linked", decidedBy: null, shareCount: 1 });
    await expect(postLeadForm(database, leadId, formOf({ do: "unlink", deal: "999" }))).rejects.toMatchObject(
      { status: 404 },
    );
  });
});

describe("what is unmatched", () => {
  const unmatched = (query = {}) => site.inside((db) => unmatchedReport(db, query, { pageSize: 50 }));
  it("lists what the board counts, as of any day, and links by hand", async () => {
    const report = await unmatched({ status: "won" });
    expect(report).toMatchObject({
      unmatched: { all: 1, won: 1 },
      matchRate: { value: 0.75, n: 4 },
      total: 1,
    });
    expect(report.deals.map(({ external_id }) => external_id)).toEqual(["D-elm"]);
    const matched = await site.inside((db) => matchRate(db, {}));
    expect(matched).toMatchObject({ value: 0.75, hits: 3, n: 4 });
    expect((await unmatched({ asOf: "2026-01-31" })).unmatched.all).toBe(0);
    const found = await unmatched({ of: await site.deal("D-elm"), q: "elm2" });
    expect(found.found?.map(({ name }) => name)).toEqual(["elm Ltd"]);
    const form = formOf({
      do: "link",
      deal: String(await site.deal("D-elm")),
      lead: String(await site.lead("elm2")),
      by: "Cy",
    });
    expect(await postUnmatched(database, { params: new URLSearchParams("status=won"), form })).toEqual({
      to: `/unmatched?status=won&linked=${await site.lead("elm2")}`,
    });
    expect(await site.pairs("D-elm")).toEqual(["elm never by Ana", "elm2 linked by Cy"]);
    expect((await unmatched({ status: "won" })).total).toBe(0);
  });

  it.each([undefined, "2026-01-01", "2026-01-20", "2026-02-10", "2026-03-01", "2026-04-01"])(
    "is counted for the board as on its page, on %s",
    async (asOf) => {
      const query = asOf === undefined ? {} : { asOf };
      const { value, n, hits } = await site.inside((db) => matchRate(db, query));
      const report = await unmatched(query);
      expect({ value, n, hits }).toEqual({
        ...{ value: report.matchRate.value, n: report.matchRate.n },
        hits: report.matchRate.n - report.unmatched.won,
      });
    },
  );

  it("lists leads that signed by a signal and have no deal", async () => {
    expect((await unmatched({ side: "leads" })).leads).toEqual([]);
    const { inside } = site;
    const leadId = await site.lead("oak2");
    await inside(async (db) => {
      const close = await db
        .selectFrom("step")
        .select("step_id")
        .where("kind", "=", "close")
        .executeTakeFirstOrThrow();
      await postLeadForm(
        database,
        leadId,
        formOf({
          do: "enter",
          step: String(close.step_id),
          say: "positive",
          when: "now",
          post: "p-1234567890",
        }),
      );
    });
    const report = await unmatched({ side: "leads" });
    expect(report.leads.map(({ lead_id }) => lead_id)).toEqual([leadId]);
    expect(report).toMatchObject({ withoutDeal: 1, total: 1 });
  });
});

describe("what was paid twice", () => {
  const twice = (filters = {}) => site.inside((db) => paidTwiceReport(db, filters, { pageSize: 50 }));
  it("names both purchases, and sums the second price to the cent", async () => {
    const report = await twice();
    expect(
      report.rows.map(
        (row) =>
          `${row.name}: ${row.first_vendor} ${row.first_purchased_on}, ${row.vendor} ${row.purchased_on} ${row.cost_minor}`,
      ),
    ).toEqual([
      "elm Ltd: Ardent 2026-01-05, Ardent 2026-04-01 10000",
      "oak2 Ltd: Ardent 2026-01-05, Bellow 2026-03-01 10000",
    ]);
    expect(report).toMatchObject({
      own: { leads: 2, priced: 2, cost_minor: 20_000, credited_minor: 0 },
      others: [],
      total: 2,
    });
  });

  it.each([
    [{ sold: "one vendor" }, ["elm Ltd"]],
    [{ sold: "two vendors" }, ["oak2 Ltd"]],
    [{ from: "2026-03-02" }, ["elm Ltd"]],
    [{ to: "2026-03-02" }, ["oak2 Ltd"]],
    [{ asOf: "2026-03-31" }, ["oak2 Ltd"]],
    [{ asOf: "2026-02-28" }, []],
  ])("under %o it shows %o, and sums the same", async (filters, expected) => {
    const report = await twice(filters);
    expect(report.rows.map(({ name }) => name)).toEqual(expected);
    expect(report.own).toMatchObject({ leads: expected.length, cost_minor: expected.length * 10_000 });
  });
});
