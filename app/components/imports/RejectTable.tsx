// Which rows were not taken, and why?
import { adviceOnPage } from "../../domain/adviceOnPage";
import { formatCount } from "../../domain/rates";
import { type Column, DataTable } from "../DataTable";

export interface RejectedRow {
  line: number;
  column: string | null;
  sentence: string;
}

interface RejectTableProps {
  rows: RejectedRow[];
  caption: string;
  /** The sentence as its reader can act on it. */
  advise?: (sentence: string) => string;
}

export function RejectTable({ rows, caption, advise = adviceOnPage }: RejectTableProps) {
  const columns: Column<RejectedRow>[] = [
    { key: "line", label: "Line", align: "end", cell: ({ line }) => formatCount(line) },
    {
      key: "column",
      label: "Column",
      cell: ({ column }) =>
        column === null ? (
          <span className="whitespace-nowrap text-faint">the whole row</span>
        ) : (
          <bdi>{column}</bdi>
        ),
    },
    {
      key: "why",
      label: "Why, and what to do",
      narrow: "bare",
      cell: (row) => <span className="break-words">{advise(reasonOf(row))}</span>,
    },
  ];
  return <DataTable stacked caption={caption} columns={columns} rows={rows} rowKey={({ line }) => line} />;
}

/** The sentence without "Line 12, Cost: ", which stands in the columns before it. */
function reasonOf({ line, column, sentence }: RejectedRow): string {
  const place = `Line ${line}${column === null ? "" : `, ${column}`}: `;
  return sentence.startsWith(place) ? sentence.slice(place.length) : sentence;
}
