// What does the table of deals hold as a file, so that the file can be taken in again and changes nothing?
import { type ExportedDeal, eachDeal } from "../../../db/queries/exportedDeals";
import { decodeFilters } from "../../domain/filters";
import { amount, column, type SheetColumn, sheetLines, type TableExport } from "./sheet";

const money = (head: string, minor: (deal: ExportedDeal) => number | null): SheetColumn<ExportedDeal> =>
  column(head, (deal) => amount(minor(deal), deal.currency));

/** All that is known of a deal, then whom it belongs to, which the importer leaves alone. */
const columns: SheetColumn<ExportedDeal>[] = [
  column("Deal id", ({ external_id }) => external_id),
  column("Lead id", ({ named_lead }) => named_lead),
  column("Company", ({ company }) => company),
  column("Person", ({ person }) => person),
  column("E-mail", ({ email }) => email),
  column("Phone", ({ phone }) => phone),
  column("Website", ({ website }) => website),
  column("Street", ({ street }) => street),
  column("City", ({ city }) => city),
  column("Postal code", ({ postal_code }) => postal_code),
  column("Status", ({ status }) => status),
  column("Stage", ({ stage }) => stage),
  column("Opened on", ({ opened_on }) => opened_on),
  column("Won on", ({ won_on }) => won_on),
  column("Lost on", ({ lost_on }) => lost_on),
  money("Amount", ({ amount_minor }) => amount_minor),
  money("MRR", ({ mrr_minor }) => mrr_minor),
  money("One-off", ({ one_off_minor }) => one_off_minor),
  column("Currency", ({ currency }) => currency),
  column("Months", ({ months }) => months),
  column("Margin", ({ margin_percent }) => (margin_percent === null ? null : `${margin_percent}%`)),
  column("Loss reason", ({ loss_reason }) => loss_reason),
  column("Owner", ({ owner }) => owner),
  money("Value", ({ value_minor }) => value_minor),
  column("Linked leads", ({ leads }) => leads),
  column("Linked vendors", ({ vendors }) => vendors),
  column("From Placket", ({ deal_id }) => deal_id),
];

/** Every deal; under filters of leads those that such a lead is given credit for. */
export const dealsTable: TableExport = async (db, { params }, write) => {
  await write([columns.map(({ head }) => head)]);
  await eachDeal(db, decodeFilters(params), (rows) => write(sheetLines(columns, rows)));
};
