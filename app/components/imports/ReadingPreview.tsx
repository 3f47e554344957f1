// Which cells do rows of a file have, as they are read?

interface ReadingPreviewProps {
  rows: { line: number; cells: string[]; more: number }[];
  headerLine: number;
  /** The line that was picked; found out where undefined. */
  chosen?: string | undefined;
  /** Lets the header be picked. */
  pick?: boolean;
}

export function ReadingPreview({ rows, headerLine, chosen, pick = false }: ReadingPreviewProps) {
  const radio = (value: string, label: string) => (
    <label className="flex items-center gap-2 whitespace-nowrap">
      <input type="radio" name="headerLine" value={value} defaultChecked={(chosen ?? "") === value} />
      {label}
    </label>
  );
  return (
    <>
      {pick ? (
        <div className="mb-3 flex flex-wrap gap-x-6 gap-y-2 text-sm">
          {radio("", "Find the header row")}
          {radio("0", "There is no header row")}
        </div>
      ) : null}
      <section
        className="overflow-x-auto rounded-lg border border-line bg-sheet"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label="Rows"
      >
        <table className="w-full text-sm">
          <tbody>
            {rows.map(({ line, cells, more }) => (
              <tr
                key={line}
                className={`border-b border-line last:border-0 ${line === headerLine ? "bg-accent-wash font-medium" : ""}`}
              >
                <th scope="row" className="px-3 py-1.5 text-left font-normal text-faint">
                  {pick ? radio(String(line), `Line ${line}`) : `Line ${line}`}
                </th>
                {cells.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells have no name and never move
                  <td key={index} className="border-l border-line px-3 py-1.5 whitespace-nowrap">
                    <bdi>{cell}</bdi>
                  </td>
                ))}
                {more > 0 ? <td className="px-3 text-faint">… {more} more</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
