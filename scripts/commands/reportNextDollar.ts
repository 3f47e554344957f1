// `placket report next-dollar`: fix a step, circle back, or buy more leads, in a terminal or as JSON.
import type { Filters } from "../../app/domain/filters";
import { formatMoney } from "../../app/domain/money";
import { basisSentence } from "../../app/domain/moneySettings";
import { formatWins, nextDollarSentence } from "../../app/domain/nextDollarSentence";
import { formatPercent } from "../../app/domain/rates";
import { nextDollarReport } from "../../app/reports/nextDollarReport";
import type { Db } from "../../db/schema";
import { printJson, table } from "./table";

export async function printNextDollar(db: Db, filters: Filters, json: boolean): Promise<void> {
  const report = await nextDollarReport(db, filters);
  if (json) return printJson(report);
  const { currency, fixes, money } = report;
  console.log(`${nextDollarSentence(fixes, currency)}.\n`);
  console.log(
    table(
      [
        { title: "step", cell: (row) => row.step },
        { title: "get through", cell: (row) => formatPercent(row.passRate.value), right: true },
        { title: "won of these", cell: (row) => formatPercent(row.winRate.value), right: true },
        { title: "wins of 100", cell: (row) => (row.wins ? formatWins(row.wins.value) : "—"), right: true },
        { title: "as leads of", cell: (row) => row.same?.vendor ?? "—" },
        { title: "cost", cell: (row) => formatMoney(row.same?.costMinor ?? null, currency), right: true },
      ],
      fixes,
    ),
  );
  const profit = formatMoney(report.profitMinor, currency);
  console.log(`\nGross profit of a win: ${profit}. ${basisSentence(money)}`);
}
