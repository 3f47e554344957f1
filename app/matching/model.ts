// How often do a deal and its own lead agree on a field, and how does that become weights in bits?
import { leaningShare } from "../domain/statistics/matchWeight";

export const levels = ["same", "near", "other"] as const;
export type Level = (typeof levels)[number];
export const fields = ["company", "person", "email", "phone", "domain", "city", "postal", "street"] as const;
export type Field = (typeof fields)[number];

/** m of Fellegi and Sunter 1969: of the deals that come from a lead, the share that agrees with it on a field so well. */
export type Model = Record<Field, Record<Level, number>>;

/** What matching learns of an organization. */
export interface Learned {
  rates: Model;
  /** Words that so many of its leads have in their names that they say little. */
  usualWords: readonly string[];
}

/** Sensible values, until an organization has enough pairs of its own. */
export const usualModel: Model = {
  company: { same: 0.8, near: 0.17, other: 0.03 },
  person: { same: 0.5, near: 0.1, other: 0.4 },
  email: { same: 0.6, near: 0.08, other: 0.32 },
  phone: { same: 0.62, near: 0.05, other: 0.33 },
  domain: { same: 0.78, near: 0.06, other: 0.16 },
  city: { same: 0.82, near: 0.06, other: 0.12 },
  postal: { same: 0.75, near: 0.08, other: 0.17 },
  street: { same: 0.7, near: 0.12, other: 0.18 },
};

export const unlearned: Learned = { rates: usualModel, usualWords: [] };

/** One thing that speaks for or against a pair. `bits` is log2(1/u): how rare it is that two others agree so. */
export interface Evidence {
  field: Field;
  level: Level;
  bits: number;
  /** As it stands in the receipt; after it how similar the two are, where that is said. */
  words: string;
  similarity?: number;
  /** Whether it alone says too little to link: a number that several companies have. */
  weak?: boolean;
}

/** The weight of a piece of evidence in bits, log2(m / u). */
export function weightOf(model: Model, { field, level, bits }: Evidence): number {
  return Math.log2(model[field][level]) + bits;
}

/** The weights of some evidence, added to those before it. */
export function bitsOf(model: Model, evidence: readonly Evidence[], before: number): number {
  let bits = before;
  for (const one of evidence) bits += weightOf(model, one);
  return bits;
}

/** The line of a receipt for a piece of evidence. */
export function reasonWords({ words, similarity }: Evidence): string {
  return similarity === undefined ? words : `${words} ${similarity.toFixed(2)} similar`;
}

/** log2 of the odds, before anything is compared, that a lead is the deal's: one of all leads, for every second deal. */
export function priorOf(leads: number): number {
  return -1 - Math.log2(Math.max(10, leads));
}

/** Fewer expected pairs than this say nothing about an organization's own rates. */
export const enoughPairs = 50;
/** The usual values count as so many pairs. */
const usualPairs = 40;

/**
 * One step of EM: m anew from pairs, each counted by the probability that it is one. Fields that few pairs have keep their values. `other` of company names keeps its
 * value everywhere: candidates were found by their names.
 */
export function reestimate(
  model: Model,
  pairs: Iterable<{ evidence: readonly Evidence[]; probability: number }>,
): Model {
  const sums = Object.fromEntries(fields.map((field) => [field, { same: 0, near: 0, other: 0 }])) as Model;
  for (const { evidence, probability } of pairs)
    for (const { field, level } of evidence) sums[field][level] += probability;
  const made = { ...model };
  for (const field of fields) {
    const sum = sums[field];
    const all = sum.same + sum.near + sum.other;
    if (field === "company" || all < enoughPairs) continue;
    const share = (level: Level) =>
      leaningShare({ hits: sum[level], n: all, usual: usualModel[field][level], weight: usualPairs });
    made[field] = { same: share("same"), near: share("near"), other: share("other") };
  }
  return made;
}
