// How is it said that deals are being matched, so that the numbers may still move?
import { useLocation } from "@remix-run/react";
import { formatCount } from "../../domain/rates";
import { useFollowing } from "../imports/JobBar";

/** Nothing where nothing waits or runs. The page follows it; without scripts it can be looked at again, for a reload would take what is typed. */
export function MatchingLeft({ rows }: { rows: number | null }) {
  return rows === null ? null : <Matching rows={rows} />;
}

function Matching({ rows }: { rows: number }) {
  useFollowing();
  const { pathname, search } = useLocation();
  return (
    <p className="mb-6 text-sm text-soft" role="status">
      <span aria-hidden="true" className="mr-2 inline-block size-2 rounded-full bg-accent" />
      Matching, {formatCount(rows)} {rows === 1 ? "row" : "rows"} left
      <noscript>
        {" "}
        <a href={`${pathname}${search}`} className="tap text-link">
          Look again
        </a>
      </noscript>
    </p>
  );
}
