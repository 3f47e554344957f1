// Do the count, the money and the pages of the leads agree, whatever the filters, and however they are read?
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type LeadFilters, leadSorts } from "../../app/domain/filters";
import { buckets, states } from "../../app/domain/vocabulary";
import { closePosition, positionOf } from "../../app/reports/leadsReport";
import { sighted } from "../../app/reports/look";
import { withOrganization } from "../../db/connection";
import { countLeads, leadCounts, leadRows, listLeads } from "../../db/queries/leads";
import { sampleAnswers as answers } from "../fixtures/sampleAnswers";
import { type TestDatabase, testDatabase } from "../support/database";
import { importSample } from "../support/importSample";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await importSample(database);
}, 120_000);
afterAll(() => database.close());

const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const seldom = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 12 });
const day = fc
  .integer({ min: 0, max: 27 })
  .map((number) => `2026-0${1 + (number % 8)}-${10 + (number % 18)}`);
const filters: fc.Arbitrary<LeadFilters> = fc
  .record({
    vendor: seldom(fc.integer({ min: 1, max: 4 })),
    list: seldom(fc.integer({ min: 1, max: 9 })),
    from: seldom(day),
    to: seldom(day),
    state: sometimes(fc.constantFrom(...states)),
    step: sometimes(fc.integer({ min: 0, max: 9 })),
    stepState: seldom(fc.constantFrom("objection" as const, "silent" as const)),
    stranded: seldom(fc.constant(true)),
    decided: seldom(fc.boolean()),
    bucket: seldom(fc.constantFrom(...buckets)),
    onWhom: seldom(fc.constantFrom("vendor" as const, "us" as const)),
    waste: seldom(fc.constant(true)),
    openIssue: seldom(fc.integer({ min: 0, max: 6 })),
    worked: seldom(fc.boolean()),
    month: seldom(fc.constantFrom("unknown" as const, "2026-03" as const, "2026-05" as const)),
    q: seldom(fc.constantFrom("a", "inc", "nobody at all")),
    sort: sometimes(fc.constantFrom(...leadSorts)),
  })
  .map((record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)));

it.each([undefined, answers.asOf])(
  "as of %s: the sums are the leads counted one by one, and pages in a row are the whole list",
  async (asOf) => {
    await withOrganization(database.db, database.organizationId, (db) =>
      sighted(db, { asOf }, async (sight) => {
        const ask = async (filters: LeadFilters) => {
          const step = positionOf(sight, filters.step);
          const query = { look: sight.look, filters, step, closeStep: closePosition(sight) };
          const counts = await countLeads(db, query);
          expect(counts).toEqual((await leadCounts(query).execute(db)).rows);
          const { rows: all } = await leadRows(query).execute(db);
          const leads = counts.reduce((total, row) => total + row.leads, 0);
          expect(all).toHaveLength(leads);
          const [size, most] = [7, 21];
          const paged: unknown[] = [];
          for (let offset = 0; offset < Math.min(leads, most); offset += size)
            paged.push(...(await listLeads(db, { ...query, leads, limit: size, offset })));
          expect(paged).toEqual(all.slice(0, most));
          return leads;
        };
        await fc.assert(
          fc.asyncProperty(filters, async (one) => {
            await ask(one);
          }),
          { numRuns: 150 },
        );
        expect(await ask({})).toBeGreaterThan(1000);
        expect(await ask({ state: "stalled" })).toBeGreaterThan(100);
      }),
    );
  },
  120_000,
);
