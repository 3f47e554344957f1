// Slow and plain: what does each lead carry of all charges at the end of a day, and what can no lead carry?
import type { Day } from "../../app/domain/day";
import { dayOf } from "./oracleSteps";

export interface CostedLead {
  id: string;
  vendor: string;
  list: string;
  bought: Day;
  priceMinor: number | null;
  /** What the price is for; null where the file does not say. */
  unit?: "record" | "lead" | "set" | "held" | null;
  /** Steps by position, with the local time. */
  signals: { position: number; at: string; polarity: "positive" | "negative" | "neutral" }[];
  /** The win as of the day of the question, which reaches every step; its day null where unknown. */
  won?: { on: Day | null };
}

/** Money that no lead carries, from the day it counts from on. */
export interface OracleLoose {
  vendor: string;
  list: string | null;
  on: Day | null;
  minor: number;
}

export interface OracleCharge {
  vendor: string;
  list: string | null;
  basis: "record" | "lead" | "set" | "held" | "flat" | "retainer" | "hours";
  minor: number;
  from: Day | null;
  to: Day | null;
  on: Day | null;
}

/** Positions of the two appointment steps of a new organization. */
const positions = { set: 2, held: 3 };

/**
 * PRODUCT.md 3 "Cost", one currency, no list with a day of its own. Leads in the order of their files. Charges that fall together
 * (same list or vendor, same class, same period) are one sum.
 */
export function oracleCosts(
  leads: readonly CostedLead[],
  charges: readonly OracleCharge[],
  asOf: Day,
): { costs: Map<string, number | null>; unallocated: number; loose: OracleLoose[] } {
  const here = leads.filter(({ bought }) => bought <= asOf);
  const costs = new Map<string, number | null>(here.map(({ id }) => [id, null]));
  const add = (id: string, minor: number) => costs.set(id, (costs.get(id) ?? 0) + minor);
  const due = charges.filter((charge) => beginsOn(charge, leads) <= asOf);
  const listsOf = (all: readonly OracleCharge[]) =>
    new Set(all.flatMap(({ vendor, list }) => (list === null ? [] : [`${vendor} ${list}`])));
  const stated = listsOf(due.filter(({ basis }) => !isEvent(basis)));
  const billed = listsOf(due);
  const loose: OracleLoose[] = [];
  const leave = ({ vendor, list, from, knownOn, minor }: Pool) =>
    loose.push({ vendor, list, on: from ?? knownOn, minor });

  for (const lead of here) {
    const list = `${lead.vendor} ${lead.list}`;
    if (stated.has(list)) add(lead.id, 0);
    else if (charges.some((charge) => invoices(charge, lead))) add(lead.id, 0);
    else if (lead.priceMinor !== null) add(lead.id, lead.priceMinor);
    else if (billed.has(list)) add(lead.id, 0);
  }
  for (const { vendor, to } of charges.filter(({ list, basis }) => list === null && isEvent(basis)))
    for (const lead of here)
      if (lead.vendor === vendor && (to === null || lead.bought <= to)) add(lead.id, 0);

  for (const pool of poolsOf(due)) {
    const { vendor, list, kind, minor, from, to, knownOn } = pool;
    const ofList = here.filter((lead) => lead.vendor === vendor && (list === null || lead.list === list));
    if (kind === "all") {
      if (ofList.length === 0) leave(pool);
      else spread(ofList, minor, add);
      continue;
    }
    const begins = kind === "period" ? (from ?? knownOn) : knownOn;
    const members = ofList.filter((lead) => {
      if (kind === "period")
        return from !== null && lead.bought >= from && (to === null || lead.bought <= to);
      const on = arrivedOn(lead, positions[kind], asOf);
      if (on === undefined) return false;
      return (from === null || (on !== null && on >= from)) && (to === null || (on !== null && on <= to));
    });
    if (kind === "period" && begins !== null && begins > asOf) continue;
    if (members.length > 0)
      evenly(minor, members.length).forEach((part, index) => {
        add(members[index]?.id ?? "", part);
      });
    else if (begins === null || begins <= asOf) leave(pool);
  }
  return { costs, loose, unallocated: loose.reduce((sum, { minor }) => sum + minor, 0) };
}

