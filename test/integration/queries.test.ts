// Which SQL do the analytics queries send? One snapshot each, so that a review reads SQL.
import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { resolveAccounts } from "../../db/queries/accounts";
import { beforeClose, decided, openIssues } from "../../db/queries/beforeClose";
import { boardSums } from "../../db/queries/board";
import { buttonWins } from "../../db/queries/buttonWins";
import { ages, ends, stepAges } from "../../db/queries/cohorts";
import { listCompany, listCompanyDecisions } from "../../db/queries/companyMembers";
import { decideMatches } from "../../db/queries/decideMatch";
import { markDuplicates } from "../../db/queries/duplicates";
import { followApart } from "../../db/queries/followApart";
import { leadSignals } from "../../db/queries/leadSignals";
import { leadCounts, leadSums, leadsPage } from "../../db/queries/leads";
import {
  countDeals as countAllDeals,
  findFreshLeads,
  listDecidedPairs,
  listLikenessLeads,
  listLooseDeals,
} from "../../db/queries/likeness";
import { magicCloses } from "../../db/queries/magicCloses";
import { linkDeals } from "../../db/queries/matches";
import { findMatchingLeft, listForgotten, markUnmatched } from "../../db/queries/matchMarks";
import { countPairs, findPair, listPairsOfLead, listQueue } from "../../db/queries/matchPairs";
import { countThreshold } from "../../db/queries/matchThresholds";
import { roots } from "../../db/queries/mergedAccounts";
import { objections } from "../../db/queries/objections";
import { listPaidTwice, listPaidTwiceTotals } from "../../db/queries/paidTwice";
import { placketLeads } from "../../db/queries/placketLeads";
import { progress } from "../../db/queries/progress";
import { derivedAnew } from "../../db/queries/refreshFew";
import { addLeads, rollups } from "../../db/queries/rollups";
import { standing } from "../../db/queries/standing";
import { stepGroups } from "../../db/queries/stepGroups";
import { stepObjections } from "../../db/queries/stepObjections";
import { stepSitters } from "../../db/queries/stepSitters";
import { storeLikeness } from "../../db/queries/storeLikeness";
import {
  countDeals,
  findMatchedWins,
  listUnmatchedDeals,
  listWonWithoutDeal,
} from "../../db/queries/unmatched";
import { groupStanding, groupWins } from "../../db/queries/vendorFigures";
import { wasteSums } from "../../db/queries/waste";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { sentSql } from "../support/sentSql";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const look = { asOf: "2026-01-31", followUpDays: 5, limits: [{ step: 1, days: 14 }], closeDays: 45 };
const queries: Record<string, RawBuilder<unknown>> = {
  progress: progress({ asOf: "2026-01-31" }),
  progressOfSome: progress({ asOf: "2026-01-31", leads: sql`touched_lead`, lists: sql`touched_list` }),
  progressById: progress({
    asOf: "2026-01-31",
    leads: sql`touched_lead`,
    lists: sql`touched_list`,
    found: "by id",
  }),
  progressOfFew: derivedAnew({ asOf: "2026-01-31", leads: [1] }),
  standing: sql`with ${standing(look, { vendor: 1, from: "2026-01-01" })} select * from standing`,
  vendorStanding: groupStanding({ look, filters: { vendor: 1 }, by: "list" }),
  vendorWins: groupWins({ look, filters: { from: "2026-01-01" }, by: "vendor" }),
  boardSums: boardSums({ look, filters: { vendor: 1, from: "2026-01-01" } }),
  waste: wasteSums({ look, filters: { vendor: 1, from: "2026-01-01" }, by: "month" }),
  cohortAges: ages({ asOf: "2026-01-31", filters: { vendor: 1 }, by: "month" }),
  cohortEnds: ends({ filters: { vendor: 1 }, by: "list" }),
  stepAges: stepAges({ asOf: "2026-01-31", filters: { vendor: 1 } }),
  objections: objections(
    {
      ...{ asOf: "2026-01-31", limit: 50, offset: 0, chances: [{ step: 4, value: 0 }], step: undefined },
      filters: { vendor: 1, issue: 2 },
    },
    { few: false },
  ),
  objectionsOfFew: objections(
    {
      ...{ asOf: "2026-01-31", limit: 50, offset: 0, chances: [{ step: 4, value: 0.12 }], step: 4 },
      filters: { vendor: 1, lost: true },
    },
    { few: true },
  ),
  objectionsOfOwner: objections(
    {
      ...{ asOf: "2026-01-31", limit: 50, offset: 0, chances: [{ step: 4, value: 0.12 }], step: 4 },
      filters: { vendor: 1, issue: 2, owner: "Maria", show: "overdue" },
    },
    { few: true },
  ),
  beforeClose: beforeClose({ look, owner: "Maria", limit: 50, offset: 0 }),
  openIssues: openIssues({ leads: [1, 2], asOf: "2026-01-31" }),
  decided: decided(),
  placketLeads: placketLeads(
    { look, filters: { vendor: 1 }, step: undefined, limit: 100, offset: 0 },
    "heads",
  ),
  placketLeadsOfAll: placketLeads(
    { look, filters: { vendor: 1, state: "stalled" }, step: 1, limit: 100, offset: 0 },
    "all",
  ),
  leadsPage: leadsPage({
    ...{ look, filters: { vendor: 1, state: "stalled" }, step: undefined, closeStep: 9 },
    ...{ leads: 5000, limit: 100, offset: 100 },
  }),
  leadsPageOfAll: leadsPage({
    ...{ look, filters: { q: "acme", sort: "newest" }, step: 3, closeStep: 9 },
    ...{ leads: 40, limit: 100, offset: 0 },
  }),
  leadSums: leadSums({ look, filters: { vendor: 1, stranded: true }, step: 3, closeStep: 9 }),
  leadCounts: leadCounts({ look, filters: { q: "acme", bucket: "ripening" }, step: undefined, closeStep: 9 }),
  stepObjections: stepObjections({ vendor: 1 }),
  stepSitters: stepSitters({ look, filters: { vendor: 1 } }),
  stepGroups: stepGroups({ filters: { vendor: 1 }, closeStep: 9 }),
  buttonWins: buttonWins({ filters: { vendor: 1 }, closeStep: 9, lastStep: 8 }),
  magicCloses: magicCloses({ filters: { vendor: 1 }, limit: 100, offset: 0 }),
  leadSignals: leadSignals({ leadId: 1, asOf: "2026-01-31", latest: 3, also: [7] }),
  accountRoots: sql`select * from ${roots} as merged`,
  ...Object.fromEntries(rollups.map((rollup) => [rollup.table, addLeads(rollup, sql`lead_progress`)])),
};

