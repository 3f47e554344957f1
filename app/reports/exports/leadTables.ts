// What do the tables of leads hold as files: each with all that its row said and how it stands, or with its buttons?
import { type ExportedLead, eachLead, eachPlacketLead } from "../../../db/queries/exportedLeads";
import { decodeLeadFilters } from "../../domain/filters";
import { decodePlacketFilters } from "../../domain/placketFilters";
import { closePosition, type LeadStanding, positionOf, standingOf } from "../leadsReport";
import { sighted } from "../look";
import { type PlacketLead, placketLead } from "../placketReport";
import { amount, column, type SheetColumn, sheetLines, type TableExport } from "./sheet";

type Exported = ExportedLead & { standing: LeadStanding };

/** What the row of the lead said: the columns by which the file is taken in again. */
const said: SheetColumn<Exported>[] = [
  column("Vendor", ({ vendor }) => vendor),
  column("List", ({ list }) => list),
  column("List bought on", ({ list_on }) => list_on),
  column("Lead id", ({ vendor_lead_id }) => vendor_lead_id),
  column("Company", ({ company }) => company),
  column("Person", ({ person }) => person),
  column("Job title", ({ title }) => title),
  column("E-mail", ({ email }) => email),
  column("Phone", ({ phone }) => phone),
  column("Mobile", ({ mobile }) => mobile),
  column("Website", ({ website }) => website),
  column("Street", ({ street }) => street),
  column("City", ({ city }) => city),
  column("State or region", ({ region }) => region),
  column("Postal code", ({ postal_code }) => postal_code),
  column("Country", ({ country }) => country),
  column("Seats", ({ seats }) => seats),
  column("Industry", ({ industry }) => industry),
  column("Purchase unit", ({ purchase_unit }) => purchase_unit),
  column("Price", ({ price_minor, price_currency }) => amount(price_minor, price_currency ?? "USD")),
  column("Price currency", ({ price_currency }) => price_currency),
  column("Bought on", ({ row_on }) => row_on),
  column("Delivered at", ({ delivered_at }) => delivered_at?.toISOString() ?? null),
  column("Note", ({ note }) => note),
];

/** How it stands: columns that the importer leaves alone. */
const stands: SheetColumn<Exported>[] = [
  column("Counted from", ({ purchased_on }) => purchased_on),
  column("Lead's state", ({ standing }) => standing.state),
  column("Sits at", ({ standing }) => standing.frontier),
  column("Stalls on", ({ standing }) => standing.stallsOn),
  column("Bucket", ({ standing }) => standing.bucket),
  column("Bucket's step", ({ standing }) => standing.bucketStep),
  column("Bucket's issue", ({ standing }) => standing.bucketIssue),
  column("Cost", ({ standing }) => amount(standing.costMinor, standing.currency)),
  column("Credited", ({ standing }) => amount(standing.creditedMinor, standing.currency)),
  column("Currency of the cost", ({ standing }) => standing.currency),
];

export const leadsTable: TableExport = async (db, { params }, write) => {
  const filters = decodeLeadFilters(params);
  await sighted(db, filters, async (sight) => {
    const columns = [
      ...said,
      ...stands,
      column("As of", () => sight.asOf),
      column<Exported>("From Placket", (row) => (row.vendor_lead_id === null ? row.content_hash : null)),
    ];
    await write([columns.map(({ head }) => head)]);
    const query = {
      ...{ look: sight.look, filters, step: positionOf(sight, filters.step) },
      closeStep: closePosition(sight),
    };
    await eachLead(db, query, (rows) =>
      write(
        sheetLines(
          columns,
          rows.map((row) => ({ ...row, standing: standingOf(sight, row) })),
        ),
      ),
    );
  });
};

/** A column for each step, also retired ones: rows further on may be judged by them. */
export const placketTable: TableExport = async (db, { params }, write) => {
  const filters = decodePlacketFilters(params);
  await sighted(db, filters, async (sight) => {
    const columns: SheetColumn<PlacketLead>[] = [
      column("Vendor", ({ vendor }) => vendor.name),
      column("List", ({ list }) => list.name),
      column("Lead id", ({ vendorLeadId }) => vendorLeadId),
      column("Company", ({ company }) => company),
      column("Person", ({ person }) => person),
      ...sight.steps.map(({ stepId, name }) =>
        column<PlacketLead>(name, ({ steps }) => steps.find((step) => step.stepId === stepId)?.state ?? null),
      ),
      column("Sits at", ({ frontier }) => frontier),
      column("State", ({ state }) => state),
      column("Stalls on", ({ stallsOn }) => stallsOn),
      column("Days silent", ({ silentDays }) => silentDays),
      column("Spend", ({ costMinor, currency }) => amount(costMinor, currency)),
      column("Currency", ({ currency }) => currency),
      column("As of", () => sight.asOf),
    ];
    await write([columns.map(({ head }) => head)]);
    const query = { look: sight.look, filters, step: positionOf(sight, filters.step) };
    await eachPlacketLead(db, query, (rows) =>
      write(
        sheetLines(
          columns,
          rows.map((row) => placketLead(sight, row)),
        ),
      ),
    );
  });
};