/** Whether a charge for reached steps is for the very thing that the lead's price is for. */
function invoices({ vendor, list, basis, to }: OracleCharge, lead: CostedLead): boolean {
  const own = lead.vendor === vendor && (list === null || list === lead.list);
  return own && isEvent(basis) && basis === lead.unit && (list !== null || to === null || lead.bought <= to);
}

/** The day from which a charge of a list as a whole counts: its first lead's, else its own; others count by rules of their own. */
function beginsOn({ vendor, list, basis, to, on }: OracleCharge, leads: readonly CostedLead[]): Day {
  if (list === null || isEvent(basis)) return "";
  const bought = leads
    .filter((lead) => lead.vendor === vendor && lead.list === list)
    .map((lead) => lead.bought);
  return bought.sort()[0] ?? to ?? on ?? "";
}

interface Pool {
  vendor: string;
  list: string | null;
  kind: "all" | "set" | "held" | "period";
  minor: number;
  from: Day | null;
  to: Day | null;
  knownOn: Day | null;
}

function poolsOf(charges: readonly OracleCharge[]): Pool[] {
  const pools = new Map<string, Pool>();
  for (const { vendor, list, basis, minor, on, ...period } of charges) {
    const kind = isEvent(basis) ? basis : list === null ? "period" : "all";
    const [from, to] = list === null ? [period.from, period.to] : [null, null];
    const key = [vendor, list, kind, from, to].join("|");
    const knownOn = period.to ?? on;
    const before = pools.get(key);
    const latest = before?.knownOn && (!knownOn || before.knownOn > knownOn) ? before.knownOn : knownOn;
    pools.set(key, { vendor, list, kind, from, to, minor: minor + (before?.minor ?? 0), knownOn: latest });
  }
  return [...pools.values()];
}

function isEvent(basis: OracleCharge["basis"]): basis is "set" | "held" {
  return basis === "set" || basis === "held";
}

/** The first signal on the step or a later one, up to the win, or the win; null where that has no day, undefined where it did not arrive. */
function arrivedOn({ signals, won }: CostedLead, position: number, asOf: Day): Day | null | undefined {
  const days = signals
    .filter((signal) => signal.polarity !== "neutral" && signal.position >= position)
    .map(({ at }) => dayOf(at))
    .filter((day) => day <= asOf && (!won?.on || day <= won.on));
  if (won?.on) days.push(won.on);
  return days.sort()[0] ?? (won ? null : undefined);
}

/** A list's charge: prices are weights, leads without one share what is left. */
function spread(leads: readonly CostedLead[], minor: number, add: (id: string, minor: number) => void): void {
  const priced = leads.filter(({ priceMinor }) => priceMinor !== null);
  const unpriced = leads.filter(({ priceMinor }) => priceMinor === null);
  const prices = priced.reduce((sum, { priceMinor }) => sum + (priceMinor ?? 0), 0);
  const ofPriced = priced.length === 0 ? 0 : unpriced.length === 0 ? minor : Math.min(minor, prices);
  const weights = priced.map(({ priceMinor }) => (prices === 0 ? 1 : (priceMinor ?? 0)));
  byWeight(ofPriced, weights).forEach((part, index) => {
    add(priced[index]?.id ?? "", part);
  });
  evenly(minor - ofPriced, unpriced.length).forEach((part, index) => {
    add(unpriced[index]?.id ?? "", part);
  });
}

function evenly(minor: number, parts: number): number[] {
  return byWeight(
    minor,
    Array.from({ length: parts }, () => 1),
  );
}

/** Largest remainder, in whole numbers throughout. */
export function byWeight(minor: number, weights: number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum === 0) return weights;
  const parts = weights.map((weight) => {
    const rest = (minor * weight) % sum;
    return { part: (minor * weight - rest) / sum, rest };
  });
  const order = parts
    .map((_, index) => index)
    .sort((a, b) => (parts[b]?.rest ?? 0) - (parts[a]?.rest ?? 0) || a - b);
  const left = minor - parts.reduce((total, { part }) => total + part, 0);
  return parts.map(({ part }, index) => part + (order.indexOf(index) < left ? 1 : 0));
}
