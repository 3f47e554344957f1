// What does the table of accounts paid for twice hold as a file: what a claim needs?
import { listPaidTwice, type PaidTwiceRow } from "../../../db/queries/paidTwice";
import { decodePaidTwiceFilters } from "../../domain/paidTwiceFilters";
import { sighted } from "../look";
import { amount, column, type TableExport, writeSheet } from "./sheet";

export const paidTwiceTable: TableExport = async (db, { params }, write) => {
  const filters = decodePaidTwiceFilters(params);
  await sighted(db, filters, async ({ asOf }) => {
    const rows = await listPaidTwice(db, { filters, limit: null, offset: 0 });
    await writeSheet<PaidTwiceRow>(
      write,
      [
        column("Lead", ({ name }) => name),
        column("Vendor", ({ vendor }) => vendor),
        column("List", ({ list }) => list),
        column("Bought on", ({ purchased_on }) => purchased_on),
        column("Cost", ({ cost_minor, currency }) => amount(cost_minor, currency)),
        column("Came back", ({ credited_minor, currency }) => amount(credited_minor, currency)),
        column("Currency", ({ currency }) => currency),
        column("Window in days", ({ window_days }) => window_days),
        column("First from", ({ first_vendor }) => first_vendor),
        column("First list", ({ first_list }) => first_list),
        column("First bought on", ({ first_purchased_on }) => first_purchased_on),
        column("First cost", (row) =>
          row.first_currency === null ? null : amount(row.first_cost_minor, row.first_currency),
        ),
        column("First currency", ({ first_currency }) => first_currency),
        column("As of", () => asOf),
      ],
      rows,
    );
  });
};
