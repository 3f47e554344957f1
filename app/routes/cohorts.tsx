// What will come of the leads of each month or list, when many of them are still open?
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CohortChart } from "../components/charts/CohortChart";
import { CohortFigures } from "../components/cohorts/CohortFigures";
import { CohortSection } from "../components/cohorts/CohortSection";
import { StepAgeTable } from "../components/cohorts/StepAgeTable";
import { ButtonLink } from "../components/forms/Button";
import { FilterBar } from "../components/forms/FilterBar";
import { EmptyState } from "../components/layout/EmptyState";
import { PageHeader } from "../components/layout/PageHeader";
import { Section } from "../components/layout/Section";
import { type CohortFilters, decodeCohortFilters, encodeCohortFilters } from "../domain/cohortFilters";
import { cohortsHeadline } from "../domain/cohortSentences";
import { formatDay } from "../domain/day";
import { cohortCellFilters } from "../domain/drill";
import { encodeFilters, encodeLeadFilters, type Filters } from "../domain/filters";
import { choices } from "../reports/boardReport";
import { cohortsReport } from "../reports/cohortsReport";

export const meta: MetaFunction = () => [{ title: "What comes of each cohort – Placket" }];

export async function loader({ request, context: { reports } }: LoaderFunctionArgs) {
  const filters = decodeCohortFilters(new URL(request.url).searchParams);
  return reports("cohorts", filters, async (db) => ({
    asked: filters,
    report: await cohortsReport(db, filters),
    choices: await choices(db),
  }));
}

export default function Cohorts() {
  const { asked, report, choices } = useLoaderData<typeof loader>();
  const { filters, by, asOf, whole, cohorts, horizonDays } = report;
  const { sentence, rest } = cohortsHeadline(whole, horizonDays);
  const hrefFor = (next: CohortFilters) => href("/cohorts", encodeCohortFilters(next));
  const { by: _, horizon, drawn, ...own } = asked;
  const kept = { ...(asked.by && { by: asked.by }), ...(horizon && { horizon }), ...(drawn && { drawn }) };
  const nameOf = (key: string | null) => cohorts.find((one) => one.key === key)?.name ?? "All these leads";
  return (
    <>
      <PageHeader
        place="Cohorts"
        title={sentence}
        lead={rest.length > 0 ? `${rest.join(". ")}.` : undefined}
      />
      <FilterBar
        filters={own}
        {...choices}
        action="/cohorts"
        hrefFor={(next: Filters) => hrefFor({ ...kept, ...next })}
        keep={[...new URLSearchParams(encodeCohortFilters(kept))]}
      />
      {whole.n === 0 ? (
        <NoLeads filtered={encodeFilters(filters) !== ""} />
      ) : (
        <>
          <CohortFigures report={report} />
          <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-6">
            <CohortChart
              title={`Won and lost by the day after the purchase, up to day ${horizonDays}`}
              note="The line is the share that probably had won, or was lost, by that day; the band holds it with 95 %. A curve ends where no lead was followed any longer."
              curves={report.drawn.map((one) => ({ ...one, name: nameOf(one.key) }))}
              horizonDays={horizonDays}
              state={
                report.drawn.every(({ n }) => n === 0)
                  ? { kind: "tooFew", teach: "No lead here has a known day of purchase." }
                  : report.drawn.every(({ key, events }) => key === null && events.won + events.lost === 0)
                    ? { kind: "tooFew", teach: "No lead here is won or lost yet: there is no curve to draw." }
                    : undefined
              }
              footnote={`As of the end of ${formatDay(asOf)}.`}
            />
            <CohortSection
              report={report}
              asked={asked}
              hrefFor={hrefFor}
              leadsHref={(cell, cohort) =>
                href(
                  "/leads",
                  encodeLeadFilters({ ...filters, ...cohortCellFilters(cell, { by, key: cohort.key }) }),
                )
              }
            />
            <Section
              title="How long each step takes"
              note="From the purchase to the first time the step is buttoned. Leads that have not come so far count for as long as they have been followed, stalled or not; won and lost leads that never buttoned it ended without."
              sheet
            >
              <StepAgeTable steps={report.steps} horizonDays={horizonDays} />
            </Section>
          </div>
        </>
      )}
    </>
  );
}

function NoLeads({ filtered }: { filtered: boolean }) {
  return (
    <EmptyState
      title={filtered ? "No lead is in these filters" : "There are no leads yet"}
      actions={
        filtered ? (
          <ButtonLink to="/cohorts">Clear the filters</ButtonLink>
        ) : (
          <ButtonLink to="/imports">Import a file</ButtonLink>
        )
      }
    >
      A lead list says when leads were bought; deals say which of them won or were lost, and when.
    </EmptyState>
  );
}

function href(path: string, query: string): string {
  return query === "" ? path : `${path}?${query}`;
}
