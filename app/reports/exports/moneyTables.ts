// What do charges and credits hold as files, so that the files can be taken in again and change nothing?
import { lookAsOf } from "../../../db/queries/derive";
import { listMoneyLines, type MoneyLine } from "../../../db/queries/moneyLines";
import { decodeMoneyFilters } from "../../domain/moneyFilters";
import { amount, column, type SheetColumn, type TableExport, writeSheet } from "./sheet";

/** How a line stands, and by which number it is known again. */
const stands: SheetColumn<MoneyLine>[] = [
  column("Leads it falls on", ({ leads }) => leads),
  column("Unallocated", ({ unallocated }) => (unallocated ? "yes" : "no")),
  column("From Placket", ({ id }) => id),
];

const charge: SheetColumn<MoneyLine>[] = [
  column("Vendor", ({ vendor }) => vendor),
  column("List", ({ list }) => list),
  column("Basis", ({ basis }) => basis),
  column("Quantity", ({ quantity }) => quantity),
  column("Unit price", ({ unit_price_minor, currency }) => amount(unit_price_minor, currency)),
  column("Amount", ({ amount_minor, currency }) => amount(amount_minor, currency)),
  column("Currency", ({ currency }) => currency),
  column("Incurred on", ({ stated_on }) => stated_on),
  column("Period start", ({ period_start }) => period_start),
  column("Period end", ({ period_end }) => period_end),
  column("Remark", ({ note }) => note),
  ...stands,
];

const credit: SheetColumn<MoneyLine>[] = [
  column("Vendor", ({ vendor }) => vendor),
  column("List", ({ list }) => list),
  column("Amount", ({ amount_minor, currency }) => amount(amount_minor, currency)),
  column("Currency", ({ currency }) => currency),
  column("Credited on", ({ stated_on }) => stated_on),
  column("Reason", ({ note }) => note),
  column("Leads it names", ({ named }) => named),
  ...stands,
];

const table =
  (kind: MoneyLine["kind"], columns: SheetColumn<MoneyLine>[]): TableExport =>
  async (db, { params }, write) => {
    const lines = await lookAsOf(db, undefined, (asOf) =>
      listMoneyLines(db, { filters: decodeMoneyFilters(params), asOf, offset: 0, limit: null }),
    );
    await writeSheet(
      write,
      columns,
      lines.filter((line) => line.kind === kind),
    );
  };

export const chargesTable = table("charge", charge);
export const creditsTable = table("credit", credit);
