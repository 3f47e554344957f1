// How do leads look as rows of buttons, one column a step?
import { Link } from "@remix-run/react";
import type { PlacketSort } from "../domain/placketFilters";
import { formatCount } from "../domain/rates";
import type { PlacketReport } from "../reports/placketReport";
import { type Column, DataTable } from "./DataTable";
import { Day } from "./Day";
import { LeadCost } from "./LeadCost";
import { frontierOf, marks } from "./LeadTable";
import { markText, Placket } from "./Placket";
import { PlacketMark } from "./PlacketMark";
import { StateBadge } from "./StateBadge";

type Row = PlacketReport["rows"][number];

interface PlacketTableProps {
  rows: Row[];
  steps: PlacketReport["steps"];
  sort?: PlacketSort;
  hrefFor: (sort: PlacketSort) => string;
  asOf: string | undefined;
}

/** On a phone the steps' columns give way to the small strip under the lead's name. */
export function PlacketTable({ rows, steps, sort = "frontier", hrefFor, asOf }: PlacketTableProps) {
  const query = asOf ? `?as-of=${asOf}` : "";
  const columns: Column<Row>[] = [
    {
      ...{ key: "lead", label: "Lead", means: "lead", names: true },
      cell: (row) => (
        <>
          <Link to={`/leads/${row.leadId}${query}`} className="text-link">
            <bdi>{row.company ?? row.person ?? row.vendorLeadId ?? `Lead ${row.leadId}`}</bdi>
          </Link>
          <div className="mt-1 overflow-x-auto md:hidden">
            <Placket steps={marks(row)} frontier={frontierOf(row)} />
          </div>
        </>
      ),
    },
    ...steps.map(
      (step): Column<Row> => ({
        ...{ key: `step-${step.stepId}`, label: step.name, narrow: "hidden", tight: true },
        cell: (row) => <StepCell row={row} stepId={step.stepId} query={query} />,
      }),
    ),
    {
      ...{ key: "frontier", label: "Sits at", means: "frontier", sortable: true },
      cell: (row) => row.frontier ?? (row.state === "won" ? "" : "steps not recorded"),
    },
    { key: "state", label: "State", means: "state", cell: (row) => <StateBadge state={row.state} /> },
    {
      ...{ key: "stalls", label: "Stalls on", means: "stallsOn" },
      cell: (row) =>
        row.stallsOn ? (
          <>
            <span className="whitespace-nowrap">
              <Day on={row.stallsOn} />
            </span>
            {row.stallReason ? (
              <span className="block min-w-24 text-xs text-faint">{row.stallReason}</span>
            ) : null}
          </>
        ) : null,
    },
    {
      ...{ key: "silent", label: "Days silent", means: "silentDays", align: "end", sortable: true },
      cell: (row) => formatCount(row.silentDays),
    },
    {
      ...{ key: "spend", label: "Spend", means: "leadCost", align: "end", sortable: true },
      cell: (row) => <LeadCost {...row} />,
    },
  ];
  return (
    <DataTable
      caption="Leads and their buttons"
      exportAs="placket"
      {...{ rows, columns }}
      rowKey={(row) => row.leadId}
      stickyHead
      stacked
      sort={{
        key: sort,
        descending: sort !== "frontier",
        hrefFor: (key) => hrefFor(key === "spend" || key === "silent" ? key : "frontier"),
      }}
    />
  );
}

function StepCell({ row, stepId, query }: { row: Row; stepId: number; query: string }) {
  const index = row.steps.findIndex((step) => step.stepId === stepId);
  const mark = marks(row)[index];
  if (mark === undefined) return <span className="sr-only">not in force</span>;
  const text = `${markText(mark)}${index === frontierOf(row) ? ", sits here" : ""}`;
  return (
    <Link
      to={`/leads/${row.leadId}${query}#step-${stepId}`}
      aria-label={text}
      title={text}
      className="tap inline-flex"
    >
      <svg viewBox="0 0 20 22" className="h-6 w-5" aria-hidden="true">
        <PlacketMark state={mark.state} spoken={mark.spoken} />
        {index === frontierOf(row) ? (
          <path d="M6.5 20.5h7" className="stroke-ink" strokeWidth="1.8" strokeLinecap="round" />
        ) : null}
      </svg>
    </Link>
  );
}
