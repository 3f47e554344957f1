// `placket report waste`: where each dollar went, in a terminal or as JSON.
import type { Filters } from "../../app/domain/filters";
import { formatMoney } from "../../app/domain/money";
import { formatCount } from "../../app/domain/rates";
import { wasteHeadline } from "../../app/domain/wasteHeadline";
import { wasteReport } from "../../app/reports/wasteReport";
import type { Db } from "../../db/schema";
import { printJson, table } from "./table";

/** The buckets that hold leads or money; those told apart by step and issue in one line each. */
export async function printWaste(db: Db, filters: Filters, json: boolean): Promise<void> {
  const whole = await wasteReport(db, filters);
  const { sums: _, parties: __, by: ___, groups: ____, ...found } = whole;
  if (json) return printJson(found);
  const { currency } = found;
  const money = (minor: number | null) => formatMoney(minor, currency);
  const { sentence, rest } = wasteHeadline(whole);
  console.log(
    `As of ${found.asOf}: ${money(found.chargesMinor)} charged, ${money(found.creditsMinor)} credited, ${money(found.netSpendMinor)} net, ${money(found.wasteMinor)} of it waste.`,
  );
  for (const line of [sentence, ...rest]) console.log(`${line}.`);
  console.log();
  console.log(
    table(
      [
        { title: "bucket", cell: (row) => row.bucket },
        { title: "on whom", cell: (row) => row.onWhom },
        { title: "step", cell: (row) => (row.step === undefined ? "" : (row.step ?? "at no step")) },
        { title: "issue", cell: (row) => (row.issue === undefined ? "" : (row.issue ?? "none named")) },
        { title: "leads", cell: (row) => formatCount(row.leads), right: true },
        { title: "money", cell: (row) => money(row.minor), right: true },
      ],
      found.buckets,
    ),
  );
}
