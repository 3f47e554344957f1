// What is the one sentence above the board: how much of the money is stuck, and where most of it lies?
import { formatMoney } from "./money";
import { otherMoneyText } from "./otherCurrencies";
import { formatCount } from "./rates";
import { unpricedText } from "./unpriced";
import type { State } from "./vocabulary";

/** What the sentence needs of a stall report. */
export interface HeadlineFigures {
  currency: string;
  filters: object;
  leads: number;
  pricedLeads: number;
  /** Leads whose money is in another currency: they have a price, though none that is summed here. */
  otherCurrencies?: readonly { currency: string; leads: number; spendMinor: number }[];
  spendMinor: number | null;
  strandedMinor: number | null;
  states: Record<State, number>;
  steps: readonly Place[];
  notRecorded: { stalled: number; lost: number; strandedMinor: number | null };
}

interface Place {
  stepId: number;
  step: string;
  stalled: number;
  lost: number;
  strandedMinor: number | null;
}

export interface Headline {
  sentence: string;
  /** What the sentence leaves out, e.g. leads without a price; null where it leaves nothing out. */
  aside: string | null;
  /** The step it names; null where it names none. */
  stepId: number | null;
}

interface Amount {
  stepId: number | null;
  where: string;
  amount: number;
}

/** The headline of a stall report. Stuck: stalled, lost or never worked; in money where prices are known, else in leads. */
export function headline(figures: HeadlineFigures): Headline {
  const { currency, leads, pricedLeads, spendMinor, strandedMinor, states } = figures;
  if (leads === 0) return plain(emptySentence(figures.filters));
  const stuck = states.stalled + states.lost + states.unworked;
  if (stuck === 0) return { ...plain(movingSentence(figures)), aside: withOthers(null, figures) };
  const unpriced = unpricedOf(figures);
  if (pricedLeads === 0 || spendMinor === null || spendMinor === 0 || !strandedMinor) {
    const top = largest(placesOf(figures, (place) => place.stalled + place.lost, states.unworked));
    const count = `${formatCount(stuck)} of ${formatCount(leads)} ${leads === 1 ? "lead is" : "leads are"} stuck`;
    return {
      sentence: `${count}${whereOf(top, stuck, true)}`,
      aside: withOthers(moneyAside(figures), figures),
      stepId: top?.stepId ?? null,
    };
  }
  const money = (minor: number) => formatMoney(minor, currency, { whole: true });
  const top = largest(placesOf(figures, (place) => place.strandedMinor ?? 0, 0));
  return {
    sentence: `${money(strandedMinor)} of ${money(spendMinor)} is stuck${whereOf(top, strandedMinor, false)}`,
    aside: withOthers(unpriced === 0 ? null : unpricedText(unpriced, leads), figures),
    stepId: top?.stepId ?? null,
  };
}

function plain(sentence: string): Headline {
  return { sentence, aside: null, stepId: null };
}

function emptySentence(filters: object): string {
  const filtered = Object.values(filters).some((value) => value !== undefined);
  return filtered ? "No leads match these filters" : "No leads yet";
}

function movingSentence({ leads, states }: HeadlineFigures): string {
  const all = leads === 1 ? "the one lead is" : `all ${formatCount(leads)} leads are`;
  if (states.active === leads) return `Nothing is stuck yet: ${all} still moving`;
  if (states.won === leads) return `Nothing is stuck: ${all} won`;
  return `Nothing is stuck: ${formatCount(states.won)} of ${formatCount(leads)} leads won, ${formatCount(states.active)} still moving`;
}

function unpricedOf({ leads, pricedLeads, otherCurrencies = [] }: HeadlineFigures): number {
  return leads - pricedLeads - otherCurrencies.reduce((total, other) => total + other.leads, 0);
}

function withOthers(aside: string | null, { otherCurrencies = [] }: HeadlineFigures): string | null {
  const others = otherCurrencies.map(({ currency, leads, spendMinor }) =>
    otherMoneyText({ currency, leads, netSpendMinor: spendMinor }),
  );
  return [...(aside === null ? [] : [aside]), ...others].join("; ") || null;
}

function moneyAside(figures: HeadlineFigures): string {
  const { leads, pricedLeads, spendMinor, currency } = figures;
  const unpriced = unpricedOf(figures);
  if (pricedLeads === 0 || spendMinor === null)
    return unpriced === leads
      ? "No lead has a price, so what this cost is not known"
      : `No lead has a price in ${currency}`;
  if (spendMinor === 0) return "The leads with a price cost nothing";
  return unpriced === 0
    ? "The stuck leads cost nothing"
    : `${unpricedText(unpriced, leads)}, and no money is known to be stuck`;
}

function placesOf(
  { steps, notRecorded }: HeadlineFigures,
  amountOf: (place: Pick<Place, "stalled" | "lost" | "strandedMinor">) => number,
  atFirst: number,
): Amount[] {
  return [
    ...steps.map((place, index) => ({
      stepId: place.stepId,
      where: `at ${place.step}`,
      amount: amountOf(place) + (index === 0 ? atFirst : 0),
    })),
    { stepId: null, where: "where no steps were recorded", amount: amountOf(notRecorded) },
  ];
}

/** The place with the largest amount, the earlier one of equals; undefined where all are 0. */
function largest(places: Amount[]): Amount | undefined {
  return places.reduce<Amount | undefined>(
    (best, place) => (place.amount > (best?.amount ?? 0) ? place : best),
    undefined,
  );
}

function whereOf(top: Amount | undefined, whole: number, leads: boolean): string {
  if (!top) return "";
  const it = leads ? "them" : "it";
  if (top.amount === whole) return `: all of ${it} ${top.where}`;
  return top.amount * 2 > whole ? `: most of ${it} ${top.where}` : `: nowhere more than ${top.where}`;
}
