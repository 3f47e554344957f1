// The leads behind a number: the same count as the link that led here.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "../components/forms/Button";
import { FilterBar } from "../components/forms/FilterBar";
import { LeadTable } from "../components/LeadTable";
import { EmptyState } from "../components/layout/EmptyState";
import { PageHeader } from "../components/layout/PageHeader";
import { Pagination } from "../components/layout/Pagination";
import { leadChips } from "../components/leadChips";
import { decodeLeadFilters, encodeLeadFilters, type Filters, type LeadFilters } from "../domain/filters";
import { formatMoney } from "../domain/money";
import { formatCount } from "../domain/rates";
import { choices } from "../reports/boardReport";
import { leadsReport } from "../reports/leadsReport";

const pageSize = 100;

export const meta: MetaFunction = () => [{ title: "Leads – Placket" }];

export async function loader({ request, context: { reports } }: LoaderFunctionArgs) {
  const filters = decodeLeadFilters(new URL(request.url).searchParams);
  return reports("leads", filters, async (db) => ({
    report: await leadsReport(db, filters, { pageSize }),
    choices: await choices(db),
  }));
}

export default function Leads() {
  const { report, choices } = useLoaderData<typeof loader>();
  const { filters, leads, costs, page, pages, rows } = report;
  const hrefFor = (next: LeadFilters) => `/leads${encodeLeadFilters(next) && `?${encodeLeadFilters(next)}`}`;
  const { vendor, list, from, to, asOf, notKnown, ...more } = filters;
  const cost = costs.flatMap(({ currency, netMinor, creditedMinor }) =>
    filters.bucket === "credited"
      ? [`${formatMoney(creditedMinor, currency)} of it came back`]
      : netMinor === null
        ? []
        : [formatMoney(netMinor, currency)],
  );
  return (
    <>
      <PageHeader
        place="Leads"
        title={`${formatCount(leads)} ${leads === 1 ? "lead" : "leads"}${cost.length > 0 ? `, ${cost.join(" and ")}` : ""}`}
      />
      <FilterBar
        filters={{ vendor, list, from, to, asOf, notKnown }}
        {...choices}
        action="/leads"
        hrefFor={(next: Filters) => hrefFor({ ...more, page: undefined, ...next })}
        keep={[...new URLSearchParams(encodeLeadFilters({ ...more, page: undefined }))]}
        chips={leadChips(more, report).map(({ label, without }) => ({
          label,
          clearHref: hrefFor({ ...filters, page: undefined, ...without }),
        }))}
      />
      {leads === 0 ? (
        <NoLeads filtered={encodeLeadFilters(filters) !== ""} />
      ) : (
        <div className="rounded-lg border border-line bg-sheet p-4 shadow-lift sm:p-5">
          <LeadTable
            rows={rows}
            sort={filters.sort}
            hrefFor={(sort) => hrefFor({ ...filters, sort, page: undefined })}
            asOf={filters.asOf}
          />
          <Pagination
            {...{ page, pages, total: leads, noun: leads === 1 ? "lead" : "leads" }}
            from={(page - 1) * pageSize + 1}
            to={Math.min(page * pageSize, leads)}
            hrefFor={(page) => hrefFor({ ...filters, page })}
          />
        </div>
      )}
    </>
  );
}

function NoLeads({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState
      title="No lead is in these filters"
      actions={<ButtonLink to="/leads">Show all leads</ButtonLink>}
    >
      Clear one of the filters above, or look at all leads.
    </EmptyState>
  ) : (
    <EmptyState title="There are no leads yet" actions={<ButtonLink to="/imports">Import a file</ButtonLink>}>
      A lead list that a vendor sold you, as a CSV or Excel file, brings them in.
    </EmptyState>
  );
}