it.each(Object.keys(queries))("%s is the SQL of its snapshot", async (name) => {
  const compiled = queries[name]?.compile(database.db).sql.trim();
  await expect(`${compiled}\n`).toMatchFileSnapshot(`../../db/snapshots/${name}.sql`);
});

const pair = { dealId: 1, leadId: 2 };
const part = { limit: 50, offset: 0 };
/** Those of matching, which send their statements themselves. */
const sent: Record<string, (db: Db) => Promise<unknown>> = {
  linkDeals: (db) => linkDeals(db, sql`given_deal`),
  decideMatch: (db) => decideMatches(db, { pairs: [], decision: "linked", by: "Ana" }),
  forgetMatch: (db) => decideMatches(db, { pairs: [], decision: null, by: "Ana" }),
  likenessDeals: (db) => listLooseDeals(db),
  likenessDealsOfImport: (db) => listLooseDeals(db, { importId: 1, ids: [2] }),
  likenessDealCount: (db) => countAllDeals(db),
  likenessFreshLeads: (db) => findFreshLeads(db, 1),
  likenessLeads: (db) => listLikenessLeads(db, [1, 2]),
  likenessDecided: listDecidedPairs,
  likenessStored: (db) => storeLikeness(db, { deals: [1], found: [] }),
  matchQueue: (db) => listQueue(db, { above: 0.9, ...part }),
  matchPair: (db) => findPair(db, pair),
  matchesOfLead: (db) => listPairsOfLead(db, { leadId: 2, asOf: "2026-01-31" }),
  matchCounts: (db) => countPairs(db, { above: 0.9 }),
  matchThreshold: (db) => countThreshold(db, 0.9),
  matchMark: (db) => markUnmatched(db, 1),
  matchesForgotten: (db) => listForgotten(db, { again: false }),
  matchingLeft: findMatchingLeft,
  matchedWins: (db) => findMatchedWins(db, "2026-01-31"),
  unmatchedCounts: (db) => countDeals(db, "2026-01-31"),
  unmatchedDeals: (db) => listUnmatchedDeals(db, { asOf: "2026-01-31", status: "won", ...part }),
  wonWithoutDeal: (db) => listWonWithoutDeal(db, part),
  paidTwice: (db) => listPaidTwice(db, { filters: { vendor: 1, sold: "two vendors" }, ...part }),
  paidTwiceTotals: (db) => listPaidTwiceTotals(db, { vendor: 1 }),
  duplicates: (db) => markDuplicates(db, sql`given_account`),
  followApart: (db) => followApart(db, { leads: sql`given_lead`, deals: sql`given_deal` }),
  accounts: (db) => resolveAccounts(db, { rows: sql`given_row` }),
  company: (db) => listCompany(db, { leadId: 2, asOf: "2026-01-31", limit: 50 }),
  companyDecisions: (db) => listCompanyDecisions(db, 2),
};

it.each(Object.keys(sent))("%s sends the SQL of its snapshot", async (name) => {
  const text = await sentSql((db) => sent[name]?.(db) ?? Promise.resolve());
  expect(text).not.toBe("");
  await expect(`${text}\n`).toMatchFileSnapshot(`../../db/snapshots/${name}.sql`);
});
