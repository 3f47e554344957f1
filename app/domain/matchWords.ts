// How is it said how sure a match is, why, and by whom?
import { formatCount, formatPercent } from "./rates";

const weights = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Likeness is never nothing and never all: so near to either, it is said to be near. */
const leastSure = 0.0001;

/** "certain" for an exact key, "99.6 %" else; never rounded up to all or down to nothing. "—" where nothing said how likely it is. */
export function formatProbability(probability: number | null): string {
  if (probability === null) return "—";
  if (probability === 1) return "certain";
  return formatPercent(Math.min(Math.max(probability, leastSure), 1 - leastSure), { fine: true });
}

/** "+6.1", "−1.2": bits by which a reason speaks for or against. */
export function formatWeight(weight: number): string {
  const size = weights.format(Math.abs(weight));
  return size === "0.0" ? "0.0" : `${weight < 0 ? "−" : "+"}${size}`;
}

export interface MatchReason {
  words: string;
  /** Bits; null for an exact key, which needs none. */
  weight: number | null;
}

/** The reasons as they are stored: sentences, or words with a weight. */
export function reasonsOf(stored: readonly (string | { words: string; weight: number })[]): MatchReason[] {
  return stored.map((reason) => (typeof reason === "string" ? { words: reason, weight: null } : reason));
}

export interface MatchDecided {
  method: string;
  decision: "linked" | "queued" | "never";
  decidedBy: string | null;
  /** Who linked the deal to another lead, where the pair is not asked any more. */
  settledBy?: string | null;
}

/** "Linked by its own row", "Linked by likeness", "Linked by Ana", "Never these two, said Ana", "Waits in the queue". */
export function decidedWords({ method, decision, decidedBy, settledBy = null }: MatchDecided): string {
  if (settledBy !== null) return `Not asked any more: ${settledBy} linked the deal to another lead`;
  if (decision === "queued")
    return decidedBy === null ? "Waits in the queue" : `Put in the queue by ${decidedBy}`;
  if (decision === "never") return `Never these two, said ${decidedBy ?? "a person"}`;
  if (decidedBy !== null) return `Linked by ${decidedBy}`;
  return `Linked by rule: ${ruleWords[method] ?? `same ${method}`}`;
}

const ruleWords: Record<string, string> = {
  "same row": "the deal stands in the lead’s own row",
  named: "the deal names the lead by its id",
  account: "same account",
  likeness: "likeness above the threshold",
  person: "by hand",
};

/** What a linked lead is credited with of its deal: all of it, "1 of 2 equal parts", or nothing. */
export function shareWords({ shareCount }: { shareCount: number | null }): string {
  if (shareCount === null) return "no credit for this deal";
  return shareCount === 1
    ? "credit for the whole deal"
    : `1 of ${formatCount(shareCount)} equal parts of the deal`;
}
