// Does the placket view show the marks of every lead, count what it lists, and sort as its columns say?
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PlacketFilters, placketSorts } from "../../app/domain/placketFilters";
import { states } from "../../app/domain/vocabulary";
import { leadsReport } from "../../app/reports/leadsReport";
import { sighted } from "../../app/reports/look";
import { placketReport } from "../../app/reports/placketReport";
import { withOrganization } from "../../db/connection";
import { placketLeads } from "../../db/queries/placketLeads";
import { type TestDatabase, testDatabase } from "../support/database";
import { importOracleLeads } from "../support/importOracleLeads";
import { stateCases } from "../support/stateCases";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await importOracleLeads(database, stateCases);
});
afterAll(() => database.close());

const day = stateCases[0]?.lead.as_of ?? "2026-01-31";
const view = (filters: PlacketFilters, pageSize = 1000) =>
  withOrganization(database.db, database.organizationId, (db) => placketReport(db, filters, { pageSize }));
const list = (filters: PlacketFilters) =>
  withOrganization(database.db, database.organizationId, (db) =>
    leadsReport(db, { ...filters, sort: undefined }, { pageSize: 1000 }),
  );

describe("the placket view", () => {
  it.each(stateCases)("marks the steps of $id: $why", async ({ id, lead, expect: answer }) => {
    const { rows } = await view({ asOf: lead.as_of });
    const found = rows.find((row) => row.vendorLeadId === id);
    if (answer.state === null) expect(found).toBeUndefined();
    else {
      expect(Object.fromEntries((found?.steps ?? []).map(({ step, state }) => [step, state]))).toEqual(
        answer.steps,
      );
      expect(found?.stallsOn).toBe(answer.stalls_on);
      expect(found?.stallReason === null).toBe(answer.stalls_on === null || answer.frontier === null);
    }
  });

  it.each<{ filters: PlacketFilters; why: string }>([
    { filters: {}, why: "all leads" },
    { filters: { state: "stalled" }, why: "a state that moves with the day" },
    { filters: { state: "won" }, why: "a state that stays" },
    { filters: { step: 4 }, why: "leads that sit at one step" },
    { filters: { step: 0 }, why: "leads that sit nowhere" },
    { filters: { step: 4, state: "active" }, why: "a step and a state" },
    { filters: { vendor: 1, from: "2025-01-01" }, why: "filters of the board" },
    { filters: { step: 99 }, why: "a step that does not exist" },
  ])("counts the leads it lists, those of the lead list: $why", async ({ filters }) => {
    const { leads, rows } = await view({ ...filters, asOf: day });
    const listed = await list({ ...filters, asOf: day });
    const ids = (rows: { leadId: number }[]) => rows.map(({ leadId }) => leadId).sort((a, b) => a - b);
    expect({ leads, ids: ids(rows) }).toEqual({ leads: listed.leads, ids: ids(listed.rows) });
  });

  it.each([
    { sort: "spend", why: "dearest first, unknown last", key: "costMinor", unknown: -1, sign: -1 },
    {
      sort: "silent",
      why: "longest quiet first, closed leads last",
      key: "silentDays",
      unknown: -1,
      sign: -1,
    },
  ] as const)("sorts by $sort: $why", async ({ sort, key, unknown, sign }) => {
    const { rows } = await view({ asOf: day, sort });
    const values = rows.map((row) => row[key] ?? unknown);
    expect(values).toEqual([...values].sort((a, b) => sign * (a - b)));
  });

  it("sorts by the step where leads sit, those that sit nowhere last", async () => {
    const { rows, steps } = await view({ asOf: day, sort: "frontier" });
    const places = rows.map(({ frontier }) =>
      frontier === null ? steps.length : steps.findIndex(({ name }) => name === frontier),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it.each(placketSorts)(
    "cut from the heads of the indexes, is the page cut from all leads: by %s",
    async (sort) => {
      const filters: PlacketFilters[] = [
        ...[{}, { vendor: 1 }, { from: "2026-01-10" }, { list: 1 }],
        ...states.map((state) => ({ state })),
      ];
      await withOrganization(database.db, database.organizationId, (db) =>
        sighted(db, {}, async ({ look, steps }) => {
          const places = [undefined, null, ...steps.map(({ position }) => position)];
          for (const [turn, filter] of filters.entries())
            for (const step of turn === 0 ? places : [undefined, 1, null])
              for (const offset of [0, 5, 60]) {
                const query = { look, filters: { ...filter, sort }, step, limit: 7, offset };
                const ids = async (from: "heads" | "all") =>
                  (await placketLeads(query, from).execute(db)).rows.map(({ lead_id }) => lead_id);
                expect({ filter, step, offset, ids: await ids("heads") }).toEqual({
                  ...{ filter, step, offset, ids: await ids("all") },
                });
              }
        }),
      );
    },
  );

  it("shows each lead on one page only, and the last page for a page beyond", async () => {
    const whole = await view({ asOf: day });
    const pages = [];
    for (let page = 1; page <= 1 + Math.floor((whole.leads - 1) / 7); page += 1)
      pages.push(...(await view({ asOf: day, page }, 7)).rows);
    expect(pages.map(({ leadId }) => leadId)).toEqual(whole.rows.map(({ leadId }) => leadId));
    expect((await view({ asOf: day, page: 9999 }, 7)).rows.at(-1)?.leadId).toBe(whole.rows.at(-1)?.leadId);
  });
});
