// How is a return on the money drawn, where some or all of it is not known?
import { formatPercent } from "../../domain/rates";
import { gapOf, type ProjectedReturn, type Return, returnText } from "../../domain/returns";
import { Unknown } from "../Unknown";

/** Realised or contracted: one number, "at least" where the profit of a win is unknown. */
export function ReturnValue({ back }: { back: Return }) {
  const text = returnText(back);
  if (text === null) return <Unknown reason="no net spend" />;
  const gap = gapOf(back);
  return (
    <span className="whitespace-nowrap" title={gap ?? undefined}>
      {text}
      {gap ? <span className="sr-only">: {gap}</span> : null}
    </span>
  );
}

/** Projected: always with its interval. */
export function ProjectedValue({ back }: { back: ProjectedReturn }) {
  const text = returnText(back);
  if (text === null) return <Unknown reason={back.why ?? undefined} />;
  return (
    <>
      <span className="whitespace-nowrap">{text}</span>
      <span className="block text-xs whitespace-nowrap text-faint">
        <span className="sr-only">95 % sure between </span>
        {formatPercent(back.low).replace(" %", "")}–{formatPercent(back.high)}
      </span>
    </>
  );
}
