// Which rows of how many are on this page, and how does one reach the others?
import { Link } from "@remix-run/react";
import { formatCount } from "../../domain/rates";

interface PaginationProps {
  /** Page shown, from 1. */
  page: number;
  /** How many pages there are. */
  pages: number;
  /** First and last row shown, from 1, and how many there are in all. */
  from: number;
  to: number;
  total: number;
  /** What is counted, in the plural: "leads". */
  noun: string;
  hrefFor: (page: number) => string;
}

/** Draws nothing for an empty list; one page draws the count alone. */
export function Pagination({ page, pages, from, to, total, noun, hrefFor }: PaginationProps) {
  if (total === 0) return null;
  return (
    <nav
      aria-label="Pages"
      className="mt-3 flex flex-wrap items-center justify-between gap-3 text-sm text-soft"
    >
      <p>
        {formatCount(from)}–{formatCount(to)} of{" "}
        <span className="font-medium text-ink">{formatCount(total)}</span> {noun}
      </p>
      {pages > 1 ? (
        <ul className="no-print flex items-center gap-1">
          <Turn to={page > 1 ? hrefFor(page - 1) : undefined} rel="prev">
            Previous
          </Turn>
          {nearby(page, pages).map((number, index, all) => (
            <li key={number} className="flex items-center">
              {index > 0 && number - (all[index - 1] ?? 0) > 1 ? <span className="px-1">…</span> : null}
              <Link
                to={hrefFor(number)}
                aria-current={number === page ? "page" : undefined}
                aria-label={`Page ${number}`}
                className={`${box} aria-[current=page]:bg-accent-wash aria-[current=page]:font-semibold aria-[current=page]:text-accent`}
              >
                {formatCount(number)}
              </Link>
            </li>
          ))}
          <Turn to={page < pages ? hrefFor(page + 1) : undefined} rel="next">
            Next
          </Turn>
        </ul>
      ) : null}
    </nav>
  );
}

const box =
  "tap inline-flex h-8 min-w-8 items-center justify-center rounded-md px-2 hover:bg-sunken hover:text-ink";

function Turn({ to, rel, children }: { to: string | undefined; rel: "prev" | "next"; children: string }) {
  return (
    <li>
      {to ? (
        <Link to={to} rel={rel} className={box}>
          {children}
        </Link>
      ) : (
        <span aria-disabled="true" className="inline-flex h-8 items-center px-2 text-faint opacity-60">
          {children}
        </span>
      )}
    </li>
  );
}

function nearby(page: number, pages: number): number[] {
  const wanted = [1, page - 1, page, page + 1, pages];
  return [...new Set(wanted)].filter((number) => number >= 1 && number <= pages).sort((a, b) => a - b);
}
