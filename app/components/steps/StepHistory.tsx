// Who changed the steps, when, and from what to what?
import type { StepSettingsReport } from "../../reports/stepSettingsReport";
import { Day } from "../Day";
import { StepChangeLines } from "./StepChangeLines";

export function StepHistory({ history }: Pick<StepSettingsReport, "history">) {
  if (history.length === 0)
    return <p className="text-soft">The steps are those that every organization starts with.</p>;
  return (
    <ol className="divide-y divide-line">
      {history.map(({ on, at, who, lines }) => (
        <li
          key={`${on} ${at} ${lines[0]?.step}`}
          className="grid gap-1 py-3 first:pt-0 sm:grid-cols-[11rem_1fr] sm:gap-4"
        >
          <p className="text-sm text-faint">
            <Day on={on} />, {at}
            <span className="block">{who ? <bdi>{who}</bdi> : "nobody named"}</span>
          </p>
          <StepChangeLines lines={lines} />
        </li>
      ))}
    </ol>
  );
}
