// What do the ledger of open objections and the rates of circling back hold as files?
import { rateSpan } from "../../domain/circleBackSpan";
import { decodeFilters } from "../../domain/filters";
import { decodeLedgerFilters } from "../../domain/ledgerFilters";
import {
  type CircleBackRate,
  type CircleBackRatesReport,
  circleBackRatesReport,
} from "../circleBackRatesReport";
import { circleBackReport, type Objection } from "../circleBackReport";
import { amount, column, money, rateColumns, type TableExport, writeSheet } from "./sheet";

/** More than there can be rows: the whole ledger is one page. */
const wholeLedger = 1_100_000;

export const circleBackTable: TableExport = async (db, { params, me }, write) => {
  const filters = { ...decodeLedgerFilters(params), page: 1 };
  const { asOf, currency, rows } = await circleBackReport(db, filters, { pageSize: wholeLedger, me });
  await writeSheet<Objection>(
    write,
    [
      column("Lead", ({ lead }) => lead),
      column("Vendor", ({ vendor }) => vendor.name),
      column("List", ({ list }) => list.name),
      column("Step", ({ step }) => step.name),
      column("Issue", ({ issue }) => issue),
      column("Cue", ({ cue }) => cue),
      column("Manner", ({ manner }) => manner),
      column("Raised on", ({ raisedOn }) => raisedOn),
      column("Times raised", ({ timesRaised }) => timesRaised),
      column("Days open", ({ days }) => days),
      column("Standing", ({ standing }) => standing),
      column("Owner", ({ owner }) => owner),
      column("Due on", ({ dueOn }) => dueOn),
      column("Snoozed to", ({ snoozedTo }) => snoozedTo),
      column("Done on", ({ doneOn }) => doneOn),
      money("Deals' value", currency, ({ valueMinor }) => valueMinor),
      money("At risk", currency, ({ riskMinor }) => riskMinor),
      column("Currency", () => currency),
      column("Lead spend", (row) => amount(row.netMinor, row.currency)),
      column("Currency of the spend", (row) => row.currency),
      ...rateColumns<Objection>("Chance", ({ chance }) => chance),
      column("Prompt", ({ prompt, prompts }) => prompt ?? prompts[0]?.words ?? null),
      column("Note", ({ note }) => note),
      column("As of", () => asOf),
    ],
    rows,
  );
};

const rates =
  (head: string, pick: (report: CircleBackRatesReport) => CircleBackRate[]): TableExport =>
  async (db, { params }, write) => {
    const report = await circleBackRatesReport(db, decodeFilters(params), { days: rateSpan(params) });
    await writeSheet<CircleBackRate>(
      write,
      [
        column(head, ({ name }) => name),
        column("Raised", ({ resolved }) => resolved.n),
        column("Resolved", ({ resolved }) => resolved.hits),
        ...rateColumns<CircleBackRate>("Resolved ÷ raised", ({ resolved }) => resolved),
        column("Due", ({ inTime }) => inTime.n),
        column("Done by the day", ({ inTime }) => inTime.hits),
        ...rateColumns<CircleBackRate>("Done by the day ÷ due", ({ inTime }) => inTime),
        column("From", () => report.since),
        column("As of", () => report.asOf),
      ],
      pick(report),
    );
  };

export const ratesByIssueTable = rates("Issue", ({ byIssue }) => byIssue);
export const ratesByRepTable = rates("Owner", ({ byOwner }) => byOwner);
export const ratesByVendorTable = rates("Vendor", ({ byVendor }) => byVendor);
