// The placket view: leads as rows, steps as columns, one mark for each step.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "../components/forms/Button";
import { FilterBar } from "../components/forms/FilterBar";
import { EmptyState } from "../components/layout/EmptyState";
import { PageHeader } from "../components/layout/PageHeader";
import { Pagination } from "../components/layout/Pagination";
import { PlacketLegend } from "../components/Placket";
import { PlacketTable } from "../components/PlacketTable";
import type { Filters } from "../domain/filters";
import { decodePlacketFilters, encodePlacketFilters, type PlacketFilters } from "../domain/placketFilters";
import { formatCount } from "../domain/rates";
import { choices } from "../reports/boardReport";
import { placketReport } from "../reports/placketReport";

const pageSize = 100;

export const meta: MetaFunction = () => [{ title: "Placket view – Placket" }];

export async function loader({ request, context: { reports } }: LoaderFunctionArgs) {
  const filters = decodePlacketFilters(new URL(request.url).searchParams);
  return reports("placket", filters, async (db) => ({
    report: await placketReport(db, filters, { pageSize }),
    choices: await choices(db),
  }));
}

export default function PlacketView() {
  const { report, choices } = useLoaderData<typeof loader>();
  const { filters, leads, page, pages, rows, steps } = report;
  const { state, step, sort, page: _page, ...own } = filters;
  const hrefFor = (next: PlacketFilters) =>
    `/placket${encodePlacketFilters(next) && `?${encodePlacketFilters(next)}`}`;
  const stepName =
    step === 0
      ? "Sits at no step"
      : `at ${steps.find(({ stepId }) => stepId === step)?.name ?? "no known step"}`;
  const chips = [
    ...(state ? [{ label: state, clearHref: hrefFor({ ...own, step, sort }) }] : []),
    ...(step === undefined ? [] : [{ label: stepName, clearHref: hrefFor({ ...own, state, sort }) }]),
  ];
  const filtered = encodePlacketFilters({ ...filters, sort: undefined, page: undefined }) !== "";
  return (
    <>
      <PageHeader
        place="Placket"
        title={
          leads === 0
            ? filtered
              ? "No lead is chosen by these filters"
              : "No lead is bought yet"
            : `The buttons of ${formatCount(leads)} ${leads === 1 ? "lead" : "leads"}`
        }
      />
      <FilterBar
        filters={own}
        {...choices}
        action="/placket"
        hrefFor={(next: Filters) => hrefFor({ state, step, sort, ...next })}
        keep={[...new URLSearchParams(encodePlacketFilters({ state, step, sort }))]}
        {...{ chips, clearHref: "/placket" }}
      />
      {leads === 0 ? (
        <EmptyState
          title="No row of buttons to show"
          actions={
            filtered ? (
              <ButtonLink to="/placket">Clear the filters</ButtonLink>
            ) : (
              <ButtonLink to="/imports">Import a file</ButtonLink>
            )
          }
        >
          {filtered
            ? "Every lead has a row here; none of them is of this choice."
            : "Import a lead list that a vendor sold you: each of its leads becomes a row."}
        </EmptyState>
      ) : (
        <div className="rounded-lg border border-line bg-sheet p-4 shadow-lift sm:p-5">
          <PlacketTable
            {...{ rows, steps, sort }}
            hrefFor={(sort) => hrefFor({ ...filters, sort, page: undefined })}
            asOf={filters.asOf}
          />
          <Pagination
            {...{ page, pages, total: leads, noun: leads === 1 ? "lead" : "leads" }}
            from={(page - 1) * pageSize + 1}
            to={Math.min(page * pageSize, leads)}
            hrefFor={(page) => hrefFor({ ...filters, page })}
          />
          <div className="mt-4">
            <PlacketLegend />
          </div>
        </div>
      )}
    </>
  );
}
