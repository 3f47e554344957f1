// Does the page of steps count what the facts say, does each number open exactly its leads, and are magic closes told apart?
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  buttonCellFilters,
  type FindingCell,
  findingCellFilters,
  groupCellFilters,
} from "../../app/domain/drill";
import type { LeadFilters } from "../../app/domain/filters";
import { defaultSteps } from "../../app/domain/vocabulary";
import { closePosition, positionOf } from "../../app/reports/leadsReport";
import { sighted } from "../../app/reports/look";
import { magicCloseReport } from "../../app/reports/magicCloseReport";
import { stepsReport } from "../../app/reports/stepsReport";
import { withOrganization } from "../../db/connection";
import { countLeads } from "../../db/queries/leads";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { importOracleLeads, type NamedLead } from "../support/importOracleLeads";
import { oracle } from "../support/oracle";
import { heardSteps, objectionsOf } from "../support/oracleObjections";
import { randomLead } from "../support/randomLead";

const days = ["2026-02-10", "2026-05-15", "2026-08-30"];
const leads: NamedLead[] = fc
  .sample(randomLead, { numRuns: 220, seed: 20_261_126 })
  .map((lead, index) => ({ id: `r${index}`, lead: { ...lead, as_of: "2026-08-30" } }));

let database: TestDatabase;
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);
/** How many leads the list of each filter holds, from one look at a day. */
const countsOf = (asOf: string, all: { name: string; filters: LeadFilters }[]) =>
  inside((db) =>
    sighted(db, { asOf }, async (sight) => {
      const closeStep = closePosition(sight);
      const counts: { name: string; leads: number }[] = [];
      for (const { name, filters } of all) {
        const step = positionOf(sight, filters.step);
        const rows = await countLeads(db, { look: sight.look, filters, step, closeStep });
        counts.push({ name, leads: rows.reduce((sum, { leads }) => sum + leads, 0) });
      }
      return counts;
    }),
  );

const groups = [
  ["answered", "answeredWins"],
  ["objection", "openWins"],
  ["never objected", "neverWins"],
] as const;

beforeAll(async () => {
  database = await testDatabase();
  await importOracleLeads(database, leads);
}, 120_000);
afterAll(() => database.close());

/** What the oracle says of all leads that exist on a day. */
function answersOn(asOf: string) {
  return leads.flatMap(({ lead }) => {
    const dated = { ...lead, as_of: asOf };
    const answer = oracle(dated);
    return answer.state === null
      ? []
      : [{ ...answer, objections: objectionsOf(dated), heard: heardSteps(dated) }];
  });
}

describe("what is found at each step", () => {
  it.each(days)(
    "on %s is what the oracle says of every lead",
    async (asOf) => {
      const answers = answersOn(asOf);
      const { steps } = await inside((db) => stepsReport(db, { asOf }));
      for (const found of steps) {
        const { step } = found;
        const here = (row: { step: string }) => row.step === step;
        const came = answers.filter(({ reached, frontier }) => reached.includes(step) || frontier === step);
        const mark = (state: string) => came.filter(({ steps }) => steps[step] === state).length;
        const raised = (issue: string | null) =>
          answers.flatMap(({ objections, state }) =>
            objections.filter((row) => here(row) && row.issue === issue).map((row) => ({ ...row, state })),
          );
        const all = raised(null);
        const heard = answers.filter(({ heard }) => heard.includes(step));
        const ended = (state: string, group: "answered" | "open" | "never") =>
          heard.filter((answer) => {
            const objection = answer.objections.find((row) => here(row) && row.issue === null);
            const own = objection === undefined ? "never" : objection.open ? "open" : "answered";
            return answer.state === state && own === group;
          }).length;
        const wins = (group: "answered" | "open" | "never") => ({
          won: ended("won", group),
          lost: ended("lost", group),
        });
        const { objected, answered, open, spoken, unspoken } = found;
        expect({
          ...{ step, came: found.came, buttoned: found.buttoned, skipped: found.skipped },
          ...{ keptSilent: found.keptSilent, objected, answered, open, spoken, unspoken },
        }).toEqual({
          ...{ step, came: came.length, buttoned: mark("buttoned"), skipped: mark("skipped") },
          ...{ keptSilent: mark("silent"), objected: all.length },
          answered: all.filter((row) => !row.open).length,
          open: all.filter((row) => row.open).length,
          spoken: all.filter((row) => row.spoken).length,
          unspoken: all.filter((row) => row.unspoken).length,
        });
        expect(found.unworked).toBe(
          answers.filter(({ state, frontier }) => state === "unworked" && frontier === step).length,
        );
        expect({
          step,
          answered: found.answeredWins,
          open: found.openWins,
          never: found.neverWins,
        }).toMatchObject({
          ...{ step, answered: wins("answered"), open: wins("open"), never: wins("never") },
        });
        for (const issue of found.issues) {
          const about = raised(issue.issue ?? "");
          expect({
            step,
            issue: issue.issue,
            leads: issue.leads,
            open: issue.open,
            unspoken: issue.unspoken,
          }).toEqual({
            ...{
              step,
              issue: issue.issue,
              leads: about.length,
              open: about.filter((row) => row.open).length,
            },
            unspoken: about.filter((row) => row.unspoken).length,
          });
          expect(issue.answeredWins).toMatchObject({
            won: about.filter((row) => !row.open && row.state === "won").length,
            lost: about.filter((row) => !row.open && row.state === "lost").length,
          });
        }
        expect(found.timed).toBe(
          answers.filter(({ times }) => times.some((time) => here(time) && time.days !== null)).length,
        );
      }
      expect(steps.some(({ answered, open }) => answered > 0 && open > 2)).toBe(true);
    },
    120_000,
  );

  it.each(days)(
    "opens, on %s, lists of exactly so many leads",
    async (asOf) => {
      const { steps } = await inside((db) => stepsReport(db, { asOf }));
      const cells: FindingCell[] = [
        ...(["came", "buttoned", "skipped", "keptSilent", "unworked"] as const),
        ...(["objected", "answered", "open", "spoken", "unspoken"] as const),
      ];
      const numbers = steps.flatMap((found) => {
        const { stepId } = found;
        const named = (name: string, filters: LeadFilters, leads: number) => ({
          ...{ name: `${found.step}: ${name}`, filters, leads },
        });
        return [
          ...cells.map((cell) => named(cell, findingCellFilters(stepId, cell), found[cell])),
          ...groups.flatMap(([group, key]) =>
            (["won", "lost"] as const).map((state) =>
              named(`${group}, ${state}`, groupCellFilters(stepId, group, state), found[key][state]),
            ),
          ),
          ...found.issues
            .slice(0, 2)
            .flatMap((issue) => [
              named("issue", findingCellFilters(stepId, "objected", issue.issueId), issue.leads),
              named("open issue", findingCellFilters(stepId, "open", issue.issueId), issue.open),
              named("unspoken", findingCellFilters(stepId, "unspoken", issue.issueId), issue.unspoken),
              named(
                "issue answered and won",
                groupCellFilters(stepId, "answered", "won", issue.issueId),
                issue.answeredWins.won,
              ),
            ]),
        ];
      });
      expect(await countsOf(asOf, numbers)).toEqual(numbers.map(({ name, leads }) => ({ name, leads })));
    },
    120_000,
  );

  it("cuts by vendor and by day of purchase as the board does", async () => {
    const all = await inside((db) => stepsReport(db, {}));
    const none = await inside((db) => stepsReport(db, { vendor: 99_999 }));
    const parts = await Promise.all([
      inside((db) => stepsReport(db, { to: "2026-01-20" })),
      inside((db) => stepsReport(db, { from: "2026-01-21" })),
    ]);
    expect(none.steps.every(({ came, objected, timed }) => came + objected + timed === 0)).toBe(true);
    const undated = leads.filter(({ lead }) => lead.purchased_on === null).length;
    for (const [index, step] of all.steps.entries()) {
      const sum = parts.reduce((total, part) => total + (part.steps[index]?.objected ?? 0), 0);
      expect(step.objected - sum).toBeGreaterThanOrEqual(0);
      expect(step.objected - sum).toBeLessThanOrEqual(undated);
    }
  });
});

