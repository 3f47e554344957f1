// At each step, how often were leads won that objected and were answered, never objected, or were left open?
import { Link } from "@remix-run/react";
import { groupCellFilters, type ObjectionGroup } from "../../domain/drill";
import type { LeadFilters } from "../../domain/filters";
import type { MetricKey } from "../../domain/metrics/registry";
import type { Wins } from "../../domain/winComparison";
import type { GroupRow } from "../../reports/magicCloseReport";
import { type Column, DataTable } from "../DataTable";
import { Verdict } from "../steps/Verdict";
import { WinsCell } from "../steps/WinsCell";

interface GroupsTableProps {
  rows: GroupRow[];
  leadsHref: (filters: LeadFilters) => string;
  stepHref: (stepId: number) => string;
}

export function GroupsTable({ rows, leadsHref, stepHref }: GroupsTableProps) {
  const wins = (
    label: string,
    means: MetricKey,
    group: ObjectionGroup,
    pick: (row: GroupRow) => Wins,
  ): Column<GroupRow> => ({
    ...{ key: group, label, means },
    cell: (row) => (
      <WinsCell wins={pick(row)} hrefFor={(state) => leadsHref(groupCellFilters(row.stepId, group, state))} />
    ),
  });
  const columns: Column<GroupRow>[] = [
    {
      ...{ key: "step", label: "Step", means: "step", names: true },
      cell: ({ stepId, step }) => (
        <Link to={stepHref(stepId)} className="text-link">
          <bdi>{step}</bdi>
        </Link>
      ),
    },
    wins("Objected and answered", "winWhenAnswered", "answered", ({ answered }) => answered),
    wins("Never objected", "winWhenNever", "never objected", ({ never }) => never),
    wins("Objected and left open", "winWhenOpen", "objection", ({ open }) => open),
    {
      ...{ key: "open", label: "Answered against left open", means: "verdict" },
      cell: ({ answeredOverOpen }) => <Verdict comparison={answeredOverOpen} />,
    },
    {
      ...{ key: "never", label: "Answered against never objected", means: "verdict" },
      cell: ({ answeredOverNever }) => <Verdict comparison={answeredOverNever} />,
    },
  ];
  return (
    <DataTable
      caption="Three groups at each step"
      exportAs="objection-groups"
      stacked
      {...{ columns, rows }}
      rowKey={({ stepId }) => stepId}
    />
  );
}
