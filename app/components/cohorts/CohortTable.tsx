// How does each month of purchase, or each list, stand: what has come, what will, and how soon?
import { Link } from "@remix-run/react";
import type { CohortGrouping } from "../../domain/cohortFilters";
import { naiveNote, shareReason } from "../../domain/cohortSentences";
import type { cohortCellFilters } from "../../domain/drill";
import type { TermKey } from "../../domain/metrics/registry";
import { formatCount } from "../../domain/rates";
import type { Cohort } from "../../reports/cohort";
import type { CohortsReport } from "../../reports/cohortsReport";
import { Count } from "../Count";
import { type Column, DataTable } from "../DataTable";
import { RateWithInterval } from "../RateWithInterval";
import { DaysWithInterval } from "./DaysWithInterval";
import { Expectation } from "./Expectation";
import { RipenessMark } from "./RipenessMark";

type Cell = Parameters<typeof cohortCellFilters>[0];

interface CohortTableProps {
  report: CohortsReport;
  hrefFor: (cell: Cell, cohort: Cohort) => string;
  /** The page with this cohort drawn, or no longer drawn. */
  drawHref: (key: string) => string;
}

const headings: Record<CohortGrouping, string> = { month: "Bought in", list: "List" };

export function CohortTable({ report, hrefFor, drawHref }: CohortTableProps) {
  const { by, cohorts, horizonDays, currency, pooledDoubt } = report;
  const drawn = new Set(report.drawn.map(({ key }) => key));
  const count = (key: "won" | "lost" | "undecided", label: string, means: TermKey): Column<Cohort> => ({
    ...{ key, label, means, align: "end" as const },
    cell: (row) => (
      <>
        <Count value={row[key]} href={hrefFor(key, row)} />
        {key === "undecided" && row.setAside > 0 ? (
          <span className="block text-xs whitespace-nowrap text-faint">
            {formatCount(row.setAside)} set aside
          </span>
        ) : null}
      </>
    ),
  });
  const expected = (of: "wins" | "value", label: string, means: TermKey): Column<Cohort> => ({
    ...{ key: of, label, means, align: "end" as const },
    cell: ({ projection }) => <Expectation {...{ projection, of, currency, pooledDoubt }} />,
  });
  const columns: Column<Cohort>[] = [
    {
      ...{ key: "name", label: headings[by], means: "cohort", names: true },
      cell: ({ key, name }) => (
        <>
          <bdi>{name ?? "Date unknown"}</bdi>
          {key === null ? null : (
            <Link
              to={drawHref(key)}
              preventScrollReset
              className="text-link tap ml-2 inline-flex items-center text-xs font-normal whitespace-nowrap"
            >
              {drawn.has(key) ? "leave out" : "draw"}
              <span className="sr-only"> {name}</span>
            </Link>
          )}
        </>
      ),
    },
    {
      ...{ key: "n", label: "Leads", means: "leads" as const, align: "end" as const },
      cell: (row) => <Count value={row.n} href={hrefFor("leads", row)} />,
    },
    count("won", "Won", "wonLeads"),
    count("lost", "Lost", "lostLeads"),
    count("undecided", "Neither yet", "undecidedLeads"),
    {
      ...{ key: "ripeness", label: "Ripeness", means: "ripeness" },
      cell: ({ ripeness }) => <RipenessMark ripeness={ripeness} pooledDoubt={pooledDoubt} />,
    },
    {
      ...{
        key: "share",
        label: `Won within ${horizonDays} days`,
        means: "wonByHorizon",
        align: "end" as const,
      },
      cell: ({ share }) => <RateWithInterval rate={share} reason={shareReason(share, horizonDays)} />,
    },
    {
      ...{ key: "naive", label: "Won so far ÷ all", means: "naiveRate", align: "end" as const },
      cell: (row) => (
        <>
          <RateWithInterval rate={row.naive} bare />
          <span className="block text-xs whitespace-nowrap text-faint">{naiveNote(row)}</span>
        </>
      ),
    },
    {
      ...{ key: "median", label: "Half of wins within", means: "halfWithin", align: "end" as const },
      cell: ({ medianDays, won, share }) => (
        <DaysWithInterval
          days={medianDays}
          horizonDays={horizonDays}
          reason={won === 0 ? "nobody has won" : shareReason(share, horizonDays)}
        />
      ),
    },
    expected("wins", "Wins to come", "winsToCome"),
    expected("value", "Value to come", "valueToCome"),
  ];
  return (
    <DataTable
      caption={`Cohorts by ${by === "month" ? "month of purchase" : "list"}`}
      columns={columns}
      exportAs="cohorts"
      rows={cohorts}
      rowKey={({ key }) => key ?? "none"}
    />
  );
}
