// How does a table look in a terminal?

export interface Column<Row> {
  title: string;
  /** Text of a cell; numbers stand to the right. */
  cell(row: Row): string;
  right?: boolean;
}

/** Rows under titles, columns as wide as their widest cell. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ cell }) => cell(row))),
  ];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => [...(line[index] ?? "")].length)));
  const line = (words: string[]) =>
    words
      .map((word, index) => {
        const gap = " ".repeat((widths[index] ?? 0) - [...word].length);
        return columns[index]?.right ? gap + word : word + gap;
      })
      .join("  ")
      .trimEnd();
  const [titles = [], ...body] = cells;
  return [line(titles), line(widths.map((width) => "─".repeat(width))), ...body.map(line)].join("\n");
}

/** Prints a value as JSON on stdout. */
export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, null, 2));
}
