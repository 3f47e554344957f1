// `placket report circle-back`: the ledger's rows in a terminal, or as JSON.
import type { Filters } from "../../app/domain/filters";
import { formatMoney } from "../../app/domain/money";
import { formatCount } from "../../app/domain/rates";
import { circleBackReport, type Objection } from "../../app/reports/circleBackReport";
import type { Db } from "../../db/schema";
import { printJson, table } from "./table";

/** All rows as JSON, the first hundred as a table; those that are done are left out, as on the page. */
export async function printCircleBack(db: Db, filters: Filters, json: boolean): Promise<void> {
  const found = await circleBackReport(db, filters, { pageSize: json ? 10_000_000 : 100 });
  const { asOf, currency, totals, byMoney } = found;
  if (json)
    return printJson({
      ...{ asOf, currency, filters, totals, order: byMoney === null ? "money × chance" : "money" },
      objections: found.rows.map(plainObjection),
    });
  const count = `${formatCount(totals.all)} open ${totals.all === 1 ? "objection" : "objections"}`;
  console.log(
    `As of ${asOf}: ${count}, ${formatCount(totals.overdue)} overdue${found.pages > 1 ? "; the first 100:" : "."}\n`,
  );
  console.log(
    table(
      [
        { title: "lead", cell: (row) => row.lead },
        { title: "step", cell: (row) => row.step.name },
        { title: "issue", cell: (row) => row.issue ?? row.cue ?? "—" },
        { title: "days", cell: (row) => formatCount(row.days), right: true },
        { title: "deal", cell: (row) => formatMoney(row.valueMinor, currency), right: true },
        { title: "net cost", cell: (row) => formatMoney(row.netMinor, row.currency), right: true },
        { title: "owner", cell: (row) => row.owner ?? "—" },
        { title: "due", cell: (row) => row.snoozedTo ?? row.dueOn ?? "—" },
        { title: "", cell: (row) => (row.standing === "open" ? "" : row.standing) },
      ],
      found.rows,
    ),
  );
}

function plainObjection(row: Objection) {
  return {
    ...{
      lead_id: row.leadId,
      lead: row.lead,
      vendor: row.vendor.name,
      list: row.list.name,
      signal_id: row.signalId,
    },
    ...{ step: row.step.name, issue: row.issue, cue: row.cue, manner: row.manner },
    ...{
      raised_on: row.raisedOn,
      last_raised_on: row.lastRaisedOn,
      times_raised: row.timesRaised,
      days: row.days,
    },
    ...{
      lead_currency: row.currency,
      net_minor: row.netMinor,
      value_minor: row.valueMinor,
      risk_minor: row.riskMinor,
    },
    ...{ open_deals: row.openDeals, unvalued_deals: row.unvaluedDeals },
    chance: row.chance,
    ...{ standing: row.standing, owner: row.owner, due_on: row.dueOn, snoozed_to: row.snoozedTo },
    ...{ raised_again: row.raisedAgain, done_on: row.doneOn, note: row.note },
    prompt: row.prompt ?? row.prompts[0]?.words ?? null,
  };
}
