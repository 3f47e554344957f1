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
  ["leads", "objected", "Leads", "Leads that objected about it here"],
  ["answered", "answered", "Answered", "None of these objections is open"],
  ["open", "open", "Left open", "One of these objections is open"],
  ["spoken", "spoken", "Spoken", "Said so"],
  ["unspoken", "unspoken", "Unspoken", "Showed it without a word"],
] as const;

/** One row an issue; a lead with two issues is in two rows. */
export function IssueTable({ rows, closing, hrefFor, winsHref }: IssueTableProps) {
  const wins = (key: "answeredWins" | "openWins", group: "answered" | "objection", label: string) => ({
    ...{ key, label, align: "end" as const },
    hint: "Won ÷ (won + lost)",
    cell: (row: IssueFinding) => (
      <WinsCell wins={row[key]} hrefFor={(state) => winsHref(group, state, row.issueId)} />
    ),
  });
  const columns: Column<IssueFinding>[] = [
    {
      ...{ key: "issue", label: "About", names: true },
      cell: ({ issue }) => (issue === null ? "no issue named" : <bdi>{issue}</bdi>),
    },
    ...counts.map(
      ([key, cell, label, hint]): Column<IssueFinding> => ({
        ...{ key, label, hint, align: "end" },
        cell: (row) => <Count value={row[key]} href={hrefFor(cell, row.issueId)} />,
      }),
    ),
    ...(closing
      ? []
      : [
          wins("answeredWins", "answered", "Won when answered"),
          wins("openWins", "objection", "Won when left open"),
          {
            ...{ key: "effect", label: "Answered against open" },
            cell: (row: IssueFinding) => <Verdict comparison={row.effect} />,
          },
        ]),
  ];
  return (
    <DataTable
      caption="Objections by issue"
      stacked
      {...{ columns, rows }}
      rowKey={({ issueId }) => issueId}
    />
  );
}
