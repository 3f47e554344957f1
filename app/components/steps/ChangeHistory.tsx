// Who changed something, when, and from what to what?
import type { ChangeGroup } from "../../reports/changeHistory";
import { Day } from "../Day";
import { ChangeLines } from "./ChangeLines";

/** `empty` stands where nothing was changed yet. */
export function ChangeHistory({ history, empty }: { history: readonly ChangeGroup[]; empty: string }) {
  if (history.length === 0) return <p className="text-soft">{empty}</p>;
  return (
    <ol className="divide-y divide-line">
      {history.map(({ moment, on, at, who, lines }) => (
        <li key={`${moment} ${who}`} className="grid gap-1 py-3 first:pt-0 sm:grid-cols-[11rem_1fr] sm:gap-4">
          <p className="text-sm text-faint">
            <Day on={on} />, {at}
            <span className="block">{who ? <bdi>{who}</bdi> : "nobody named"}</span>
          </p>
          <ChangeLines lines={lines} />
        </li>
      ))}
    </ol>
  );
}
