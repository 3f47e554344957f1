// Do a lead's page and the queue show and change what people say of companies and links?
import { afterAll, beforeAll, expect, it } from "vitest";
import { historyOf } from "../../app/components/leadHistory";
import { leadReport } from "../../app/reports/leadReport";
import { matchesReport } from "../../app/reports/matchesReport";
import { unmatchedReport } from "../../app/reports/unmatchedReport";
import { postLeadForm } from "../../app/server/leadForm";
import { postMatches } from "../../app/server/matchesAction";
import { openCompanySite } from "../support/companySite";
import { type TestDatabase, testDatabase } from "../support/database";
import { type Fields, formOf } from "../support/moneyForms";

let database: TestDatabase;
let site: Awaited<ReturnType<typeof openCompanySite>>;
beforeAll(async () => {
  database = await testDatabase();
  site = await openCompanySite(database);
  await site.queue("D-none", "elm", 0.8);
  await site.queue("D-none", "fir", 0.7);
});
afterAll(() => database.close());

const page = async (id: string, same?: string) => {
  const leadId = await site.lead(id);
  const report = await site.inside((db) => leadReport(db, { leadId, filters: {}, same }));
  if (!report) throw new Error(`there is no lead ${id}`);
  return report;
};
const post = async (id: string, fields: Fields) =>
  postLeadForm(database, await site.lead(id), formOf({ by: "Ana", ...fields }));
const members = async (id: string) =>
  (await page(id)).company.members.map(({ relation, about }) => `${relation} ${about}`);
const queued = async () => (await site.inside((db) => matchesReport(db, {}))).queued;

it("names the others of the company, finds another, merges with it, and takes that back", async () => {
  expect(await members("oak")).toEqual(["lead Bellow, January", "deal won, D-oak"]);
  expect(await members("fir")).toEqual([]);
  const { found } = (await page("elm", "bakery")).company;
  expect(found?.leads.map(({ name }) => name)).toEqual(["Fir Bakery"]);
  const fir = String(await site.lead("fir"));
  expect(await post("elm", { do: "same-company", lead: fir })).toEqual({
    to: `/leads/${await site.lead("elm")}#company`,
  });
  expect(await members("fir")).toEqual(["lead Ardent, January", "deal won, D-elm"]);
  for (const id of ["elm", "fir"])
    expect((await page(id)).company.decisions).toMatchObject([
      { what: "merged", name: "Fir Bakery", into_name: "Elm Street Law", by: "Ana" },
    ]);
  expect((await page("oak")).company.decisions).toEqual([]);
  expect(await post("elm", { do: "same-company", lead: fir })).toMatchObject({
    errors: { company: expect.stringContaining("one company already") },
  });
  const decision = String((await page("fir")).company.decisions[0]?.account_id);
  await post("fir", { do: "undo-company", decision });
  expect(await members("fir")).toEqual([]);
});

it("sets a lead apart from the page of another, and both pages say so", async () => {
  await post("oak", { do: "not-same-company", lead: String(await site.lead("oak2")) });
  for (const id of ["oak", "oak2"])
    expect((await page(id)).company.decisions).toMatchObject([
      { what: "apart", name: "Oak Dental", by: "Ana" },
    ]);
  expect(await members("oak")).toEqual(["deal won, D-oak"]);
  const decision = String((await page("oak")).company.decisions[0]?.account_id);
  await post("oak", { do: "undo-company", decision });
  expect(await members("oak")).toEqual(["lead Bellow, January", "deal won, D-oak"]);
});

it("a receipt says whether the deal is of the lead's company, and changes that", async () => {
  const company = async (id: string) =>
    (await page(id)).pairs.map((pair) => `${pair.deal.externalId} ${pair.company}`);
  expect(await company("elm")).toEqual(["D-elm same", "D-none other"]);
  const deal = String(await site.deal("D-elm"));
  await post("elm", { do: "not-same-company", deal });
  expect((await company("elm")).sort()).toEqual(["D-elm other", "D-none other"]);
  const decision = String((await page("elm")).company.decisions[0]?.account_id);
  await post("elm", { do: "undo-company", decision });
  expect(await company("elm")).toEqual(["D-elm same", "D-none other"]);
});

it("a deal that a person linked is asked about no more, and again when it is unlinked", async () => {
  expect(await queued()).toBe(2);
  const [deal, elm, fir] = [await site.deal("D-none"), await site.lead("elm"), await site.lead("fir")];
  const decide = (fields: Fields) =>
    postMatches(database, { params: new URLSearchParams(), form: formOf({ by: "Ana", ...fields }) });
  await decide({ do: "link", pair: `${deal}-${elm}` });
  expect(await queued()).toBe(0);
  expect((await page("fir")).pairs).toMatchObject([{ decision: "queued", settledBy: "Ana" }]);
  expect(await decide({ do: "link", pair: `${deal}-${fir}` })).toMatchObject({
    errors: { pair: expect.stringContaining("Ana linked this deal to another lead") },
  });
  const won = await site.inside((db) => unmatchedReport(db, { side: "leads" }, { pageSize: 10 }));
  expect(won.leads.every(({ waiting }) => waiting === 0)).toBe(true);
  await post("elm", { do: "unlink", deal: String(deal) });
  expect(await queued()).toBe(2);
  expect((await page("fir")).pairs).toMatchObject([{ decision: "queued", settledBy: null }]);
  await post("elm", { do: "forget", deal: String(deal) });
});

it("what happened says who confirmed a link", async () => {
  const details = async (id: string) => {
    const { facts, standing } = await page(id);
    const how = { purchasedFrom: "row", whole: { first: true, last: true }, editHref: undefined };
    return historyOf(facts, standing, how).flatMap(({ kind, detail }) => (kind === "deal" ? [detail] : []));
  };
  expect(await details("elm")).toEqual(["won · linked by domain"]);
  await post("elm", { do: "relink", deal: String(await site.deal("D-elm")), by: "Bo" });
  await post("elm", { do: "relink", deal: String(await site.deal("D-none")), by: "Cy" });
  expect(await details("elm")).toEqual([
    "won · linked by likeness, confirmed by Cy",
    "won · linked by domain, confirmed by Bo",
  ]);
});
