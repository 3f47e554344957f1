// Is a deal linked to a lead, put before a person, or left alone?
import { probabilityOf } from "../domain/statistics/matchWeight";
import { type Evidence, type Model, reasonWords, weightOf } from "./model";

/** A line of a receipt; the weights of all lines, in bits, sum up to the log-odds of the probability. */
export interface Reason {
  words: string;
  weight: number;
}

export interface Compared {
  leadId: number;
  accountId: number;
  evidence: readonly Evidence[];
}

export interface Thresholds {
  /** From this probability on a link is made without asking. */
  linkAt: number;
  /** From this one on a person is asked. */
  queueAt: number;
}

export interface Decided {
  leadId: number;
  accountId: number;
  decision: "linked" | "queued";
  probability: number;
  reasons: Reason[];
}

/** The evidence is not needed where the pair is less likely than both thresholds. */
export interface Scored extends Compared {
  /** Of all evidence, and what was before it. */
  bits: number;
}

/** What less than both thresholds nobody would decide on. */
export function leastLikely({ linkAt, queueAt }: Thresholds): number {
  return Math.min(linkAt, queueAt);
}

/** So many pairs of a deal are put before a person. */
const mostQueued = 3;

/**
 * Decides on the leads of one deal that are not hopeless, in any order; sorts them. A deal is of one company: companies compete, so that of two that look the same neither is certain.
 * A link is made without asking where the best company is at least `linkAt` likely, unless all that speaks for it are its place and values that several
 * companies have, or its name is another: tenants of one house share phone, street and city.
 * A few companies that fit alike are all put before a person; of many that do, nobody could tell.
 */
export function decide(
  scored: Scored[],
  { model, prior, linkAt, queueAt }: Thresholds & { model: Model; prior: number },
): Decided[] {
  scored.sort((a, b) => b.bits - a.bits || a.leadId - b.leadId);
  const accounts = new Map<number, number>();
  for (const { accountId, bits } of scored) if (!accounts.has(accountId)) accounts.set(accountId, bits);
  const fitting = [...accounts.values()].filter((bits) => probabilityOf(bits) >= queueAt);
  const few = fitting.length <= mostQueued;
  const decided: Decided[] = [];
  const asked = new Set<number>();
  let linked: number | undefined;
  const least = leastLikely({ linkAt, queueAt });
  for (const { leadId, accountId, evidence, bits } of scored) {
    // Rivals only make it less likely; the rest are less likely still.
    if (probabilityOf(bits) < least) break;
    const rivals = [...accounts].filter(([id]) => id !== accountId);
    const crowd = Math.log2(1 + rivals.reduce((sum, [, rival]) => sum + 2 ** rival, 0));
    const probability = probabilityOf(bits - crowd);
    const sure = probability >= linkAt && tellsEnough(evidence);
    if (!sure && (few ? probabilityOf(bits) : probability) < queueAt) continue;
    if (sure) linked ??= accountId;
    const decision = sure || accountId === linked ? "linked" : "queued";
    // Of a company that is asked about, the likeliest lead stands for all.
    if (decision === "queued" && (linked !== undefined || asked.has(accountId) || asked.size >= mostQueued))
      continue;
    if (decision === "queued") asked.add(accountId);
    const reasons = evidence.map((one) => ({ words: reasonWords(one), weight: weightOf(model, one) }));
    reasons.push({ words: "before anything is compared", weight: prior });
    if (crowd > 0.05) reasons.push({ words: crowdWords(rivals, bits), weight: -crowd });
    decided.push({ leadId, accountId, decision, probability, reasons });
  }
  return decided;
}

function crowdWords(rivals: [number, number][], bits: number): string {
  const near = rivals.filter(([, rival]) => rival > bits - 7).length;
  if (near === 0) return "other companies fit a little";
  return near === 1 ? "another company fits as well" : `${near} other companies fit as well`;
}

/** Many sit in one house or town. */
const ofPlaces: ReadonlySet<string> = new Set(["city", "postal", "street"]);

function tellsEnough(evidence: readonly Evidence[]): boolean {
  if (evidence.some(({ field, level }) => field === "company" && level === "other")) return false;
  return evidence.some(({ field, level, weak }) => level !== "other" && !weak && !ofPlaces.has(field));
}
