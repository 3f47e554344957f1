// `placket report findings`: what the leads say that is worth money, in a terminal or as JSON.
import type { Filters } from "../../app/domain/filters";
import { findingsReport } from "../../app/reports/findingsReport";
import type { Db } from "../../db/schema";
import { printJson } from "./table";

export async function printFindings(db: Db, filters: Filters, json: boolean): Promise<void> {
  const report = await findingsReport(db, filters);
  if (json) return printJson(report);
  if (report.findings.length === 0)
    return console.log(
      "Nothing that these leads can carry: too few of them have prices or have come to an end.",
    );
  report.findings.forEach(({ sentence, evidence }, index) => {
    console.log(`${index + 1}. ${sentence}.\n   ${evidence}.`);
  });
}
