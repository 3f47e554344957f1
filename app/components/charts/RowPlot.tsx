// How do rows of words and the bars between them line up, with the words in the HTML and the bars drawn later?
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Drawing, type Size } from "./Drawing";

export interface PlotRow {
  key: string | number;
  name: string;
  href?: string;
  /** What stands at the end of the row: the number that the row is about. */
  end: ReactNode;
}

/** Pixels: each row's height is fixed, so that a drawing of rows × rowHeight lines up with the words. */
export const rowHeight = 48;
export const axisHeight = 28;

interface RowPlotProps {
  rows: PlotRow[];
  /** Read instead of the drawing. */
  label: string;
  draw: (size: Size) => ReactNode;
}

/** On a desk: name, drawing, number side by side. On a phone: name and number above the drawing. */
export function RowPlot({ rows, label, draw }: RowPlotProps) {
  return (
    <div className="absolute inset-0">
      <ul className="absolute inset-0">
        {rows.map(({ key, name, href, end }) => (
          <li
            key={key}
            className="flex h-12 items-start justify-between gap-4 border-line pt-1 text-sm md:items-center md:border-t md:pt-0 md:first:border-t-0"
          >
            <span
              className="min-w-0 truncate font-medium md:line-clamp-2 md:w-52 md:whitespace-normal"
              title={name}
            >
              {href ? (
                <Link to={href} className="quiet-link">
                  {name}
                </Link>
              ) : (
                name
              )}
            </span>
            <span className="shrink-0 text-right md:w-32">{end}</span>
          </li>
        ))}
      </ul>
      <div className="pointer-events-none absolute inset-x-0 top-[11px] h-full md:top-0 md:right-36 md:left-56 [&_a]:pointer-events-auto">
        <Drawing label={label}>{draw}</Drawing>
      </div>
    </div>
  );
}
