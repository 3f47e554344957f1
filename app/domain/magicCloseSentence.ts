// How many wins jumped buttons, in one true sentence, and what may one say of buttoning?
import { formatCount } from "./rates";
import { compareWins, tooFewText, type Wins, winsOf, winsText } from "./winComparison";

interface Row {
  buttons: number;
  near: Wins;
}

/** "7 of 21 recorded wins jumped a button". */
export function magicCloseSentence({
  magic,
  buttoned,
  notRecorded,
}: Record<"magic" | "buttoned" | "notRecorded", { leads: number }>): string {
  const recorded = magic.leads + buttoned.leads;
  if (recorded + notRecorded.leads === 0) return "No lead is won here yet";
  if (recorded === 0)
    return `Whether wins jumped buttons is not known: ${notRecorded.leads === 1 ? "the one win has" : `none of ${formatCount(notRecorded.leads)} wins has`} ${notRecorded.leads === 1 ? "no signal" : "a signal"} before it`;
  if (magic.leads === 0)
    return `No magic close: ${recorded === 1 ? "the one recorded win" : `all ${formatCount(recorded)} recorded wins`} closed every button`;
  return `${formatCount(magic.leads)} of ${formatCount(recorded)} recorded ${recorded === 1 ? "win" : "wins"} jumped a button`;
}

/**
 * Leads that came as far as the last step before the close, halved by buttons: those with the most closed against the others. The half is where
 * the numbers of decided leads come closest to even.
 */
export function buttonsSentence(rows: readonly Row[]): string {
  const decided = rows.filter(({ near }) => near.rate.n > 0);
  const [low, high, edge] = halves(decided);
  if (low.rate.n === 0 || high.rate.n === 0)
    return "Too few leads came to the last step before the close to compare numbers of buttons";
  const comparison = compareWins(high, low);
  const tooFew = tooFewText(comparison);
  const rates = `with ${edge} or more buttons closed ${winsText(high)} were won, with fewer ${winsText(low)}`;
  if (tooFew) return `Of leads heard at the last step before the close, ${rates}: ${tooFew}`;
  return `Of leads heard at the last step before the close, ${rates}`;
}

function halves(rows: readonly Row[]): [low: Wins, high: Wins, edge: number] {
  const sum = (part: readonly Row[]) =>
    winsOf(
      part.reduce((total, { near }) => total + near.won, 0),
      part.reduce((total, { near }) => total + near.lost, 0),
    );
  const cuts = rows.map(({ buttons }): [Wins, Wins, number] => [
    sum(rows.filter((row) => row.buttons < buttons)),
    sum(rows.filter((row) => row.buttons >= buttons)),
    buttons,
  ]);
  return cuts.reduce(
    (best, cut) =>
      Math.abs(cut[0].rate.n - cut[1].rate.n) < Math.abs(best[0].rate.n - best[1].rate.n) ? cut : best,
    [winsOf(0, 0), sum(rows), 0],
  );
}
