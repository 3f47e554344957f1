// What is the finding at a step, and over all steps, in one true sentence?
import { beginning } from "./beginning";
import { formatCount, formatPercent, ratio } from "./rates";
import { tooFewText, type WinComparison, type Wins, winsText } from "./winComparison";

interface Finding {
  step: string;
  came: number;
  keptSilent: number;
  objected: number;
  answered: number;
  open: number;
  unspoken: number;
  issues: readonly { issueId: number; issue: string | null; leads: number }[];
  answeredWins: Wins;
  openWins: Wins;
  effect: WinComparison | null;
}

export interface FindingHeadline {
  title: string;
  /** What else was found, as a sentence of its own; null where nothing was. */
  lead: string | null;
}

/** "At Price range accepted 41 leads objected, most about price; 12 of 41 were answered", and the rest of the finding. */
export function findingHeadline(finding: Finding): FindingHeadline {
  const { step, came, objected, answered, keptSilent, unspoken } = finding;
  if (came === 0) return { title: `No lead has come to ${step} yet`, lead: null };
  const silent = `${formatPercent(ratio(keptSilent, came))} of ${formatCount(came)} that came there kept silent`;
  if (objected === 0) return { title: `At ${step} nobody objected`, lead: `${beginning(silent)}.` };
  const rest = [
    ...effectParts(finding),
    silent,
    `${formatPercent(ratio(unspoken, objected))} of those that objected showed it unspoken`,
  ].join("; ");
  return {
    title: `At ${step} ${formatCount(objected)} ${objected === 1 ? "lead" : "leads"} objected${about(finding)}; ${formatCount(answered)} of ${formatCount(objected)} ${answered === 1 ? "was" : "were"} answered`,
    lead: `${beginning(rest)}.`,
  };
}

/** Where most objections stand open, over all steps. */
export function stepsSentence(findings: readonly Finding[]): string {
  if (findings.every(({ came }) => came === 0)) return "No lead has come to any step yet";
  const most = Math.max(...findings.map(({ open }) => open));
  const [top, ...others] = findings.filter(({ open }) => open > 0 && open === most);
  if (top && others.length > 0)
    return `Most is left unanswered at ${others.length === 1 ? `${top.step} and ${others[0]?.step}` : `${formatCount(others.length + 1)} steps`}: ${formatCount(most)} ${most === 1 ? "lead" : "leads"} each`;
  if (top)
    return `Most is left unanswered at ${top.step}: ${formatCount(top.open)} of ${formatCount(top.objected)} leads that objected there`;
  const objected = findings.reduce((sum, row) => sum + row.objected, 0);
  return objected === 0 ? "No lead has objected at any step" : "Every objection has been answered";
}

/** ", most about price": only where one issue was named more often than every other. */
function about({ issues, objected }: Finding): string {
  const named = issues.filter(({ issueId }) => issueId !== 0).toSorted((a, b) => b.leads - a.leads);
  const [first, second] = named;
  if (!first?.issue || first.leads === second?.leads) return "";
  if (first.leads === objected) return `, ${objected === 1 ? "" : "all "}about ${first.issue}`;
  return first.leads * 2 > objected
    ? `, most about ${first.issue}`
    : `, ${formatCount(first.leads)} about ${first.issue}`;
}

function effectParts({ answeredWins, openWins, effect }: Finding): string[] {
  if (effect === null || effect.verdict === "none") return [];
  const tooFew = tooFewText(effect);
  return [
    `of those answered and decided ${winsText(answeredWins)} were won, of those left open ${winsText(openWins)}${tooFew ? `, ${tooFew}` : ""}`,
  ];
}
