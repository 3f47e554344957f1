// What goes wrong where: objections, answers and silence at each step, or at one in depth.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ExportLink } from "../components/ExportLink";
import { ButtonLink } from "../components/forms/Button";
import { FilterBar } from "../components/forms/FilterBar";
import { EmptyState } from "../components/layout/EmptyState";
import { PageHeader } from "../components/layout/PageHeader";
import { FindingTable } from "../components/steps/FindingTable";
import { StepDepth } from "../components/steps/StepDepth";
import { formatDay } from "../domain/day";
import { findingCellFilters, groupCellFilters } from "../domain/drill";
import {
  decodeLeadFilters,
  encodeFilters,
  encodeLeadFilters,
  type Filters,
  type LeadFilters,
} from "../domain/filters";
import { findingHeadline, stepsSentence } from "../domain/stepSentences";
import { choices } from "../reports/boardReport";
import { stepsReport } from "../reports/stepsReport";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.finding?.step ?? "Steps"} – Placket` },
];

export async function loader({ request, context: { reports } }: LoaderFunctionArgs) {
  const { vendor, list, from, to, asOf, step } = decodeLeadFilters(new URL(request.url).searchParams);
  const filters = { vendor, list, from, to, asOf };
  return reports("steps", { ...filters, step }, async (db) => {
    const report = await stepsReport(db, filters);
    const finding = report.steps.find(({ stepId }) => stepId === step);
    if (step !== undefined && !finding) throw new Response("Not found", { status: 404 });
    return { report, finding, choices: await choices(db) };
  });
}

export default function Steps() {
  const { report, finding, choices } = useLoaderData<typeof loader>();
  const { filters, steps, asOf } = report;
  const hrefFor = (next: Filters, step = finding?.stepId) =>
    href("/steps", encodeLeadFilters({ ...next, step }));
  const leadsHref = (more: LeadFilters) => href("/leads", encodeLeadFilters({ ...filters, ...more }));
  const all = <Link to={href("/steps", encodeFilters(filters))}>Steps</Link>;
  const headline = finding && findingHeadline(finding);
  return (
    <>
      <PageHeader
        place={finding ? all : "Steps"}
        title={headline?.title ?? stepsSentence(steps)}
        lead={headline?.lead}
        actions={<ButtonLink to={href("/magic-closes", encodeFilters(filters))}>Magic closes</ButtonLink>}
      />
      <FilterBar
        filters={filters}
        {...choices}
        action="/steps"
        hrefFor={hrefFor}
        keep={finding ? [["step", String(finding.stepId)]] : []}
        chips={
          finding
            ? [{ label: `Step: ${finding.step}`, clearHref: href("/steps", encodeFilters(filters)) }]
            : []
        }
        clearHref="/steps"
      />
      {steps.every(({ came }) => came === 0) ? (
        <EmptyState
          title="No lead has come to any step here"
          actions={<ButtonLink to="/imports">Import a file</ButtonLink>}
        >
          Clear the filters, or import leads and what their buyers said or did.
        </EmptyState>
      ) : finding ? (
        <StepDepth {...{ finding, leadsHref }} footnote={`As of the end of ${formatDay(asOf)}.`} />
      ) : (
        <div className="rounded-lg border border-line bg-sheet p-4 shadow-lift sm:p-5">
          <FindingTable
            rows={steps}
            hrefFor={(step, cell) => leadsHref(findingCellFilters(step, cell))}
            groupHref={(step, group, state) => leadsHref(groupCellFilters(step, group, state))}
            stepHref={(step) => hrefFor(filters, step)}
          />
          <p className="no-print mt-3 flex justify-end text-sm">
            <ExportLink table="signals" of="Signals" named />
          </p>
        </div>
      )}
    </>
  );
}

function href(path: string, query: string): string {
  return query === "" ? path : `${path}?${query}`;
}