describe("magic closes", () => {
  it.each(days)(
    "on %s are those of the oracle, and every decided lead is in one row of buttons",
    async (asOf) => {
      const answers = answersOn(asOf);
      const report = await inside((db) => magicCloseReport(db, { asOf }, { pageSize: 1000 }));
      const won = answers.filter(({ state }) => state === "won");
      const kind = (is: boolean | "not recorded") =>
        won.filter(({ magic_close }) => magic_close === is).length;
      expect(
        [report.won, report.magic, report.buttoned, report.notRecorded].map(({ leads }) => leads),
      ).toEqual([...[won.length, kind(true), kind(false), kind("not recorded")]]);
      expect(report.rows).toHaveLength(kind(true));
      expect(report.rows.every(({ open }) => open.length > 0)).toBe(true);
      const closed = (answer: (typeof answers)[number]) =>
        defaultSteps.filter(({ name, kind }) => kind !== "close" && answer.steps[name] === "buttoned").length;
      const recorded = won.filter(({ magic_close }) => magic_close !== "not recorded");
      expect(report.buttons.map(({ buttons, all }) => [buttons, all.won])).toEqual(
        report.buttons.map(({ buttons }) => [
          buttons,
          recorded.filter((answer) => closed(answer) === buttons).length,
        ]),
      );
      expect(report.buttons.reduce((sum, { all }) => sum + all.won, 0)).toBe(recorded.length);
      expect(report.buttons.reduce((sum, { all }) => sum + all.lost, report.lostUnrecorded)).toBe(
        answers.filter(({ state }) => state === "lost").length,
      );
      const last = report.lastStep;
      expect(report.buttons.reduce((sum, { near }) => sum + near.won + near.lost, 0)).toBe(
        answers.filter(
          ({ state, heard }) => (state === "won" || state === "lost") && heard.includes(last?.name ?? ""),
        ).length,
      );
      const numbers = [
        ...report.buttons.flatMap(({ buttons, all, near }) =>
          (["won", "lost"] as const).flatMap((state) => [
            { name: `${buttons} ${state}`, filters: buttonCellFilters(buttons, state), leads: all[state] },
            {
              ...{ name: `${buttons} ${state} near`, leads: near[state] },
              filters: buttonCellFilters(buttons, state, last?.stepId),
            },
          ]),
        ),
        { name: "unrecorded", filters: buttonCellFilters(null, "lost"), leads: report.lostUnrecorded },
        ...(["yes", "no", "not recorded"] as const).map((magicClose, index) => ({
          ...{ name: magicClose, filters: { magicClose } },
          leads: [report.magic, report.buttoned, report.notRecorded][index]?.leads ?? -1,
        })),
      ];
      expect(await countsOf(asOf, numbers)).toEqual(numbers.map(({ name, leads }) => ({ name, leads })));
    },
    120_000,
  );
});
