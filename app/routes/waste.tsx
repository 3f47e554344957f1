// Where did each dollar go, and whose doing was it?
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WasteChart } from "../components/charts/WasteChart";
import { ButtonLink } from "../components/forms/Button";
import { FilterBar } from "../components/forms/FilterBar";
import { EmptyState } from "../components/layout/EmptyState";
import { PageHeader } from "../components/layout/PageHeader";
import { WasteFigures } from "../components/WasteFigures";
import { WasteSection } from "../components/WasteSection";
import { formatDay } from "../domain/day";
import { type WasteCell, wasteCellFilters } from "../domain/drill";
import { encodeFilters, encodeLeadFilters, type Filters } from "../domain/filters";
import { decodeWasteFilters, encodeWasteFilters, type WasteFilters } from "../domain/wasteFilters";
import { wasteHeadline } from "../domain/wasteHeadline";
import { choices } from "../reports/boardReport";
import { type WasteGroup, wasteReport } from "../reports/wasteReport";

export const meta: MetaFunction = () => [{ title: "Where each dollar went – Placket" }];

export async function loader({ request, context: { reports } }: LoaderFunctionArgs) {
  const filters = decodeWasteFilters(new URL(request.url).searchParams);
  return reports("waste", filters, async (db) => ({
    report: await wasteReport(db, filters),
    choices: await choices(db),
  }));
}

export default function Waste() {
  const { report, choices } = useLoaderData<typeof loader>();
  const { filters, by, asOf, leads, chargesMinor } = report;
  const { sentence, rest } = wasteHeadline(report);
  const hrefFor = (next: WasteFilters) => href("/waste", encodeWasteFilters(next));
  const leadsHref = (cell: WasteCell, group?: WasteGroup) =>
    href(
      "/leads",
      encodeLeadFilters({ ...filters, ...wasteCellFilters(cell, group && { by, key: group.key }) }),
    );
  const nothing = leads === 0 && !chargesMinor;
  return (
    <>
      <PageHeader
        place="Where each dollar went"
        title={sentence}
        lead={rest.length > 0 ? `${rest.join(". ")}.` : undefined}
      />
      <FilterBar
        filters={filters}
        {...choices}
        action="/waste"
        hrefFor={(next: Filters) => hrefFor({ by, ...next })}
        keep={[["by", by]]}
      />
      {nothing ? (
        <NoMoney filtered={encodeFilters(filters) !== ""} />
      ) : (
        <>
          <WasteFigures report={report} hrefFor={leadsHref} />
          <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-6">
            <WasteChart
              title="What was charged, on whom it is, and where it landed"
              note="Each lead’s cost, less what came back for it, lands in one bucket: the first that holds. The buckets add up to the charges."
              report={report}
              hrefFor={leadsHref}
              state={
                chargesMinor === null
                  ? {
                      kind: "tooFew",
                      teach: `No lead here has a price in ${report.currency}. The table counts the leads.`,
                    }
                  : undefined
              }
              footnote={`As of the end of ${formatDay(asOf)}.`}
            />
            <WasteSection
              report={report}
              hrefFor={leadsHref}
              byHref={(next) => hrefFor({ ...filters, by: next })}
            />
          </div>
        </>
      )}
    </>
  );
}

function NoMoney({ filtered }: { filtered: boolean }) {
  return (
    <EmptyState
      title={filtered ? "No lead and no charge is in these filters" : "There are no leads and no charges yet"}
      actions={
        filtered ? (
          <ButtonLink to="/waste">Clear the filters</ButtonLink>
        ) : (
          <ButtonLink to="/imports">Import a file</ButtonLink>
        )
      }
    >
      A lead list with a price column, or the vendor’s invoice lines, say what was charged; signals and deals
      say where it went.
    </EmptyState>
  );
}

function href(path: string, query: string): string {
  return query === "" ? path : `${path}?${query}`;
}
