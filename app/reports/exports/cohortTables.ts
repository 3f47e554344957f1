// What do the tables of cohorts, and of the next dollar, hold as files?
import { decodeCohortFilters } from "../../domain/cohortFilters";
import { decodeNextDollarFilters } from "../../domain/nextDollarFilters";
import type { Cohort } from "../cohort";
import { cohortsReport, type StepAge } from "../cohortsReport";
import { nextDollarReport, type PricedVendor } from "../nextDollarReport";
import { column, money, rateColumns, type TableExport, writeSheet } from "./sheet";

export const cohortsTable: TableExport = async (db, { params }, write) => {
  const { cohorts, currency, asOf, horizonDays } = await cohortsReport(db, decodeCohortFilters(params));
  await writeSheet<Cohort>(
    write,
    [
      column("Cohort", ({ name }) => name),
      column("Leads", ({ n }) => n),
      column("Won", ({ won }) => won),
      column("Lost", ({ lost }) => lost),
      column("Neither yet", ({ undecided }) => undecided),
      column("In no curve", ({ undated }) => undated),
      ...rateColumns<Cohort>("Won within the horizon", ({ share }) => share),
      column("Horizon in days", () => horizonDays),
      ...rateColumns<Cohort>("Won ÷ all", ({ naive }) => naive),
      column("Wins to come", ({ projection }) => projection.wins?.value ?? null),
      money("Value to come", currency, ({ projection }) =>
        projection.valueMinor === null ? null : Math.round(projection.valueMinor.value),
      ),
      column("Currency", () => currency),
      column("As of", () => asOf),
    ],
    cohorts,
  );
};

export const stepAgesTable: TableExport = async (db, { params }, write) => {
  const { steps, asOf, horizonDays } = await cohortsReport(db, decodeCohortFilters(params));
  await writeSheet<StepAge>(
    write,
    [
      column("Step", ({ step }) => step),
      ...rateColumns<StepAge>("Buttoned within the horizon", ({ share, n }) => ({ ...share, n })),
      column("Buttoned", ({ buttoned }) => buttoned),
      column("Ended without", ({ ended }) => ended),
      column("Not yet", ({ censored }) => censored),
      column("Horizon in days", () => horizonDays),
      column("As of", () => asOf),
    ],
    steps,
  );
};

type FixRow = Awaited<ReturnType<typeof nextDollarReport>>["fixes"][number];

export const fixesTable: TableExport = async (db, { params }, write) => {
  const { fixes, currency, asOf } = await nextDollarReport(db, decodeNextDollarFilters(params));
  const rounded = (minor: number | undefined) => (minor === undefined ? null : Math.round(minor));
  await writeSheet<FixRow>(
    write,
    [
      column("Step", ({ step }) => step),
      ...rateColumns<FixRow>("Get through", ({ passRate }) => passRate),
      ...rateColumns<FixRow>("Won of these", ({ winRate }) => winRate),
      column("Points added", ({ points }) => points),
      column("More wins of 100 leads", ({ wins }) => wins?.value ?? null),
      money("Gross profit of them", currency, ({ profitMinor }) => rounded(profitMinor?.value)),
      column("The same from", ({ same }) => same?.vendor ?? null),
      money("The same as more leads", currency, ({ same }) => same?.costMinor ?? null),
      column("Currency", () => currency),
      column("As of", () => asOf),
    ],
    fixes,
  );
};

export const winCostsTable: TableExport = async (db, { params }, write) => {
  const { vendors, currency, asOf } = await nextDollarReport(db, decodeNextDollarFilters(params));
  await writeSheet<PricedVendor>(
    write,
    [
      column("Vendor", ({ vendor }) => vendor),
      money("CPL", currency, ({ cplMinor }) => cplMinor),
      ...rateColumns<PricedVendor>("Close rate", ({ closeRate }) => closeRate),
      money("Cost of a win", currency, ({ perWinMinor }) => perWinMinor),
      column("Payback, months", ({ payback }) => payback.months),
      column("Currency", () => currency),
      column("As of", () => asOf),
    ],
    vendors,
  );
};
