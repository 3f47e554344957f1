// What does each figure and word of the screens mean, by its key?
import { type Bucket, buckets, type State, states } from "../vocabulary";
import { countMetrics } from "./counts";
import { curveMetrics } from "./curves";
import { importWords } from "./importWords";
import type { Metric, Term } from "./metric";
import { moneyMetrics } from "./money";
import { rateMetrics } from "./rates";
import { bucketWords, signalWords, stateWords, words } from "./words";
import { worthMetrics } from "./worth";

/** Every figure, by its key. */
export const metrics = {
  ...{ ...moneyMetrics, ...rateMetrics, ...countMetrics },
  ...{ ...curveMetrics, ...worthMetrics },
};

export type MetricKey = keyof typeof metrics;
export type TermKey =
  | MetricKey
  | keyof typeof words
  | keyof typeof signalWords
  | keyof typeof importWords
  | `state ${State}`
  | `bucket ${Bucket}`;

/** The glossary's parts, each with its terms in their order. */
export const glossary: readonly { title: string; keys: readonly TermKey[] }[] = [
  { title: "Words", keys: keysOf(words) },
  { title: "Signals and buttons", keys: keysOf(signalWords) },
  { title: "States of a lead, the first that holds", keys: states.map((state) => `state ${state}` as const) },
  {
    title: "Where each dollar goes, the first that holds",
    keys: buckets.map((bucket) => `bucket ${bucket}` as const),
  },
  { title: "Money", keys: keysOf(moneyMetrics) },
  { title: "Rates, ratios and days", keys: keysOf(rateMetrics) },
  { title: "Counts of leads", keys: keysOf(countMetrics) },
  { title: "From the day of the purchase", keys: keysOf(curveMetrics) },
  { title: "What the next dollar is worth", keys: keysOf(worthMetrics) },
  { title: "Imports", keys: keysOf(importWords) },
];

const terms: ReadonlyMap<string, Term> = new Map<string, Term>([
  ...Object.entries({ ...words, ...signalWords, ...importWords, ...metrics }),
  ...states.map((state): [string, Term] => [`state ${state}`, { name: state, says: stateWords[state] }]),
  ...buckets.map((bucket): [string, Term] => [
    `bucket ${bucket}`,
    { name: bucket, says: bucketWords[bucket] },
  ]),
]);

/** What a key stands for. */
export function term(key: TermKey): Term | Metric {
  const known = terms.get(key);
  if (!known) throw new RangeError(`term: ${key} is not registered`);
  return known;
}

/** The part of the glossary's address after "#". */
export function termAnchor(key: TermKey): string {
  return key.replaceAll(/[^A-Za-z0-9]+/g, "-");
}

function keysOf<T extends object>(part: T): readonly (keyof T)[] {
  return Object.keys(part) as (keyof T)[];
}
