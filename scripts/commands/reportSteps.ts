// `placket report steps`: what goes wrong at each step, in a terminal or as JSON.
import type { Filters } from "../../app/domain/filters";
import { formatCount, formatPercent, ratio } from "../../app/domain/rates";
import { stepsSentence } from "../../app/domain/stepSentences";
import { winsText } from "../../app/domain/winComparison";
import { type StepFinding, stepsReport } from "../../app/reports/stepsReport";
import type { Db } from "../../db/schema";
import { printJson, table } from "./table";

export async function printSteps(db: Db, filters: Filters, json: boolean): Promise<void> {
  const found = await stepsReport(db, filters);
  if (json) return printJson(found);
  console.log(`As of ${found.asOf}. ${stepsSentence(found.steps)}.\n`);
  const count = (title: string, key: "came" | "objected" | "answered" | "open" | "unspoken") => ({
    ...{ title, right: true },
    cell: (row: StepFinding) => formatCount(row[key]),
  });
  const share = (title: string, key: "keptSilent" | "skipped") => ({
    ...{ title, right: true },
    cell: (row: StepFinding) => formatPercent(ratio(row[key], row.came)),
  });
  const wins = (title: string, key: "answeredWins" | "openWins") => ({
    ...{ title, right: true },
    cell: (row: StepFinding) => (row.effect === null ? "—" : winsText(row[key])),
  });
  console.log(
    table(
      [
        { title: "step", cell: (row) => row.step },
        ...[count("came", "came"), count("objected", "objected")],
        ...[count("answered", "answered"), count("left open", "open"), count("unspoken", "unspoken")],
        ...[wins("won when answered", "answeredWins"), wins("won when left open", "openWins")],
        ...[share("kept silent", "keptSilent"), share("skipped", "skipped")],
        { title: "median days", cell: (row) => formatCount(row.medianDays), right: true },
        { title: "90 % within", cell: (row) => formatCount(row.p90Days), right: true },
      ],
      found.steps,
    ),
  );
}
