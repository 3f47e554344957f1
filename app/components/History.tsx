// What happened with this lead, and when? Newest first, as given.
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Polarity } from "../domain/vocabulary";
import { Day } from "./Day";
import { Money } from "./Money";
import { PlacketMark } from "./PlacketMark";

export interface HistoryEntry {
  key: string | number;
  /** Day of the fact in the organization's time zone; null is "date unknown". */
  on: string | null;
  /** Time of day, where it is known: "14:05". */
  at?: string;
  kind: "purchase" | "touch" | "signal" | "deal" | "defect" | "charge" | "credit";
  /** Signals only. */
  polarity?: Polarity;
  spoken?: boolean | null;
  /** What happened: "Objection on Pain agreed: price". */
  title: ReactNode;
  /** Who saw it, the channel, the note. */
  detail?: ReactNode;
  amountMinor?: number | null;
  currency?: string;
  /** Where it is edited or taken back, where it can be. */
  editHref?: string | undefined;
}

interface HistoryProps {
  entries: HistoryEntry[];
  empty?: ReactNode;
}

export function History({ entries, empty = "Nothing is recorded yet." }: HistoryProps) {
  if (entries.length === 0) return <p className="text-soft">{empty}</p>;
  return (
    <ol>
      {entries.map((entry, index) => (
        <li
          key={entry.key}
          className="relative grid grid-cols-[1.5rem_1fr] gap-x-3 pb-4 last:pb-0 md:grid-cols-[6.5rem_1.5rem_1fr]"
        >
          <p className="col-start-2 text-xs text-faint md:col-start-1 md:row-start-1 md:pt-0.5 md:text-right">
            {entry.on === entries[index - 1]?.on ? (
              <span className="md:sr-only">
                <Day on={entry.on} />
              </span>
            ) : (
              <Day on={entry.on} />
            )}
            {entry.at ? <span className="ml-1.5 md:ml-0 md:block">{entry.at}</span> : null}
          </p>
          <span className="relative col-start-1 row-span-2 row-start-1 flex justify-center md:col-start-2 md:row-span-1">
            {index < entries.length - 1 ? (
              <span aria-hidden="true" className="absolute top-6 -bottom-4 w-px bg-line" />
            ) : null}
            <HistoryMark entry={entry} />
          </span>
          <div className="col-start-2 min-w-0 md:col-start-3">
            <p className="break-words">
              {entry.title}
              {entry.amountMinor !== undefined && entry.currency ? (
                <span className="ml-2 font-medium">
                  <Money minor={entry.amountMinor} currency={entry.currency} />
                </span>
              ) : null}
              {entry.editHref ? (
                <Link
                  to={entry.editHref}
                  preventScrollReset
                  aria-label={`Edit: ${typeof entry.title === "string" ? entry.title : "this signal"}`}
                  className="text-link tap ml-2 inline-flex items-center text-sm"
                >
                  Edit
                </Link>
              ) : null}
            </p>
            {entry.detail ? <div className="text-sm break-words text-soft">{entry.detail}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

const paths: Record<HistoryEntry["kind"], string> = {
  purchase: "M4 6h12l-1.2 7H5.6L4 4H2.2M7 16.4v.1M13.4 16.4v.1",
  touch: "M3 10h11M10 5.6l4.4 4.4L10 14.4",
  signal: "M6 10h8",
  deal: "M5 4h10v12l-2.5-1.6L10 16l-2.5-1.6L5 16zM8 8h4M8 11h4",
  defect: "M10 3.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM5.5 14.5l9-9",
  charge: "M10 4v12M13 6.5C12.5 5.5 11.5 5 10 5c-4 0-4 4.5 0 5s4 5 0 5c-1.7 0-2.8-.6-3.2-1.8",
  credit: "M16 15v-3.5A3.5 3.5 0 0012.5 8H4M7.5 4.5L4 8l3.5 3.5",
};

function HistoryMark({ entry: { kind, polarity, spoken = null } }: { entry: HistoryEntry }) {
  return (
    <svg viewBox="0 0 20 20" className="size-5.5 shrink-0" aria-hidden="true">
      {kind === "signal" && polarity === "positive" ? (
        <PlacketMark state="buttoned" spoken={spoken} />
      ) : kind === "signal" && polarity === "negative" ? (
        <PlacketMark state="objection" spoken={spoken} />
      ) : (
        <path
          d={paths[kind]}
          className="fill-none stroke-soft"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
}
