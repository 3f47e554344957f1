// How does a table look, sort and scroll, on a desk and on a phone?
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

export interface Column<Row> {
  key: string;
  label: string;
  /** Text for hover: what the column means. */
  hint?: string;
  /** Numbers stand at the end. */
  align?: "start" | "end";
  /** The column that names the row; sticks at the left when the table scrolls. */
  names?: boolean;
  sortable?: boolean;
  cell: (row: Row) => ReactNode;
  /** The cell of the last line, for sums. */
  foot?: ReactNode;
}

interface DataTableProps<Row> {
  /** What the table holds: its caption and the name of its scroll area. */
  caption: string;
  showCaption?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string | number;
  sort?: { key: string; descending: boolean; hrefFor: (key: string) => string };
  /** What stands in place of rows. */
  empty?: ReactNode;
  /** Keeps the head in view; the area then scrolls in itself. */
  stickyHead?: boolean;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    caption,
    showCaption = false,
    columns,
    rows,
    rowKey,
    empty = "Nothing to show.",
    stickyHead = false,
  } = props;
  const footed = columns.some(({ foot }) => foot !== undefined);
  return (
    <section
      className={`scroller ${stickyHead ? "max-h-[70vh] overflow-y-auto" : ""}`}
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
      tabIndex={0}
    >
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className={showCaption ? "pb-2 text-left text-soft" : "sr-only"}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={props.sort} sticky={stickyHead} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="group">
              {columns.map((column) => (
                <BodyCell key={column.key} column={column}>
                  {column.cell(row)}
                </BodyCell>
              ))}
            </tr>
          ))}
          {rows.length === 0 ? (
            <tr>
              <td colSpan={columns.length} className="py-8 text-center text-soft">
                {empty}
              </td>
            </tr>
          ) : null}
        </tbody>
        {footed && rows.length > 0 ? (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.key} className={`py-2 font-medium ${edge} ${side(column)} ${stick(column)}`}>
                  {column.foot}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </section>
  );
}

const edge = "px-2.5 first:pl-0 last:pr-0";

function side<Row>({ align }: Column<Row>): string {
  return align === "end" ? "text-right" : "text-left";
}

function stick<Row>({ names }: Column<Row>): string {
  return names ? "sticky left-0 z-10 bg-sheet min-w-36 max-w-44 sm:max-w-64 md:max-w-md" : "";
}

interface HeadCellProps<Row> {
  column: Column<Row>;
  sort: DataTableProps<Row>["sort"];
  sticky: boolean;
}

function HeadCell<Row>({ column, sort, sticky }: HeadCellProps<Row>) {
  const sorted = sort?.key === column.key ? (sort.descending ? "descending" : "ascending") : undefined;
  const top = sticky ? "sticky top-0 bg-sheet" : "";
  return (
    <th
      scope="col"
      title={column.hint}
      aria-sort={column.sortable ? (sorted ?? "none") : undefined}
      className={`border-b border-line py-2 align-bottom text-xs font-medium text-faint ${edge} ${side(column)} ${stick(column)} ${top}`}
    >
      {column.sortable && sort ? (
        <Link to={sort.hrefFor(column.key)} className="tap inline-flex items-center gap-1 hover:text-ink">
          {column.label}
          <svg
            viewBox="0 0 8 12"
            className={`h-3 w-2 fill-none stroke-current ${sorted ? "text-ink" : "opacity-50"}`}
            strokeWidth="1.5"
            strokeLinecap="round"
            strokeLinejoin="round"
            aria-hidden="true"
          >
            {sorted === "descending" ? null : <path d="M1.5 4L4 1.5 6.5 4" />}
            {sorted === "ascending" ? null : <path d="M1.5 8L4 10.5 6.5 8" />}
          </svg>
        </Link>
      ) : (
        column.label
      )}
    </th>
  );
}

function BodyCell<Row>({ column, children }: { column: Column<Row>; children: ReactNode }) {
  const look = `border-b border-line py-2 align-middle group-hover:bg-sunken ${edge} ${side(column)} ${stick(column)}`;
  return column.names ? (
    <th scope="row" className={`font-medium break-words ${look}`}>
      {children}
    </th>
  ) : (
    <td className={look}>{children}</td>
  );
}
