// What does the ledger say in its one sentence?
import { formatDay } from "../../domain/day";
import { formatCount } from "../../domain/rates";
import type { CircleBackReport } from "../../reports/circleBackReport";

/** "3 of 41 open objections are overdue"; names the day where it is not today. */
export function ledgerTitle({
  totals,
  asOf,
  today,
}: Pick<CircleBackReport, "totals" | "asOf" | "today">): string {
  const { all, overdue } = totals;
  const were = today ? ["is", "are"] : ["was", "were"];
  const on = today ? "" : ` on ${formatDay(asOf)}`;
  if (all === 0) return `No objection ${were[0]} open${on}`;
  const open = `${formatCount(all)} open ${all === 1 ? "objection" : "objections"}`;
  if (overdue === 0) return `None of ${open} ${were[0]} overdue${on}`;
  return `${formatCount(overdue)} of ${open} ${overdue === 1 ? were[0] : were[1]} overdue${on}`;
}
