// What did leads object about at one step, and what became of it?
import type { FindingCell } from "../../domain/drill";
import type { IssueFinding } from "../../reports/stepsReport";
import { Count } from "../Count";
import { type Column, DataTable } from "../DataTable";
import { Verdict } from "./Verdict";
import { WinsCell } from "./WinsCell";

interface IssueTableProps {
  rows: IssueFinding[];
  /** At the close step an answer is the win itself, so nothing is compared. */
  closing: boolean;
  hrefFor: (cell: FindingCell, issueId: number) => string;
  winsHref: (group: "answered" | "objection", state: "won" | "lost", issueId: number) => string;
}

const counts = [
  ["leads", "objected", "Leads", "objected"],
  ["answered", "answered", "Answered", "answered"],
  ["open", "open", "Left open", "leftOpen"],
  ["spoken", "spoken", "Spoken", "spoken"],
  ["unspoken", "unspoken", "Unspoken", "unspoken"],
] as const;

/** One row an issue; a lead with two issues is in two rows. */
export function IssueTable({ rows, closing, hrefFor, winsHref }: IssueTableProps) {
  const wins = (key: "answeredWins" | "openWins", group: "answered" | "objection", label: string) => ({
    ...{ key, label, align: "end" as const },
    means: key === "openWins" ? ("winWhenOpen" as const) : ("winWhenAnswered" as const),
    cell: (row: IssueFinding) => (
      <WinsCell wins={row[key]} hrefFor={(state) => winsHref(group, state, row.issueId)} />
    ),
  });
  const columns: Column<IssueFinding>[] = [
    {
      ...{ key: "issue", label: "About", means: "issue", names: true },
      cell: ({ issue }) => (issue === null ? "no issue named" : <bdi>{issue}</bdi>),
    },
    ...counts.map(
      ([key, cell, label, means]): Column<IssueFinding> => ({
        ...{ key, label, means, align: "end" },
        cell: (row) => <Count value={row[key]} href={hrefFor(cell, row.issueId)} />,
      }),
    ),
    ...(closing
      ? []
      : [
          wins("answeredWins", "answered", "Won when answered"),
          wins("openWins", "objection", "Won when left open"),
          {
            ...{ key: "effect", label: "Answered against open", means: "verdict" as const },
            cell: (row: IssueFinding) => <Verdict comparison={row.effect} />,
          },
        ]),
  ];
  return (
    <DataTable
      caption="Objections by issue"
      exportAs="step-issues"
      stacked
      {...{ columns, rows }}
      rowKey={({ issueId }) => issueId}
    />
  );
}
