// How does a small table look on a printed sheet?

interface SheetTableProps {
  caption: string;
  heads: string[];
  /** Plain texts; the first names the row. */
  rows: string[][];
  /** So many columns at the start hold words, the others numbers. */
  words?: number;
}

export function SheetTable({ caption, heads, rows, words = 1 }: SheetTableProps) {
  const side = (index: number) => (index < words ? "text-left" : "text-right");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
    <section className="scroller" aria-label={caption} tabIndex={0}>
      <table className="w-full border-collapse">
        <caption className="pb-1 text-left font-semibold">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th
                key={head}
                scope="col"
                className={`border-b border-line py-0.5 pr-2 align-bottom text-xs font-medium text-soft last:pr-0 ${side(index)}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((text, index) =>
                index === 0 ? (
                  <th
                    key={heads[index]}
                    scope="row"
                    className="border-b border-line py-0.5 pr-2 text-left font-normal"
                  >
                    <bdi>{text}</bdi>
                  </th>
                ) : (
                  <td
                    key={heads[index]}
                    className={`border-b border-line py-0.5 pr-2 whitespace-nowrap last:pr-0 ${side(index)}`}
                  >
                    {text}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
