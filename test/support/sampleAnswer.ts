// Plainly: what must the board say of the sample organization on a day?
import { type Day, daysBetween } from "../../app/domain/day";
import { allocate } from "../../app/domain/money";
import { stallLimit } from "../../app/domain/stallLimit";
import { buckets, defaultSteps, horizonDays, states } from "../../app/domain/vocabulary";
import type { Line } from "../../scripts/samples/sample";
import { sampleFiles } from "../../scripts/samples/writeSamples";
import { oracle } from "./oracle";
import type { OracleAnswer, OracleLead } from "./oracleLead";

interface Standing extends OracleAnswer {
  lead: Line;
  cost: number | null;
}

/** The answers, by the oracle over the facts of each lead; limits are learned from the won leads as of the day. */
export function answerSample(leads: readonly Line[], asOf: Day, endDay: Day) {
  const { standing, limits } = standSample(leads, asOf, endDay);
  const of = (wanted: (one: Standing) => boolean) => standing.filter(wanted);
  const stuck = ({ state }: Standing) => state === "stalled" || state === "lost";
  const place = (frontier: string | null, first: boolean) => {
    const count = (state: string) => of((one) => one.state === state && one.frontier === frontier).length;
    const stranded = of(
      (one) => (stuck(one) && one.frontier === frontier) || (first && one.state === "unworked"),
    );
    return {
      active: count("active"),
      stalled: count("stalled"),
      lost: count("lost"),
      strandedMinor: sumCosts(stranded),
    };
  };
  return {
    asOf,
    leads: standing.length,
    pricedLeads: of(({ cost }) => cost !== null).length,
    spendMinor: sumCosts(standing),
    duplicates: of(({ lead }) => lead.duplicate).length,
    anonymous: of(({ lead }) => lead.anonymous).length,
    states: Object.fromEntries(states.map((state) => [state, of((one) => one.state === state).length])),
    strandedMinor: sumCosts(of((one) => stuck(one) || one.state === "unworked")),
    limits,
    steps: defaultSteps.map(({ name }, index) => ({
      step: name,
      reached: of(({ reached }) => reached.includes(name)).length,
      buttoned: of(({ steps }) => steps[name] === "buttoned").length,
      objection: of(({ steps }) => steps[name] === "objection").length,
      skipped: of(({ steps }) => steps[name] === "skipped").length,
      ...place(name, index === 0),
    })),
    notRecorded: place(null, false),
    buckets: buckets.flatMap((bucket) => {
      const inside = of((one) => one.bucket === bucket);
      return inside.length === 0 ? [] : [{ bucket, leads: inside.length, costMinor: sumCosts(inside) }];
    }),
    magicCloses: of(({ magic_close }) => magic_close === true).length,
    winsNotRecorded: of(({ magic_close }) => magic_close === "not recorded").length,
    vendors: [...new Set(leads.map(({ vendor }) => vendor))].map((vendor) =>
      vendorRow(
        vendor,
        of(({ lead }) => lead.vendor === vendor),
        asOf,
      ),
    ),
  };
}

/** Where each lead stands, and the limits that hold. */
export function standSample(leads: readonly Line[], asOf: Day, endDay: Day) {
  const costs = costsOf(leads, endDay);
  const bought = leads.filter((lead) => lead.purchasedOn <= asOf);
  const ask = (limits: Record<string, number>): Standing[] =>
    bought.flatMap((lead) => {
      const cost = costs.get(lead) ?? null;
      const answer = oracle({ ...factsOf(lead), as_of: asOf, cost_minor: cost, limits });
      return answer.state === null ? [] : [{ ...answer, lead, cost }];
    });
  const limits = learned(ask({}));
  return { limits, standing: ask(Object.fromEntries(limits.map(({ step, days }) => [step, days]))) };
}

/** What the oracle is told of a lead of the sample. */
export function factsOf(lead: Line): Omit<OracleLead, "as_of"> {
  return {
    purchased_on: lead.purchasedOn,
    duplicate: lead.duplicate,
    touches: lead.touches,
    signals: [...lead.ownSignals, ...lead.signals],
    deals: lead.deals,
    defects: lead.defect ? [lead.defect] : [],
  };
}

function vendorRow(vendor: string, standing: readonly Standing[], asOf: Day) {
  const of = (wanted: (one: Standing) => boolean) => standing.filter(wanted).length;
  const stranded = standing.filter(
    ({ state }) => state === "stalled" || state === "lost" || state === "unworked",
  );
  const ripe = standing.filter(({ lead }) => daysBetween(lead.purchasedOn, asOf) >= horizonDays);
  return {
    vendor,
    leads: standing.length,
    spendMinor: sumCosts(standing),
    won: of(({ state }) => state === "won"),
    lost: of(({ state }) => state === "lost"),
    stalled: of(({ state }) => state === "stalled"),
    unworked: of(({ state }) => state === "unworked"),
    active: of(({ state }) => state === "active"),
    disqualified: of(({ state }) => state === "disqualified"),
    duplicates: of(({ lead }) => lead.duplicate),
    strandedMinor: sumCosts(stranded),
    ripe: ripe.length,
    wonInHorizon: ripe.filter(
      ({ lead, won_on }) => won_on !== null && daysBetween(lead.purchasedOn, won_on) <= horizonDays,
    ).length,
  };
}

/** A list with an invoice spreads it evenly over its lines; elsewhere each line has its price, or none. */
function costsOf(leads: readonly Line[], endDay: Day): Map<Line, number | null> {
  const costs = new Map<Line, number | null>(leads.map((lead) => [lead, lead.price]));
  for (const { options } of sampleFiles(leads, endDay)) {
    if (options.cost === undefined) continue;
    const lines = leads.filter((lead) => lead.vendor === options.vendor && lead.list === options.list);
    const shares = allocate(
      Number(options.cost.replace(".", "")),
      lines.map(() => 1),
    );
    lines.forEach((lead, index) => {
      costs.set(lead, shares[index] ?? 0);
    });
  }
  return costs;
}

function learned(standing: readonly Standing[]) {
  const won = standing.filter(({ state }) => state === "won");
  return defaultSteps.map(({ name, kind }) => {
    const taken = won.flatMap(({ times }) =>
      times.flatMap(({ step, days }) => (step === name && days !== null ? [{ days, leads: 1 }] : [])),
    );
    return { step: name, ...stallLimit({ kind, typed: null, won: taken }) };
  });
}

function sumCosts(standing: readonly Standing[]): number | null {
  const known = standing.flatMap(({ cost }) => (cost === null ? [] : [cost]));
  if (standing.length > 0 && known.length === 0) return null;
  return known.reduce((sum, cost) => sum + cost, 0);
}
