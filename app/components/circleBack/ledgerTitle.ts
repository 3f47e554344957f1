// What does the ledger say in its one sentence?
import { formatDay } from "../../domain/day";
import { narrowsLedger } from "../../domain/ledgerFilters";
import { formatMoney } from "../../domain/money";
import { formatCount } from "../../domain/rates";
import type { CircleBackReport } from "../../reports/circleBackReport";

/** "3 of 41 open objections are overdue; $310,000 of open deals hang on them all"; names the day where it is not today. */
export function ledgerTitle({
  totals,
  asOf,
  today,
  currency,
  filters,
}: Pick<CircleBackReport, "totals" | "asOf" | "today" | "currency" | "filters">): string {
  const { all, overdue, all_value_minor: value } = totals;
  const were = today ? ["is", "are"] : ["was", "were"];
  const on = today ? "" : ` on ${formatDay(asOf)}`;
  const { show: _, ...others } = filters;
  const here = narrowsLedger(others) ? " in these filters" : "";
  if (all === 0) return `No objection${here} ${were[0]} open${on}`;
  const open = `${formatCount(all)} open ${all === 1 ? "objection" : "objections"}`;
  const late =
    overdue === 0
      ? `None of ${open} ${were[0]} overdue`
      : `${formatCount(overdue)} of ${open} ${overdue === 1 ? were[0] : were[1]} overdue`;
  if (value === null) return `${late}${on}`;
  const deals = `${formatMoney(value, currency, { whole: true })} of open deals ${today ? "hang" : "hung"}`;
  return `${late}${on}; ${deals} on ${all === 1 ? "it" : "them all"}`;
}
