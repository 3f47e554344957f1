// Which tables can be taken away as files, by the name in their address?
import { monthsTable, stallsTable } from "./boardTables";
import { circleBackTable, ratesByIssueTable, ratesByRepTable, ratesByVendorTable } from "./circleBackTables";
import { cohortsTable, fixesTable, stepAgesTable, winCostsTable } from "./cohortTables";
import { dealsTable } from "./dealTables";
import { leadsTable, placketTable } from "./leadTables";
import { buttonWinsTable, magicClosesTable, objectionGroupsTable } from "./magicCloseTables";
import { chargesTable, creditsTable } from "./moneyTables";
import { paidTwiceTable } from "./paidTwiceTable";
import type { TableExport } from "./sheet";
import { signalsTable } from "./signalTables";
import { issuesTable, stepGroupsTable, stepsTable } from "./stepTables";
import { vendorListsTable, vendorsTable } from "./vendorTables";
import { wasteGroupsTable, wasteTable } from "./wasteTables";

/**
 * /export/NAME.csv with the query of the page that shows the table gives the same rows, all of them. To add one: write a `TableExport`,
 * name it here, and give the table on the page `exportAs="NAME"`.
 */
export const tables = {
  stalls: stallsTable,
  vendors: vendorsTable,
  "vendor-lists": vendorListsTable,
  months: monthsTable,
  cohorts: cohortsTable,
  "step-ages": stepAgesTable,
  fixes: fixesTable,
  "win-costs": winCostsTable,
  "paid-twice": paidTwiceTable,
  waste: wasteTable,
  "waste-groups": wasteGroupsTable,
  steps: stepsTable,
  "step-issues": issuesTable,
  "step-groups": stepGroupsTable,
  "button-wins": buttonWinsTable,
  "objection-groups": objectionGroupsTable,
  "magic-closes": magicClosesTable,
  "circle-back": circleBackTable,
  "circle-back-rates-by-issue": ratesByIssueTable,
  "circle-back-rates-by-rep": ratesByRepTable,
  "circle-back-rates-by-vendor": ratesByVendorTable,
  leads: leadsTable,
  deals: dealsTable,
  signals: signalsTable,
  placket: placketTable,
  charges: chargesTable,
  credits: creditsTable,
} satisfies Record<string, TableExport>;

export type TableName = keyof typeof tables;

export function isTableName(name: string): name is TableName {
  return Object.hasOwn(tables, name);
}
