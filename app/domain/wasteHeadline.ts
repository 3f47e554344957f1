// What is the one sentence above the waste page: how much is waste, whose, and where most of it lies?
import { formatMoney } from "./money";
import { inOwn, leftOutTexts, type OtherMoney, otherMoneyText } from "./otherCurrencies";
import { formatCount } from "./rates";
import { type Bucket, onWhom, wasteBuckets } from "./vocabulary";

/** What the sentence needs of a waste report. */
export interface WasteFigures {
  currency: string;
  leads: number;
  pricedLeads: number;
  netSpendMinor: number | null;
  wasteMinor: number | null;
  wasteLeads: number;
  sums: readonly { bucket: Bucket; minor: number | null; leads: number }[];
  buckets: readonly { bucket: Bucket; minor: number | null; leads: number; step?: string | null }[];
  parties: readonly { onWhom: string; minor: number | null }[];
  otherCurrencies: readonly OtherMoney[];
}

const ours: Partial<Record<Bucket, string>> = {
  "never worked": "leads never worked",
  "objection left open": "objections left open",
  "went silent": "leads that went silent",
  "lost, no reason heard": "leads lost without a reason heard",
};

/** The finding, and beside it the rest in plain sentences; in leads where no price is known. */
export function wasteHeadline(figures: WasteFigures): { sentence: string; rest: string[] } {
  const { currency, leads, netSpendMinor, wasteMinor, wasteLeads, otherCurrencies } = figures;
  const others = otherCurrencies.map(otherMoneyText);
  const own = inOwn(currency, others);
  if (leads === 0 && !netSpendMinor)
    return {
      sentence: `No lead and no charge${own} to look at`,
      rest: others,
    };
  if (netSpendMinor === null) {
    const stuck = `${formatCount(wasteLeads)} of ${formatCount(leads)} ${leads === 1 ? "lead" : "leads"}`;
    return {
      sentence: `${stuck} went to waste, and no price${own} is known, so what that cost is not`,
      rest: others,
    };
  }
  const money = (minor: number) => formatMoney(minor, currency, { whole: true });
  const of = (party: string) => figures.parties.find((one) => one.onWhom === party)?.minor ?? 0;
  const whole = `Of ${money(netSpendMinor)} net`;
  const rest = [
    ...vendorsOf(figures, of("vendor"), money),
    ...(of("shared") > 0 ? [`${money(of("shared"))} in no-shows is shared`] : []),
    ...(of("open") > 0 ? [`${money(of("open"))} is still ripening`] : []),
    ...leftOutTexts(figures),
  ];
  if (of("us") > 0)
    return {
      sentence: `${whole}, ${money(of("us"))} is waste that is ours${mostOf(figures, of("us"), money)}`,
      rest,
    };
  if (wasteMinor) return { sentence: `${whole}, none of the waste is ours`, rest };
  return { sentence: `${whole}, nothing is known to be wasted yet`, rest };
}

/** ": $4,100 of it objections left open, most at Price range accepted". */
function mostOf({ sums, buckets }: WasteFigures, all: number, money: (minor: number) => string): string {
  const top = largest(sums.filter(({ bucket }) => onWhom[bucket] === "us" && wasteBuckets.includes(bucket)));
  if (!top) return "";
  const name = ours[top.bucket] ?? top.bucket;
  const share = top.minor === all ? `: all of it ${name}` : `: ${money(top.minor ?? 0)} of it ${name}`;
  const steps = new Map<string, number>();
  for (const { bucket, step, minor } of buckets)
    if (bucket === top.bucket && step) steps.set(step, (steps.get(step) ?? 0) + (minor ?? 0));
  const at = largest([...steps].map(([step, minor]) => ({ step, minor })));
  if (!at) return share;
  if (at.minor === top.minor) return `${share}, all at ${at.step}`;
  return `${share}, ${at.minor * 2 > (top.minor ?? 0) ? "most" : "nowhere more than"} at ${at.step}`;
}

function vendorsOf({ sums }: WasteFigures, minor: number, money: (minor: number) => string): string[] {
  if (minor <= 0) return [];
  const held = sums.filter(({ bucket, minor }) => onWhom[bucket] === "vendor" && (minor ?? 0) > 0);
  const names = held.map(({ bucket }) => `${bucket}s`).join(" and ");
  return [`${money(minor)} is the vendor’s (${names}): claim it where the return window is still open`];
}

/** The one with the most money, the earlier of equals; undefined where none has any. */
function largest<T extends { minor: number | null }>(rows: readonly T[]): T | undefined {
  return rows.reduce<T | undefined>(
    (best, row) => ((row.minor ?? 0) > (best?.minor ?? 0) ? row : best),
    undefined,
  );
}
