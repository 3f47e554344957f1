// What goes wrong at which step, one row a step?
import { Link } from "@remix-run/react";
import type { FindingCell, ObjectionGroup } from "../../domain/drill";
import { formatPercent, ratio } from "../../domain/rates";
import type { StepFinding } from "../../reports/stepsReport";
import { Count } from "../Count";
import { type Column, DataTable } from "../DataTable";
import { Unknown } from "../Unknown";
import { WinsCell } from "./WinsCell";

interface FindingTableProps {
  rows: StepFinding[];
  hrefFor: (stepId: number, cell: FindingCell) => string;
  groupHref: (stepId: number, group: ObjectionGroup, state: "won" | "lost") => string;
  stepHref: (stepId: number) => string;
}

const counts = [
  ["came", "Came", "came"],
  ["objected", "Objected", "objected"],
  ["answered", "Answered", "answered"],
  ["open", "Left open", "leftOpen"],
] as const;

const shares = [
  ["unspoken", "objected", "Unspoken", "unspokenShare"],
  ["keptSilent", "came", "Kept silent", "keptSilentShare"],
  ["skipped", "came", "Skipped", "skippedShare"],
] as const;

/** Every number opens its leads; the step's name opens what was found there. */
export function FindingTable({ rows, hrefFor, groupHref, stepHref }: FindingTableProps) {
  const columns: Column<StepFinding>[] = [
    {
      ...{ key: "step", label: "Step", means: "step", names: true },
      cell: ({ stepId, step }) => (
        <Link to={stepHref(stepId)} className="text-link">
          <bdi>{step}</bdi>
        </Link>
      ),
    },
    ...counts.map(
      ([key, label, means]): Column<StepFinding> => ({
        ...{ key, label, means, align: "end" },
        cell: (row) => <Count value={row[key]} href={hrefFor(row.stepId, key)} />,
      }),
    ),
    {
      ...{ key: "answeredWins", label: "Won when answered", means: "winWhenAnswered", align: "end" },
      cell: (row) => <Effect row={row} wins={row.answeredWins} group="answered" groupHref={groupHref} />,
    },
    {
      ...{ key: "openWins", label: "Won when left open", means: "winWhenOpen", align: "end" },
      cell: (row) => <Effect row={row} wins={row.openWins} group="objection" groupHref={groupHref} />,
    },
    ...shares.map(
      ([key, whole, label, means]): Column<StepFinding> => ({
        ...{ key, label, means, align: "end" },
        cell: (row) => (
          <>
            {row[whole] === 0 ? (
              <Unknown reason="none to take a share of" />
            ) : (
              formatPercent(ratio(row[key], row[whole]))
            )}
            {row[key] === 0 ? null : (
              <span className="block text-xs text-faint">
                <Count value={row[key]} href={hrefFor(row.stepId, key)} />
              </span>
            )}
          </>
        ),
      }),
    ),
    {
      ...{ key: "days", label: "Days", means: "stepDays", align: "end" },
      cell: ({ medianDays, p90Days, timed }) =>
        medianDays === null ? (
          <Unknown reason="no lead with a known purchase date has buttoned this step" />
        ) : (
          <span className="whitespace-nowrap">
            {medianDays} / {p90Days}
            <span className="block text-xs text-faint">of {timed}</span>
          </span>
        ),
    },
  ];
  return (
    <DataTable
      caption="What was found at each step"
      exportAs="steps"
      stacked
      {...{ columns, rows }}
      rowKey={({ stepId }) => stepId}
    />
  );
}

function Effect({
  row,
  wins,
  group,
  groupHref,
}: {
  row: StepFinding;
  wins: StepFinding["openWins"];
  group: ObjectionGroup;
  groupHref: FindingTableProps["groupHref"];
}) {
  if (row.effect === null) return <Unknown reason="at the close step an answer is the win itself" />;
  return <WinsCell wins={wins} hrefFor={(state) => groupHref(row.stepId, group, state)} />;
}
