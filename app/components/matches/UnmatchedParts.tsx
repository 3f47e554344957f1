// Which part of what is unmatched is shown: deals by how they stand, or leads without one?
import { Link } from "@remix-run/react";
import { formatCount } from "../../domain/rates";
import { dealStatuses, type UnmatchedQuery, unmatchedPath } from "../../domain/unmatchedQuery";
import type { UnmatchedReport } from "../../reports/unmatchedReport";

interface Part {
  label: string;
  n: number;
  to: UnmatchedQuery;
}

/** Each with its count on the day that is looked at. */
export function UnmatchedParts({
  report: { query, unmatched, withoutDeal },
}: {
  report: Pick<UnmatchedReport, "query" | "unmatched" | "withoutDeal">;
}) {
  const words = { open: "Open", won: "Won", lost: "Lost" };
  const parts: Part[] = [
    { label: "All deals", n: unmatched.all, to: {} },
    ...dealStatuses.map((status) => ({ label: words[status], n: unmatched[status], to: { status } })),
    { label: "Leads without a deal", n: withoutDeal, to: { side: "leads" } },
  ];
  return (
    <nav aria-label="Part of what is unmatched" className="no-print my-6">
      <ul className="flex flex-wrap gap-2">
        {parts.map(({ label, n, to }) => (
          <li key={label}>
            <Link
              to={unmatchedPath({ ...to, ...(query.asOf && { asOf: query.asOf }) })}
              aria-current={
                !query.notKnown &&
                query.side === to.side &&
                (to.side !== undefined || query.status === to.status)
              }
              className="tap inline-flex min-h-9 items-center gap-1.5 rounded-full border border-edge px-3 text-sm whitespace-nowrap text-soft hover:text-ink aria-[current=true]:border-accent aria-[current=true]:bg-accent-wash aria-[current=true]:font-medium aria-[current=true]:text-accent"
            >
              {label} <span className="tabular-nums">{formatCount(n)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
