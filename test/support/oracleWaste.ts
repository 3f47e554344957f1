// Slow and plain: where did each dollar of some leads go, by the oracle's bucket of each lead and its share of charges and credits?
import type { Day } from "../../app/domain/day";
import type { Filters } from "../../app/domain/filters";
import { type Bucket, buckets, defaultSteps } from "../../app/domain/vocabulary";
import type { NamedLead } from "./importOracleLeads";
import { oracle } from "./oracle";
import { byWeight, type CostedLead, type OracleCharge, oracleCosts } from "./oracleCosts";

export type BoughtLead = Required<NamedLead>;

/** A credit on a list, or on some of its leads. */
export interface OracleCredit {
  vendor: string;
  list: string;
  minor: number;
  on: Day;
  /** Ids; of the whole list where empty. */
  leads: string[];
}

export interface OracleFacts {
  leads: readonly BoughtLead[];
  charges: readonly OracleCharge[];
  credits: readonly OracleCredit[];
}

/** Which of them a filter chooses, by names where the filter has ids. */
export type NamedFilters = Pick<Filters, "from" | "to"> & { vendor?: string; list?: string };

export interface WasteAnswer {
  leads: number;
  charges: number;
  credits: number;
  sums: Record<string, { minor: number | null; leads: number }>;
}

/** PRODUCT.md 4, one currency. Leads in the order of their file, limits as typed. */
export function oracleWaste(facts: OracleFacts, asOf: Day, filters: NamedFilters): WasteAnswer {
  const { costs, loose } = oracleCosts(
    facts.leads.map((one) => costed(one, asOf)),
    facts.charges,
    asOf,
  );
  const { back, unspent } = creditsOf(facts, costs, asOf);
  const chosen = (vendor: string, list: string | null, on: Day | null) =>
    (filters.vendor === undefined || filters.vendor === vendor) &&
    (filters.list === undefined || filters.list === `${vendor} ${list}`) &&
    (filters.from === undefined || (on !== null && on >= filters.from)) &&
    (filters.to === undefined || (on !== null && on <= filters.to));
  const empty = () => ({ minor: 0, leads: 0, priced: 0 });
  const sums = new Map<Bucket, ReturnType<typeof empty>>(buckets.map((bucket) => [bucket, empty()]));
  const land = (bucket: Bucket, minor: number, leads: number, priced: number) => {
    const sum = sums.get(bucket) ?? empty();
    sums.set(bucket, { minor: sum.minor + minor, leads: sum.leads + leads, priced: sum.priced + priced });
  };
  const answer = { leads: 0, charges: 0, credits: 0 };
  for (const { id, vendor, list, lead } of facts.leads) {
    const cost = costs.get(id);
    if (cost === undefined || !chosen(vendor, list, lead.purchased_on)) continue;
    const credited = back.get(id) ?? 0;
    const credits = credited === 0 ? [] : [{ on: asOf, minor: credited }];
    const found = oracle({ ...lead, as_of: asOf, cost_minor: cost, credits });
    if (found.state === null) throw new Error(`oracleWaste: ${id} has a cost and does not exist`);
    answer.leads += 1;
    answer.charges += cost ?? 0;
    answer.credits += credited;
    const whole = found.bucket === "credited";
    land(found.bucket, (cost ?? 0) - credited, whole ? 0 : 1, cost === null ? 0 : 1);
    if (credited > 0) land("credited", credited, 1, 1);
  }
  for (const { vendor, list, on, minor } of loose)
    if (chosen(vendor, list, on)) {
      land("unallocated", minor, 0, 1);
      answer.charges += minor;
    }
  for (const { vendor, list, minor } of unspent)
    if (chosen(vendor, list, null)) {
      land("unallocated", -minor, 0, 1);
      land("credited", minor, 0, 1);
      answer.credits += minor;
    }
  const told = [...sums].map(([bucket, { minor, leads, priced }]) => [
    bucket,
    { minor: leads > 0 && priced === 0 && minor === 0 ? null : minor, leads },
  ]);
  return { ...answer, sums: Object.fromEntries(told) };
}

/** Each lead's part of the credits given by the day, and the credits that no cost stands against. */
function creditsOf({ leads, credits }: OracleFacts, costs: Map<string, number | null>, asOf: Day) {
  const back = new Map<string, number>();
  const unspent: OracleCredit[] = [];
  for (const credit of credits.filter(({ on }) => on <= asOf)) {
    const here = leads.filter(
      ({ id, vendor, list }) => vendor === credit.vendor && list === credit.list && costs.has(id),
    );
    const named = here.filter(({ id }) => credit.leads.length === 0 || credit.leads.includes(id));
    const weights = named.map(({ id }) => (credit.leads.length > 0 ? 1 : (costs.get(id) ?? 0)));
    if (weights.every((weight) => weight === 0)) {
      unspent.push(credit);
      continue;
    }
    byWeight(credit.minor, weights).forEach((part, index) => {
      const id = named[index]?.id ?? "";
      back.set(id, (back.get(id) ?? 0) + part);
    });
  }
  return { back, unspent };
}

function costed({ id, vendor, list, lead }: BoughtLead, asOf: Day): CostedLead {
  const answer = oracle({ ...lead, as_of: asOf });
  return {
    ...{ id, vendor, list },
    // A lead without a date exists on every day, and falls in no period.
    bought: lead.purchased_on ?? "0001-01-01",
    priceMinor: lead.cost_minor ?? null,
    signals: (lead.signals ?? []).map(({ step, at, polarity }) => ({
      ...{ at, polarity },
      position: 1 + defaultSteps.findIndex(({ name }) => name === step),
    })),
    ...(answer.state === "won" && { won: { on: answer.won_on } }),
  };
}
