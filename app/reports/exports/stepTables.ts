// What do the tables of what goes wrong at each step hold as files: the steps, and one step's issues and groups?
import { decodeLeadFilters } from "../../domain/filters";
import { ratio } from "../../domain/rates";
import { tooFewText, type WinComparison, type Wins } from "../../domain/winComparison";
import { type IssueFinding, type StepFinding, stepsReport } from "../stepsReport";
import { column, rateColumns, type SheetColumn, type TableExport, writeSheet } from "./sheet";

/** A win rate with its interval and n, the won and the lost. */
export function winColumns<Row>(head: string, wins: (row: Row) => Wins | null): SheetColumn<Row>[] {
  return [
    ...rateColumns<Row>(head, (row) => wins(row)?.rate ?? null),
    column(`${head}, won`, (row) => wins(row)?.won ?? null),
    column(`${head}, lost`, (row) => wins(row)?.lost ?? null),
  ];
}

/** What a comparison says of its first group; empty where there is nothing to compare. */
export function verdictColumn<Row>(
  head: string,
  comparison: (row: Row) => WinComparison | null,
): SheetColumn<Row> {
  return column(head, (row) => {
    const found = comparison(row);
    if (found === null || found.verdict === "none") return null;
    return tooFewText(found) ?? (found.verdict === "more" ? "won more often" : "won less often");
  });
}

async function findings(...[db, { params }]: Parameters<TableExport>) {
  const { vendor, list, from, to, asOf, step } = decodeLeadFilters(params);
  const report = await stepsReport(db, { vendor, list, from, to, asOf });
  return { ...report, finding: report.steps.find(({ stepId }) => stepId === step) };
}

export const stepsTable: TableExport = async (...given) => {
  const { asOf, steps } = await findings(...given);
  const compared = (wins: (row: StepFinding) => Wins) => (row: StepFinding) =>
    row.effect === null ? null : wins(row);
  await writeSheet<StepFinding>(
    given[2],
    [
      column("Step", ({ step }) => step),
      column("Came", ({ came }) => came),
      column("Objected", ({ objected }) => objected),
      column("Answered", ({ answered }) => answered),
      column("Left open", ({ open }) => open),
      ...winColumns(
        "Won when answered",
        compared((row) => row.answeredWins),
      ),
      ...winColumns(
        "Won when left open",
        compared((row) => row.openWins),
      ),
      column("Unspoken", ({ unspoken }) => unspoken),
      column("Unspoken share", ({ unspoken, objected }) => ratio(unspoken, objected)),
      column("Kept silent", ({ keptSilent }) => keptSilent),
      column("Kept silent share", ({ keptSilent, came }) => ratio(keptSilent, came)),
      column("Skipped", ({ skipped }) => skipped),
      column("Skipped share", ({ skipped, came }) => ratio(skipped, came)),
      column("Median days", ({ medianDays }) => medianDays),
      column("90th percentile of days", ({ p90Days }) => p90Days),
      column("Days, n", ({ timed }) => timed),
      column("As of", () => asOf),
    ],
    steps,
  );
};

/** The issues at the step that the query names; without one, those of all steps. */
export const issuesTable: TableExport = async (...given) => {
  const { asOf, steps, finding } = await findings(...given);
  const rows = (finding ? [finding] : steps).flatMap(({ step, issues }) =>
    issues.map((issue) => ({ ...issue, step })),
  );
  await writeSheet<IssueFinding & { step: string }>(
    given[2],
    [
      column("Step", ({ step }) => step),
      column("About", ({ issue }) => issue ?? "no issue named"),
      column("Leads", ({ leads }) => leads),
      column("Answered", ({ answered }) => answered),
      column("Left open", ({ open }) => open),
      column("Spoken", ({ spoken }) => spoken),
      column("Unspoken", ({ unspoken }) => unspoken),
      ...winColumns<IssueFinding>("Won when answered", ({ answeredWins }) => answeredWins),
      ...winColumns<IssueFinding>("Won when left open", ({ openWins }) => openWins),
      verdictColumn("Answered against open", ({ effect }) => effect),
      column("As of", () => asOf),
    ],
    rows,
  );
};

/** The three groups at the step that the query names; without one, those of all steps. */
export const stepGroupsTable: TableExport = async (...given) => {
  const { asOf, steps, finding } = await findings(...given);
  const rows = (finding ? [finding] : steps).flatMap(
    ({ step, answeredWins, neverWins, openWins, effect, effectOfNone }) => [
      { step, group: "Objected and answered", wins: answeredWins, verdict: null },
      { step, group: "Never objected", wins: neverWins, verdict: effectOfNone },
      { step, group: "Objected and left open", wins: openWins, verdict: effect },
    ],
  );
  await writeSheet<(typeof rows)[number]>(
    given[2],
    [
      column("Step", ({ step }) => step),
      column("Group", ({ group }) => group),
      ...winColumns<(typeof rows)[number]>("Win rate", ({ wins }) => wins),
      verdictColumn("Those answered, against these", ({ verdict }) => verdict),
      column("As of", () => asOf),
    ],
    rows,
  );
};
