// How long after the purchase is each step buttoned, when many leads have not come so far yet?
import type { TermKey } from "../../domain/metrics/registry";
import { formatCount } from "../../domain/rates";
import type { StepAge } from "../../reports/cohortsReport";
import { type Column, DataTable } from "../DataTable";
import { RateWithInterval } from "../RateWithInterval";
import { DaysWithInterval } from "./DaysWithInterval";

export function StepAgeTable({ steps, horizonDays }: { steps: StepAge[]; horizonDays: number }) {
  const unfollowed = `no lead has been followed for ${horizonDays} days`;
  const days = (key: "median" | "p90", label: string): Column<StepAge> => ({
    ...{ key, label, means: key === "median" ? "halfWithin" : "nineWithin", align: "end" as const },
    cell: (row) => (
      <DaysWithInterval
        horizonDays={horizonDays}
        days={row[key]}
        reason={row.buttoned === 0 ? "nobody has buttoned it" : unfollowed}
      />
    ),
  });
  const count = (key: "buttoned" | "ended" | "censored", label: string, means: TermKey): Column<StepAge> => ({
    ...{ key, label, means, align: "end" as const },
    cell: (row) => formatCount(row[key]),
  });
  const columns: Column<StepAge>[] = [
    { key: "step", label: "Step", means: "step", names: true, cell: ({ step }) => <bdi>{step}</bdi> },
    {
      ...{
        key: "share",
        label: `Buttoned within ${horizonDays} days`,
        means: "buttonedByHorizon",
        align: "end" as const,
      },
      cell: ({ share, n }) => <RateWithInterval rate={{ ...share, n }} reason={unfollowed} />,
    },
    days("median", "Half within"),
    days("p90", "Nine of ten within"),
    count("buttoned", "Buttoned", "buttonedLeads"),
    count("ended", "Ended without", "endedWithout"),
    count("censored", "Not yet", "notYet"),
  ];
  return (
    <DataTable
      caption="Days from the purchase to each step"
      columns={columns}
      exportAs="step-ages"
      rows={steps}
      rowKey={({ stepId }) => stepId}
      empty="No lead here has a day of purchase."
    />
  );
}
