// Which vendor's leads are worth buying again, and is there enough data to say so?
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ExportLink } from "../components/ExportLink";
import { ButtonLink } from "../components/forms/Button";
import { FilterBar } from "../components/forms/FilterBar";
import { EmptyState } from "../components/layout/EmptyState";
import { PageHeader } from "../components/layout/PageHeader";
import { FiguresTable } from "../components/vendors/FiguresTable";
import type { FigureRow } from "../components/vendors/figureColumns";
import { PairSection } from "../components/vendors/PairSection";
import { vendorTitle } from "../domain/chartTitles";
import { type FigureCell, figureCellFilters } from "../domain/drill";
import { encodeFilters, encodeLeadFilters, type Filters } from "../domain/filters";
import { heldSentence } from "../domain/vendorRanking";
import { decodeVendorsFilters, encodeVendorsFilters } from "../domain/vendorsFilters";
import { choices } from "../reports/boardReport";
import { vendorsReport } from "../reports/vendorsReport";

export const meta: MetaFunction = () => [{ title: "Vendors – Placket" }];

export async function loader({ request, context: { reports } }: LoaderFunctionArgs) {
  const asked = decodeVendorsFilters(new URL(request.url).searchParams);
  const { report, lists } = await reports("vendors", asked, async (db) => ({
    report: await vendorsReport(db, asked),
    lists: await choices(db),
  }));
  return { report, choices: lists, asked, asOf: report.asOf };
}

export default function Vendors() {
  const { report, choices, asked } = useLoaderData<typeof loader>();
  const { filters, vendors, pair, currency, money, asOf, horizonDays } = report;
  const { a, b, sort } = asked;
  const rows = vendors.map((row): FigureRow => ({ id: row.vendorId, name: row.vendor, ...row }));
  const leadsHref = ({ id }: FigureRow, cell: FigureCell) =>
    href(
      "/leads",
      encodeLeadFilters({
        ...{ ...filters, vendor: id },
        ...figureCellFilters(cell, { ...filters, asOf, horizonDays }),
      }),
    );
  const { vendor: _, list: __, ...dates } = filters;
  return (
    <>
      <PageHeader
        place="Vendors"
        title={vendorTitle(vendors)}
        lead={heldSentence(vendors, currency) ?? undefined}
      />
      <FilterBar
        filters={filters}
        {...choices}
        action="/vendors"
        hrefFor={(next: Filters) => href("/vendors", encodeVendorsFilters({ ...next, a, b, sort }))}
        keep={Object.entries({ a, b, sort }).flatMap(([name, value]): [string, string][] =>
          value === undefined ? [] : [[name, String(value)]],
        )}
      />
      {rows.length === 0 ? (
        <NoVendors filtered={encodeFilters(filters) !== ""} />
      ) : (
        <>
          <FiguresTable
            head="Vendor"
            rows={rows}
            currency={currency}
            horizonDays={horizonDays}
            money={money}
            hrefFor={leadsHref}
            nameHref={({ id }) => href(`/vendors/${id}`, encodeFilters(dates))}
            sort={{
              key: (sort ?? "spend").replace(/^-/, ""),
              descending: (sort === "vendor" || sort === "-vendor") === (sort?.startsWith("-") ?? false),
              hrefFor: (key) =>
                href(
                  "/vendors",
                  encodeVendorsFilters({ ...filters, a, b, sort: sort === key ? `-${key}` : key }),
                ),
            }}
          />
          <p className="no-print mt-4 flex justify-end text-sm">
            <ExportLink table="deals" of="Deals" named />
          </p>
          {pair ? <PairSection pair={pair} vendors={vendors} filters={filters} sort={sort} /> : null}
        </>
      )}
    </>
  );
}

function NoVendors({ filtered }: { filtered: boolean }) {
  return (
    <EmptyState
      title={filtered ? "No vendor’s leads are in these filters" : "There are no vendors yet"}
      actions={
        filtered ? (
          <ButtonLink to="/vendors">Clear the filters</ButtonLink>
        ) : (
          <ButtonLink to="/imports">Import a file</ButtonLink>
        )
      }
    >
      A lead list names its vendor; deals and signals say what came of its leads.
    </EmptyState>
  );
}

function href(path: string, query: string): string {
  return query === "" ? path : `${path}?${query}`;
}
