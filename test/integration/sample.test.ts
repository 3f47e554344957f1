// Does the sample organization give its known answers, and does every number of the board open exactly its leads?
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import {
  stallCellFilters,
  trendCellFilters,
  vendorCellFilters,
  type WasteCell,
  wasteCellFilters,
} from "../../app/domain/drill";
import type { LeadFilters } from "../../app/domain/filters";
import { onWhom, states } from "../../app/domain/vocabulary";
import { wasteGroupings } from "../../app/domain/wasteFilters";
import type { ImportResult } from "../../app/intake/importRequest";
import { type BoardReport, boardReport } from "../../app/reports/boardReport";
import { findingsReport } from "../../app/reports/findingsReport";
import { leadsReport, positionOf } from "../../app/reports/leadsReport";
import { sighted } from "../../app/reports/look";
import { type WasteReport, wasteReport } from "../../app/reports/wasteReport";
import { withOrganization } from "../../db/connection";
import { listBoardSums, listStanding } from "../../db/queries/board";
import { countLeads } from "../../db/queries/leads";
import { listWaste } from "../../db/queries/waste";
import type { Db } from "../../db/schema";
import { sampleAnswers as answers } from "../fixtures/sampleAnswers";
import { type TestDatabase, testDatabase } from "../support/database";
import { importSample } from "../support/importSample";

let database: TestDatabase;
let imported: ImportResult[];
let board: BoardReport;
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);

beforeAll(async () => {
  database = await testDatabase();
  imported = await importSample(database);
  board = await inside((db) => boardReport(db, { asOf: answers.asOf }));
}, 120_000);
afterAll(() => database.close());

describe("the sample files", () => {
  it("end row by row as they were made to", () => {
    const ends = imported.map(({ file, rows, accepted, alreadyHere, rejected }) => ({
      file,
      rows,
      accepted,
      alreadyHere,
      rejected,
    }));
    expect(ends).toEqual(answers.files);
  });

  it("add nothing when they are imported again", async () => {
    const again = await importSample(database);
    expect(again.map(({ accepted }) => accepted)).toEqual(again.map(() => 0));
    const after = await inside((db) => boardReport(db, { asOf: answers.asOf }));
    expect(after.stalls).toEqual(board.stalls);
  }, 120_000);
});

test("the board's one pass over the sums says what each question says by itself", async () => {
  const sorted = (rows: readonly object[]) =>
    rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();
  const [sums, standing, landed] = await inside((db) =>
    sighted(
      db,
      { asOf: answers.asOf },
      async ({ look }) =>
        [
          await listBoardSums(db, { look, filters: {} }),
          await listStanding(db, { look, filters: {} }),
          await listWaste(db, { look, filters: {}, by: "vendor" }),
        ] as const,
    ),
  );
  expect(sorted(sums.landed)).toEqual(sorted(landed));
  expect(sorted(sums.standing)).toEqual(sorted(standing));
});

describe("what stands out in the sample organization", () => {
  it("is worth money, dearest first, and opens exactly its leads", async () => {
    const { findings } = board;
    expect(findings.map(({ kind }) => kind)).toContain("objections");
    expect(findings.map(({ minor }) => minor)).toEqual(
      findings.map(({ minor }) => minor).toSorted((a, b) => b - a),
    );
    for (const { leads, minor, filters, sentence } of findings) {
      const found = await inside((db) => leadsReport(db, { ...filters, asOf: answers.asOf }));
      const opened = { sentence, leads: found.leads, minor: found.costs[0]?.netMinor };
      expect(opened).toEqual({ sentence, leads, minor });
    }
    expect(await inside((db) => findingsReport(db, { asOf: answers.asOf }))).toMatchObject({ findings });
  });
});

