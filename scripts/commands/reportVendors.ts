// `placket report vendors`: what each vendor's leads cost and brought, in a terminal or as JSON.
import { paybackText, ripenessText, speedText } from "../../app/domain/figureTexts";
import type { Filters } from "../../app/domain/filters";
import { formatMoney } from "../../app/domain/money";
import { basisSentence, ownCostSentence } from "../../app/domain/moneySettings";
import { formatCount, formatPercent, type Rate, tightPercentRange } from "../../app/domain/rates";
import { returnText } from "../../app/domain/returns";
import { heldSentence, pairSentence, placeText } from "../../app/domain/vendorRanking";
import { type VendorFull, vendorsReport } from "../../app/reports/vendorsReport";
import type { Db } from "../../db/schema";
import { printJson, table } from "./table";

/** Three tables, what the leads cost, what came of them and what comes back; then what may be said of the vendors. */
export async function printVendors(db: Db, filters: Filters, json: boolean): Promise<void> {
  const found = await vendorsReport(db, filters);
  if (json) return printJson(found);
  const { vendors, currency, pair } = found;
  const money = (minor: number | null) => formatMoney(minor, currency);
  const column = (title: string, cell: (row: VendorFull) => string | null) => ({
    ...{ title, right: true },
    cell: (row: VendorFull) => cell(row) ?? "—",
  });
  const name = { title: "vendor", cell: (row: VendorFull) => row.vendor };
  console.log(`As of ${found.asOf}.\n`);
  console.log(
    table(
      [
        name,
        column("leads", (row) => formatCount(row.leads)),
        column("net spend", (row) => money(row.spendMinor)),
        column("CPL", (row) => money(row.cplMinor)),
        column("per set", (row) => money(row.set?.costMinor ?? null)),
        column("per held", (row) => money(row.held?.costMinor ?? null)),
        column("CAC", (row) => money(row.cacMinor)),
        column("stranded", (row) => money(row.strandedMinor)),
        column("waste", (row) => money(row.wasteMinor)),
      ],
      vendors,
    ),
  );
  console.log(`\n${heldSentence(vendors, currency) ?? ""}\n`);
  console.log(
    table(
      [
        name,
        column("show rate", (row) => rateText(row.showRate)),
        column("won", (row) => formatCount(row.won)),
        column("close rate", (row) => rateText(row.closeRate)),
        column("too young", (row) => formatCount(row.closeRate.tooYoung)),
        column("stalled", (row) => formatCount(row.stalled)),
        column("first worked", (row) => speedText(row.speed)),
        column("worked", (row) => formatPercent(row.speed.worked.value)),
        { title: "by close rate", cell: (row) => placeText(row.place) },
      ],
      vendors,
    ),
  );
  console.log();
  console.log(
    table(
      [
        name,
        column("MRR won", (row) => money(row.mrrMinor)),
        column("contract value", (row) => money(row.contractValueMinor)),
        column("ROI realised", (row) => returnText(row.realised)),
        column("ROI contracted", (row) => returnText(row.contracted)),
        column("ROI projected", ({ projected }) =>
          projected.atLeast === null ? null : `${returnText(projected)} (${tightPercentRange(projected)})`,
        ),
        column("payback", (row) => paybackText(row.payback)),
        { title: "ripeness", cell: (row) => ripenessText(row.ripeness) },
      ],
      vendors,
    ),
  );
  console.log(
    `\n${[basisSentence(found.money), ownCostSentence(found.money, currency) ?? ""].join(" ").trim()}`,
  );
  if (pair) console.log(`\n${pairSentence(pair)}.`);
}

function rateText({ value, low, high, n }: Rate): string | null {
  if (value === null) return null;
  return `${formatPercent(value)} (${tightPercentRange({ low, high })}, n ${formatCount(n)})`;
}
