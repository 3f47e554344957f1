// Which part of the ledger is shown: all, overdue, due, nobody's, put off, done, or mine?
import { Link } from "@remix-run/react";
import type { LedgerFilters, LedgerShow } from "../../domain/ledgerFilters";
import { formatCount } from "../../domain/rates";
import type { CircleBackReport } from "../../reports/circleBackReport";

const labels: Record<LedgerShow | "all", string> = {
  all: "All open",
  overdue: "Overdue",
  due: "Due by today",
  free: "Nobody’s",
  snoozed: "Snoozed",
  done: "Done",
};
const names = Object.keys(labels) as (LedgerShow | "all")[];

interface ShowTabsProps {
  filters: LedgerFilters;
  totals: CircleBackReport["totals"];
  /** The name this browser remembers. */
  me: string | null;
  hrefFor: (filters: LedgerFilters) => string;
}

/** Each with its count under the other filters in force. */
export function ShowTabs({ filters, totals, me, hrefFor }: ShowTabsProps) {
  const { show, mine, page: _, notKnown, ...rest } = filters;
  const shape =
    "tap inline-flex min-h-9 items-center gap-1.5 rounded-full border px-3 text-sm whitespace-nowrap aria-[current=true]:border-accent aria-[current=true]:bg-accent-wash aria-[current=true]:font-medium aria-[current=true]:text-accent";
  return (
    <nav aria-label="Part of the ledger" className="no-print mb-4">
      <ul className="flex flex-wrap gap-2">
        {names.map((name) => (
          <li key={name}>
            <Link
              to={hrefFor({ ...rest, ...(mine && { mine }), ...(name !== "all" && { show: name }) })}
              aria-current={!notKnown && (show ?? "all") === name}
              className={`${shape} border-edge text-soft hover:text-ink`}
            >
              {labels[name]} <span className="tabular-nums">{formatCount(totals[name])}</span>
            </Link>
          </li>
        ))}
        {me === null ? null : (
          <li>
            <Link
              to={hrefFor({ ...rest, owner: undefined, ...(show && { show }), ...(!mine && { mine: true }) })}
              aria-current={mine ?? false}
              className={`${shape} border-edge text-soft hover:text-ink`}
            >
              Only <bdi>{me}</bdi>’s
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
