// How does a table look, sort and scroll, on a desk and on a phone?
import type { ReactNode } from "react";
import type { TermKey } from "../domain/metrics/registry";
import type { TableName } from "../reports/exports/tables";
import { ExportLink } from "./ExportLink";
import { SortHead, type Sorting } from "./SortHead";

export interface Column<Row> {
  key: string;
  label: string;
  /** The registered figure or word that the column shows: its head then opens the meaning. */
  means?: TermKey;
  /** Text for hover, where the column is no registered term. */
  hint?: string;
  /** Numbers stand at the end. */
  align?: "start" | "end";
  /** The column that names the row; sticks at the left when the table scrolls. */
  names?: boolean;
  sortable?: boolean;
  /** Little room at its sides: for one of many columns that hold a mark each. */
  tight?: boolean;
  /** In a stacked table on a phone: without its label, or not at all. */
  narrow?: "bare" | "hidden";
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
  sort?: Sorting;
  /** What stands in place of rows. */
  empty?: ReactNode;
  /** Keeps the head in view; the area then scrolls in itself, but not where its rows are stacked. */
  stickyHead?: boolean;
  /** The table's name among those that can be taken away as a file. */
  exportAs?: TableName;
  /** What the file's query says beside the page's. */
  exportAlso?: Record<string, number>;
  /** On a phone each row becomes a small block instead of scrolling sideways. */
  stacked?: boolean;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, showCaption = false, columns, rows, rowKey, empty = "Nothing to show.", sort } = props;
  const { stickyHead = false, stacked = false } = props;
  const footed = rows.length > 0 && columns.some(({ foot }) => foot !== undefined);
  const area = (
    <section
      className={`scroller ${stickyHead ? scrolling(stacked) : ""}`}
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
      tabIndex={0}
    >
      <table className={`w-full border-separate border-spacing-0 text-sm ${stacked ? "stacked" : ""}`}>
        <caption className={showCaption ? "pb-2 text-left text-soft" : "sr-only"}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <SortHead
                key={column.key}
                column={column}
                sort={sort}
                className={`border-b border-line py-2 align-bottom text-xs font-medium text-faint ${look(column)} ${stickyHead ? `sticky top-0 bg-sheet ${column.names ? "z-30" : "z-20"}` : ""}`}
              />
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
        {footed ? (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.key} data-label={column.label} className={`py-2 font-medium ${look(column)}`}>
                  {column.foot}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </section>
  );
  return props.exportAs && rows.length > 0 ? (
    <>
      {area}
      <p className="no-print mt-2 flex justify-end text-sm">
        <ExportLink table={props.exportAs} of={caption} also={props.exportAlso} />
      </p>
    </>
  ) : (
    area
  );
}

function scrolling(stacked: boolean): string {
  return stacked
    ? "md:max-h-[70vh] md:overflow-y-auto print:max-h-none"
    : "max-h-[70vh] overflow-y-auto print:max-h-none";
}

function look<Row>({ align, names, tight }: Column<Row>): string {
  const side = align === "end" ? "text-right" : "text-left";
  const stick = names ? "sticky left-0 z-10 bg-sheet min-w-36 max-w-44 sm:max-w-64 md:max-w-md" : "";
  return `${tight ? "px-1" : "px-2.5"} first:pl-0 last:pr-0 ${side} ${stick}`;
}

function BodyCell<Row>({ column, children }: { column: Column<Row>; children: ReactNode }) {
  const style = `border-b border-line py-2 align-middle group-hover:bg-sunken ${look(column)}`;
  return column.names ? (
    <th scope="row" className={`font-medium break-words ${style}`}>
      {children}
    </th>
  ) : (
    <td data-label={column.label} data-narrow={column.narrow} className={style}>
      {children}
    </td>
  );
}
