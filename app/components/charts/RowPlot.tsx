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

/** Where there is room: name, drawing, number side by side. Else name and number stand above the drawing. */
export function RowPlot({ rows, label, draw }: RowPlotProps) {
  return (
    <div className="@container absolute inset-0">
      <ul className="pointer-events-none absolute inset-0 z-10 [&_a]:pointer-events-auto">
        {rows.map(({ key, name, href, end }) => (
          <li
            key={key}
            className="flex h-12 items-start justify-between gap-4 border-line text-sm @xl:items-center @xl:border-t @xl:first:border-t-0"
          >
            <RowName name={name} href={href} />
            <span className="max-h-6.5 shrink-0 bg-sheet pl-2 text-right @xl:max-h-none [&_a]:inline-block [&_a]:py-0.5 @xl:[&_a]:py-0 @xl:w-32">
              {end}
            </span>
          </li>
        ))}
      </ul>
      <div className="absolute inset-x-0 top-[13px] h-full @xl:top-0 @xl:right-36 @xl:left-56">
        <Drawing label={label}>{draw}</Drawing>
      </div>
    </div>
  );
}

function RowName({ name, href }: { name: string; href: string | undefined }) {
  // Two lines of 14 pixels fit above a bar; the room around them that a thumb has hides no bar.
  const words = (
    <span className="flex h-7 items-end text-xs/[14px] @xl:h-auto @xl:text-sm">
      <span className="line-clamp-2 bg-sheet pr-2 font-medium @xl:w-52 @xl:py-0.5">{name}</span>
    </span>
  );
  return href ? (
    <Link
      to={href}
      title={name}
      className="quiet-link -mt-px min-w-0 text-xs/[14px] pointer-coarse:-mt-4! @xl:mt-0 @xl:text-sm pointer-coarse:@xl:-mt-1.5!"
    >
      {words}
    </Link>
  ) : (
    <span title={name} className="-mt-px min-w-0 @xl:mt-0">
      {words}
    </span>
  );
}
