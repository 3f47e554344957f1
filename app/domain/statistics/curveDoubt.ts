// Why does a pooled curve not yet say how many of the leads win in the end?
import { formatDays } from "../day";
import { type IncidenceCurve, pointOn } from "./aalenJohansen";

export type CurveDoubt = "few wins" | "not followed" | "unsteady";

/** Wins from which a curve speaks. */
export const winsNeeded = 20;

/**
 * Null where the curve carries a statement about its horizon: 20 wins or more by then, somebody followed to it (or all leads
 * at an end), and the share won there known to a standard error of at most a third of it. 20 wins and nothing censored give
 * 0.22; the third turns down a curve whose end hangs on the few leads that are old enough.
 */
export function curveDoubt(curve: IncidenceCurve): CurveDoubt | null {
  if (curve.events.won < winsNeeded) return "few wins";
  const end = pointOn(curve, curve.horizon);
  if (end === undefined) return "not followed";
  return Math.sqrt(end.wonVariance) * 3 > end.won ? "unsteady" : null;
}

/** "only 7 wins to learn from, 20 needed": the doubt in words, without a full stop. */
export function doubtSentence(doubt: CurveDoubt, { events, followedTo, horizon }: IncidenceCurve): string {
  if (doubt === "unsteady")
    return `too few leads have been followed for ${formatDays(horizon)} to know how many win`;
  if (doubt === "not followed")
    return `no lead has been followed for ${formatDays(horizon)} yet, only for ${formatDays(followedTo ?? 0)}`;
  const { won } = events;
  return `${won === 0 ? "no win" : `only ${won} win${won === 1 ? "" : "s"}`} to learn from, ${winsNeeded} needed`;
}