describe("the board of the sample organization", () => {
  it("has the known totals and states", () => {
    const { leads, pricedLeads, spendMinor, strandedMinor, states: counted, notRecorded } = board.stalls;
    expect({ leads, pricedLeads, spendMinor, strandedMinor, states: counted, notRecorded }).toEqual({
      ...{
        leads: answers.leads,
        pricedLeads: answers.pricedLeads,
        spendMinor: answers.spendMinor,
        strandedMinor: answers.strandedMinor,
      },
      ...{ states: answers.states, notRecorded: answers.notRecorded },
    });
  });

  it.each(answers.steps)("knows $step", (answer) => {
    expect(board.stalls.steps.find(({ step }) => step === answer.step)).toMatchObject(answer);
  });

  it.each(answers.vendors)(
    "knows $vendor",
    ({ vendor, leads, spendMinor, won, lost, stalled, strandedMinor, ripe, wonInHorizon }) => {
      const row = board.vendors.vendors.find((known) => known.vendor === vendor);
      expect(row).toMatchObject({ leads, spendMinor, won, lost, stalled, strandedMinor });
      expect(row?.closeRate.n).toBe(ripe);
      expect(row?.closeRate.value).toBeCloseTo(wonInHorizon / ripe, 10);
    },
  );

  it("puts each lead's money into one bucket, to the cent", async () => {
    const { rows } = await inside((db) => leadsReport(db, { asOf: answers.asOf }, { pageSize: 2000 }));
    const sums = new Map<string, { leads: number; costMinor: number }>();
    for (const { bucket, costMinor } of rows) {
      const sum = sums.get(bucket) ?? { leads: 0, costMinor: 0 };
      sums.set(bucket, { leads: sum.leads + 1, costMinor: sum.costMinor + (costMinor ?? 0) });
    }
    const inAnswer = answers.buckets.map(({ bucket }) => ({
      bucket,
      ...(sums.get(bucket) ?? { leads: 0, costMinor: 0 }),
    }));
    expect(inAnswer).toEqual(answers.buckets);
    expect([...sums.values()].reduce((total, { costMinor }) => total + costMinor, 0)).toBe(
      answers.spendMinor,
    );
  });
});

describe("the waste of the sample organization", () => {
  it("is in the buckets that are known, to the cent, and they add up to the charges", async () => {
    const { sums, chargesMinor, creditsMinor, netSpendMinor, wasteMinor } = await inside((db) =>
      wasteReport(db, { asOf: answers.asOf }),
    );
    const held = sums.flatMap(({ bucket, leads, minor }) =>
      leads > 0 || minor !== 0 ? [{ bucket, leads, costMinor: minor }] : [],
    );
    expect(held).toEqual(answers.buckets);
    const waste = answers.buckets.filter(({ bucket }) =>
      ["vendor", "us", "shared"].includes(onWhom[bucket as keyof typeof onWhom]),
    );
    expect({ chargesMinor, creditsMinor, netSpendMinor, wasteMinor }).toEqual({
      ...{ chargesMinor: answers.spendMinor, creditsMinor: 0, netSpendMinor: answers.spendMinor },
      wasteMinor: waste.reduce((total, { costMinor }) => total + costMinor, 0),
    });
  });

  it.each(wasteGroupings)(
    "by %s opens exactly the leads behind each number, with their money",
    async (by) => {
      const report = await inside((db) => wasteReport(db, { asOf: answers.asOf, by }));
      const asked = numbersOf(report);
      expect(asked.length).toBeGreaterThan(20);
      const found = await inside((db) =>
        sighted(db, { asOf: answers.asOf }, async (sight) => {
          const counted: { leads: number; minor: number }[] = [];
          for (const { filters } of asked) {
            const step = positionOf(sight, filters.step);
            const counts = await countLeads(db, { look: sight.look, filters, step, closeStep: 9 });
            counted.push({
              leads: counts.reduce((total, { leads }) => total + leads, 0),
              minor: counts.reduce((total, row) => total + row.cost_minor - row.credited_minor, 0),
            });
          }
          return counted;
        }),
      );
      expect(asked.map((one, index) => ({ ...one, ...found[index] }))).toEqual(asked);
    },
    120_000,
  );
});

