// How is a return on the money drawn, where some or all of it is not known?
import { noSpend } from "../../domain/otherCurrencies";
import { formatPercent, tightPercentRange } from "../../domain/rates";
import { gapOf, leastText, type ProjectedReturn, type Return } from "../../domain/returns";
import { Unknown } from "../Unknown";

/** Realised or contracted: one number, "at least" where the profit of a win is unknown. */
export function ReturnValue({ back, currency }: { back: Return; currency: string }) {
  if (back.atLeast === null) return <Unknown reason={noSpend(currency)} />;
  const gap = gapOf(back);
  return (
    <span title={gap ?? undefined}>
      <Amount value={back.atLeast} whole={gap === null} />
      {gap ? <span className="sr-only">: {gap}</span> : null}
    </span>
  );
}

/** Projected: its range stands beside it. */
export function ProjectedValue({ back, bare = false }: { back: ProjectedReturn; bare?: boolean }) {
  if (back.atLeast === null) return <Unknown reason={back.why ?? undefined} />;
  return (
    <>
      <Amount value={back.atLeast} whole={back.value !== null} />
      {bare ? null : (
        <span className="block text-xs whitespace-nowrap text-faint">{tightPercentRange(back)}</span>
      )}
    </>
  );
}

function Amount({ value, whole }: { value: number; whole: boolean }) {
  return (
    <>
      {whole ? null : <span className="mr-1 text-xs font-normal tracking-normal text-soft">at least </span>}
      <span className="whitespace-nowrap">{whole ? formatPercent(value) : leastText(value)}</span>
    </>
  );
}
