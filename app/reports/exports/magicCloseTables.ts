// What do the tables of magic closes hold as files: win rates by buttons and by group, and the wins that jumped buttons?
import { decodeLeadFilters } from "../../domain/filters";
import { type ButtonRow, type GroupRow, type MagicClose, magicCloseReport } from "../magicCloseReport";
import { column, money, type TableExport, writeSheet } from "./sheet";
import { verdictColumn, winColumns } from "./stepTables";

/** More than there can be rows: the whole table is one page. */
const wholeTable = 1_100_000;

async function found(...[db, { params }]: Parameters<TableExport>) {
  const { vendor, list, from, to, asOf } = decodeLeadFilters(params);
  return magicCloseReport(db, { vendor, list, from, to, asOf }, { pageSize: wholeTable });
}

export const buttonWinsTable: TableExport = async (...given) => {
  const { asOf, buttons, lastStep } = await found(...given);
  const near = lastStep ? `Heard at ${lastStep.name} or later` : "Heard at the last step";
  await writeSheet<ButtonRow>(
    given[2],
    [
      column("Buttons closed", ({ buttons }) => buttons),
      ...winColumns<ButtonRow>(near, (row) => row.near),
      ...winColumns<ButtonRow>("All decided leads", ({ all }) => all),
      column("As of", () => asOf),
    ],
    buttons,
  );
};

export const objectionGroupsTable: TableExport = async (...given) => {
  const { asOf, groups } = await found(...given);
  await writeSheet<GroupRow>(
    given[2],
    [
      column("Step", ({ step }) => step),
      ...winColumns<GroupRow>("Objected and answered", ({ answered }) => answered),
      ...winColumns<GroupRow>("Never objected", ({ never }) => never),
      ...winColumns<GroupRow>("Objected and left open", ({ open }) => open),
      verdictColumn("Answered against left open", ({ answeredOverOpen }) => answeredOverOpen),
      verdictColumn("Answered against never objected", ({ answeredOverNever }) => answeredOverNever),
      column("As of", () => asOf),
    ],
    groups,
  );
};

export const magicClosesTable: TableExport = async (...given) => {
  const { asOf, currency, rows } = await found(...given);
  await writeSheet<MagicClose>(
    given[2],
    [
      column("Lead", ({ name }) => name),
      column("Jumped", ({ open }) => open.map(({ step, state }) => `${step} (${state})`).join("; ")),
      column("Won on", ({ wonOn }) => wonOn),
      column("Vendor", ({ vendor }) => vendor),
      money("Value", currency, ({ valueMinor }) => valueMinor),
      column("Currency", () => currency),
      column("As of", () => asOf),
    ],
    rows,
  );
};
