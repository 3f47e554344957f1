// What is the one sentence above the board: how much of the money is stuck, and where most of it lies?
import { formatMoney } from "./money";
import {
  inOwn,
  leftOutTexts,
  type OtherMoney,
  otherMoneyText,
  unpricedOf,
  unpricedText,
} from "./otherCurrencies";
import { formatCount } from "./rates";
import type { State } from "./vocabulary";

/** What the sentence needs of a stall report. */
export interface HeadlineFigures {
  currency: string;
  filters: object;
  leads: number;
  pricedLeads: number;
  /** Leads whose money is in another currency: they have a price, though none that is summed here. */
  otherCurrencies: readonly OtherMoney[];
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
  if (stuck === 0)
    return { ...plain(movingSentence(figures)), aside: said(figures.otherCurrencies.map(otherMoneyText)) };
  if (pricedLeads === 0 || spendMinor === null || spendMinor === 0 || !strandedMinor) {
    const top = largest(placesOf(figures, (place) => place.stalled + place.lost, states.unworked));
    const count = `${formatCount(stuck)} of ${formatCount(leads)} ${leads === 1 ? "lead is" : "leads are"} stuck`;
    return {
      sentence: `${count}${whereOf(top, stuck, true)}`,
      aside: said([moneyAside(figures), ...figures.otherCurrencies.map(otherMoneyText)]),
      stepId: top?.stepId ?? null,
    };
  }
  const money = (minor: number) => formatMoney(minor, currency, { whole: true });
  const top = largest(placesOf(figures, (place) => place.strandedMinor ?? 0, 0));
  return {
    sentence: `${money(strandedMinor)} of ${money(spendMinor)} is stuck${whereOf(top, strandedMinor, false)}`,
    aside: said(leftOutTexts(figures)),
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

function said(parts: readonly string[]): string | null {
  return parts.join("; ") || null;
}

function moneyAside(figures: HeadlineFigures): string {
  const { leads, pricedLeads, spendMinor, strandedMinor, currency, otherCurrencies } = figures;
  const unpriced = unpricedOf(figures);
  const own = inOwn(currency, otherCurrencies);
  if (pricedLeads === 0 || spendMinor === null)
    return own === "" ? "No lead has a price, so what this cost is not known" : `No lead has a price${own}`;
  if (spendMinor === 0) return `The leads with a price${own} cost nothing`;
  if (unpriced > 0) return `${unpricedText(unpriced, leads)}, and no money${own} is known to be stuck`;
  if (own === "") return "The stuck leads cost nothing";
  return strandedMinor === null
    ? `No stuck lead has a price${own}`
    : `The stuck leads with a price${own} cost nothing`;
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
