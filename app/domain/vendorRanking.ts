// Which vendor closes more, and may one say so yet?
import { costRangeText } from "./figureTexts";
import { formatMoney } from "./money";
import { inOwn, type OtherMoney } from "./otherCurrencies";
import { formatCount, formatPercent } from "./rates";
import { chanceBetter } from "./statistics/chanceBetter";
import { moreNeeded, separated } from "./statistics/separated";

/** Won within the horizon, of leads old enough to be judged. */
export interface Closing {
  vendorId: number;
  vendor: string;
  closeRate: { hits: number; n: number };
}

export interface Place {
  /** Vendors whose interval lies wholly above this one's, below it, or over it. */
  above: number;
  below: number;
  unclear: number;
}

export interface Pair {
  a: { vendorId: number; vendor: string };
  b: { vendorId: number; vendor: string };
  /** The one that closes more; null while their intervals touch. */
  higher: "a" | "b" | null;
  /** More leads each needs until one can tell, if both keep their rates; null where no number can be named. */
  more: { a: number; b: number } | null;
  /** The chance that a's true close rate is above b's, 0 to 1; null where one has no leads to judge. */
  chance: number | null;
}

/** Where a vendor stands among the others that have leads to judge: ranked only where intervals separate (PRODUCT.md 5). */
export function placeOf(vendor: Closing, vendors: readonly Closing[]): Place {
  const others = vendors.filter(({ vendorId, closeRate }) => vendorId !== vendor.vendorId && closeRate.n > 0);
  const verdicts = others.map((other) => separated(tally(vendor), tally(other)));
  const count = (verdict: "a" | "b" | null) => verdicts.filter((one) => one === verdict).length;
  return { above: count("b"), below: count("a"), unclear: count(null) };
}

/** Two vendors held against each other. */
export function pairOf(a: Closing, b: Closing): Pair {
  return {
    a: { vendorId: a.vendorId, vendor: a.vendor },
    b: { vendorId: b.vendorId, vendor: b.vendor },
    higher: separated(tally(a), tally(b)),
    more: moreNeeded(tally(a), tally(b)),
    chance: chanceBetter(tally(a), tally(b)),
  };
}

/** "clear of 2, behind 1, cannot tell from 1"; of the only vendor "nobody to compare". */
export function placeText({ above, below, unclear }: Place): string {
  const parts = [
    ...(below > 0 ? [`clear of ${formatCount(below)}`] : []),
    ...(above > 0 ? [`behind ${formatCount(above)}`] : []),
    ...(unclear > 0 ? [`cannot tell from ${formatCount(unclear)}`] : []),
  ];
  return parts.length === 0 ? "nobody to compare" : parts.join(", ");
}

/** What one may say of a pair, in a sentence without a full stop. */
export function pairSentence({ a, b, higher, more, chance }: Pair): string {
  if (chance === null) {
    return `Cannot tell yet: ${a.vendor} or ${b.vendor} has no lead old enough to judge`;
  }
  const better = `the chance that ${a.vendor} closes more than ${b.vendor} is ${surely(chance)}`;
  if (higher !== null) {
    const [first, second] = higher === "a" ? [a, b] : [b, a];
    return `${first.vendor} closes more than ${second.vendor}: their intervals are apart, and ${better}`;
  }
  if (more === null) return `Cannot tell yet: both close equally often so far; ${better}`;
  const needs = [
    { vendor: a.vendor, leads: more.a },
    { vendor: b.vendor, leads: more.b },
  ]
    .filter(({ leads }) => leads > 0)
    .map(
      ({ vendor, leads }, index) => `${formatCount(leads)}${index === 0 ? " more leads" : ""} of ${vendor}`,
    )
    .join(" and ");
  return `Cannot tell yet: ${needs} needed if both keep their rates; ${better}`;
}

/** A chance as a percentage that is never rounded to certainty. */
function surely(chance: number): string {
  if (chance >= 0.995) return "over 99 %";
  if (chance < 0.005) return "under 1 %";
  return formatPercent(Math.round(chance * 100) * 0.01);
}

function tally({ closeRate: { hits, n } }: Closing) {
  return { k: hits, n };
}

/** What an appointment held costs with each vendor, the least first; null where none has a price for it. */
export function heldSentence(
  vendors: readonly { vendor: string; held: HeldCost | null }[],
  currency: string,
): string | null {
  const priced = vendors
    .flatMap(({ vendor, held }) =>
      held?.costMinor == null ? [] : [{ vendor, ...held, cost: held.costMinor }],
    )
    .sort((a, b) => a.cost - b.cost);
  if (priced.length === 0) return null;
  const said = priced.map(
    ({ vendor, cost, ...range }) =>
      `${vendor} ${formatMoney(cost, currency, { whole: true })} (${costRangeText(range, currency, "–")})`,
  );
  return `In one unit, an appointment held costs: ${said.join(", ")}.`;
}

interface HeldCost {
  costMinor: number | null;
  lowMinor: number | null;
  highMinor: number | null;
}

interface VendorSums {
  spendMinor: number | null;
  otherCurrencies: readonly OtherMoney[];
  won: number;
  held: HeldCost | null;
}

/** "Dialmoor: $61,060 spent, 15 won, an appointment held costs $421": the finding of a vendor's page. */
export function vendorSentence(
  vendor: string,
  { spendMinor, otherCurrencies, won, held }: VendorSums,
  currency: string,
): string {
  const money = (minor: number) => formatMoney(minor, currency, { whole: true });
  return [
    `${vendor}: ${spendMinor === null ? `no charge${inOwn(currency, otherCurrencies)} recorded` : `${money(spendMinor)} spent`}`,
    `${formatCount(won)} won`,
    ...(held?.costMinor == null ? [] : [`an appointment held costs ${money(held.costMinor)}`]),
  ].join(", ");
}