/** Every number of the waste page with the filters of its link. */
function numbersOf({
  by,
  sums,
  buckets,
  parties,
  groups,
  leads,
  netSpendMinor,
  wasteLeads,
  wasteMinor,
}: WasteReport) {
  const number = (cell: WasteCell, leads: number, minor: number | null, group?: { key: string | null }) => ({
    ...{ filters: wasteCellFilters(cell, group && { by, key: group.key }), leads, minor: minor ?? 0 },
  });
  return [
    number("leads", leads, netSpendMinor),
    number("waste", wasteLeads, wasteMinor),
    ...sums.map(({ bucket, leads, minor }) => number({ bucket }, leads, minor)),
    ...buckets.map((part) => number(part, part.leads, part.minor)),
    ...parties.map(({ onWhom, leads, minor }) => number({ party: onWhom }, leads, minor)),
    ...groups.flatMap((group) => [
      number("leads", group.leads, group.netSpendMinor, group),
      number("waste", group.wasteLeads, group.wasteMinor, group),
      ...group.sums.map(({ bucket, leads, minor }) => number({ bucket }, leads, minor, group)),
    ]),
  ];
}

describe("a number and the list behind it", () => {
  const listed = async (filters: LeadFilters) => {
    const { leads, costs } = await inside((db) =>
      leadsReport(db, { asOf: answers.asOf, ...filters }, { pageSize: 1 }),
    );
    return { leads, minor: costs.find(({ currency }) => currency === "USD")?.netMinor ?? 0 };
  };

  it("agree for every state", async () => {
    for (const state of states)
      expect({ state, leads: (await listed({ state })).leads }).toEqual({
        state,
        leads: board.stalls.states[state],
      });
    expect((await listed({ stranded: true })).minor).toBe(board.stalls.strandedMinor);
  });

  it("agree for every number of every step", async () => {
    for (const row of board.stalls.steps) {
      for (const cell of [
        "reached",
        "buttoned",
        "objection",
        "skipped",
        "active",
        "stalled",
        "lost",
      ] as const) {
        const { leads } = await listed(stallCellFilters(row.stepId, cell));
        expect({ step: row.step, cell, leads }).toEqual({ step: row.step, cell, leads: row[cell] });
      }
      const { minor } = await listed(stallCellFilters(row.stepId, "stranded"));
      expect({ step: row.step, minor }).toEqual({ step: row.step, minor: row.strandedMinor ?? 0 });
    }
    for (const cell of ["active", "stalled", "lost"] as const) {
      expect((await listed(stallCellFilters(null, cell))).leads).toBe(board.stalls.notRecorded[cell]);
    }
    expect((await listed(stallCellFilters(null, "stranded"))).minor).toBe(
      board.stalls.notRecorded.strandedMinor,
    );
  });

  it("agree for every number of every vendor", async () => {
    for (const row of board.vendors.vendors) {
      for (const cell of ["leads", "won", "stalled"] as const) {
        const { leads } = await listed(vendorCellFilters(row.vendorId, cell, answers.asOf, 180));
        expect({ vendor: row.vendor, cell, leads }).toEqual({ vendor: row.vendor, cell, leads: row[cell] });
      }
      expect((await listed(vendorCellFilters(row.vendorId, "tooYoung", answers.asOf, 180))).leads).toBe(
        row.closeRate.tooYoung,
      );
      expect((await listed(vendorCellFilters(row.vendorId, "stranded", answers.asOf, 180))).minor).toBe(
        row.strandedMinor,
      );
    }
  });

  it("agree for every number of every month", async () => {
    for (const row of board.trend) {
      for (const cell of ["leads", "won", "moving", "stalled", "lost"] as const) {
        const { leads } = await listed(trendCellFilters(row.month, cell));
        expect({ month: row.month, cell, leads }).toEqual({ month: row.month, cell, leads: row[cell] });
      }
    }
  });

  it("agree under a filter on vendor, list and days", async () => {
    const { rows } = await inside((db) => leadsReport(db, { asOf: answers.asOf }, { pageSize: 2000 }));
    const filters = {
      vendor: rows[0]?.vendor.vendorId,
      list: rows[0]?.list.listId,
      from: "2025-10-01",
      to: "2026-06-30",
    };
    const narrowed = await inside((db) => boardReport(db, { asOf: answers.asOf, ...filters }));
    expect((await listed(filters)).leads).toBe(narrowed.stalls.leads);
    expect((await listed(filters)).minor).toBe(narrowed.stalls.spendMinor ?? 0);
  });
});
