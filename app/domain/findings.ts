// What do the numbers say that is worth money, in sentences that hold?
import type { LeadFilters } from "./filters";
import { formatMoney } from "./money";
import { formatCount, formatPercent, formatPercentRange, rate, ratio } from "./rates";
import type { Tally } from "./statistics/chanceBetter";
import { separated } from "./statistics/separated";
import type { Bucket } from "./vocabulary";

/** So many at most: the dearest. */
const most = 5;
/** Less than this share of the net spend is not worth a sentence. */
const leastShare = 0.01;

export interface FindingFigures {
  currency: string;
  netSpendMinor: number | null;
  /** Leads by bucket, and where it names them by step and issue. Money is null where no price is known. */
  buckets: readonly {
    bucket: Bucket;
    minor: number | null;
    leads: number;
    step?: string | null;
    stepId?: number | null;
    issue?: string | null;
  }[];
  vendors: readonly {
    vendorId: number;
    vendor: string;
    leads: number;
    netSpendMinor: number | null;
    buckets: readonly { bucket: Bucket; minor: number | null; leads: number }[];
    /** Leads old enough to be judged, and those of them won within the horizon. */
    won: Tally;
  }[];
  horizonDays: number;
  /** By step: won among decided leads whose objections there were all answered, and of which one was left open. */
  answers: readonly { stepId: number; answered: Tally; open: Tally }[];
}

export interface Finding {
  kind: "objections" | "never worked" | "went silent" | "returns" | "no-shows" | "vendors" | "answering";
  sentence: string;
  /** What it rests on: counts, and rates with their intervals. */
  evidence: string;
  /** The money it is about; what findings are ranked by. */
  minor: number;
  leads: number;
  /** Chooses exactly `leads` leads. */
  filters: LeadFilters;
  /** The page that shows where it comes from, with its own filters. */
  page: { path: "/waste" | "/steps" | "/circle-back" | "/magic-closes"; filters: LeadFilters };
}

/**
 * At most five findings, dearest first; none without prices, for a finding nobody can weigh is noise. Sums and counts are facts; one
 * rate is called higher than another only where their 95 % intervals lie apart (`separated`).
 */
export function findings(figures: FindingFigures): Finding[] {
  const least = (figures.netSpendMinor ?? 0) * leastShare;
  return [
    ...objectionsAt(figures),
    ...neverWorked(figures),
    ...silentAt(figures),
    ...figures.vendors.flatMap((vendor) => [...returnsOf(figures, vendor), ...noShowsOf(figures, vendor)]),
    ...theDearest(apart(figures)),
    ...theDearest(answering(figures)),
  ]
    .filter(({ minor, leads }) => leads > 0 && minor > 0 && minor >= least)
    .sort((a, b) => b.minor - a.minor)
    .slice(0, most);
}

/** The step at which objections left open hold the most money. */
function objectionsAt(figures: FindingFigures): Finding[] {
  const parts = figures.buckets.filter(({ bucket, stepId }) => bucket === "objection left open" && stepId);
  const top = dearest(byStep(parts));
  if (!top) return [];
  const { step, stepId, minor, leads } = top;
  const named = parts.filter((part) => part.stepId === stepId && part.issue);
  const about = aboutIssue(figures, dearest(named), minor);
  const filters: LeadFilters = { bucket: "objection left open", step: stepId };
  return [
    {
      ...{
        kind: "objections",
        minor,
        leads,
        filters,
        page: { path: "/circle-back", filters: { step: stepId } },
      },
      sentence: `${money(figures, minor)} stopped at ${step}: an objection was left open there`,
      evidence: `${leadsOf(leads)}${about}`,
    },
  ];
}

/** "; most money of it about price, 2 leads"; where it is not most, how much. */
function aboutIssue(
  figures: FindingFigures,
  issue: FindingFigures["buckets"][number] | undefined,
  whole: number,
): string {
  if (!issue?.issue) return "";
  const share = 2 * (issue.minor ?? 0) > whole ? "most money" : money(figures, issue.minor ?? 0);
  return `; ${share} of it about ${issue.issue}, ${leadsOf(issue.leads)}`;
}

function neverWorked(figures: FindingFigures): Finding[] {
  return figures.buckets
    .filter(({ bucket }) => bucket === "never worked")
    .map(({ minor, leads }) => ({
      ...{ kind: "never worked", minor: minor ?? 0, leads, filters: { bucket: "never worked" } },
      page: { path: "/waste", filters: {} },
      sentence: `${money(figures, minor ?? 0)} was bought and never worked`,
      evidence: `${leadsOf(leads)} past the day of follow-up without a touch, a signal or a deal`,
    }));
}

function silentAt(figures: FindingFigures): Finding[] {
  const top = dearest(
    byStep(figures.buckets.filter(({ bucket, stepId }) => bucket === "went silent" && stepId)),
  );
  if (!top) return [];
  const { step, stepId, minor, leads } = top;
  return [
    {
      ...{ kind: "went silent", minor, leads, filters: { bucket: "went silent", step: stepId } },
      page: { path: "/steps", filters: { step: stepId } },
      sentence: `${money(figures, minor)} went silent at ${step}`,
      evidence: `${leadsOf(leads)} stalled there without a word against it`,
    },
  ];
}

function returnsOf(figures: FindingFigures, vendor: FindingFigures["vendors"][number]): Finding[] {
  const [defect, duplicate] = (["defect", "duplicate"] as const).map((bucket) => partOf(vendor, bucket));
  const minor = (defect?.minor ?? 0) + (duplicate?.minor ?? 0);
  const leads = (defect?.leads ?? 0) + (duplicate?.leads ?? 0);
  return [
    {
      ...{ kind: "returns", minor, leads, filters: { vendor: vendor.vendorId, onWhom: "vendor" } },
      page: { path: "/waste", filters: { vendor: vendor.vendorId } },
      sentence: `${money(figures, minor)} of ${vendor.vendor}’s leads is on the vendor: defects and duplicates`,
      evidence: `${formatCount(defect?.leads ?? 0)} with a defect and ${formatCount(duplicate?.leads ?? 0)} bought before, of ${leadsOf(vendor.leads)}`,
    },
  ];
}

function noShowsOf(figures: FindingFigures, vendor: FindingFigures["vendors"][number]): Finding[] {
  const part = partOf(vendor, "no-show");
  if (!part) return [];
  return [
    {
      ...{ kind: "no-shows", minor: part.minor ?? 0, leads: part.leads },
      filters: { vendor: vendor.vendorId, bucket: "no-show" },
      page: { path: "/waste", filters: { vendor: vendor.vendorId } },
      sentence: `${money(figures, part.minor ?? 0)} of ${vendor.vendor}’s leads stopped at a meeting that was not held`,
      evidence: `${formatCount(part.leads)} of ${leadsOf(vendor.leads)}, by no-show or cancellation`,
    },
  ];
}

/** The vendor on whom the most was spent of those that another surely beats. */
function apart({ vendors, horizonDays, ...figures }: FindingFigures): Finding[] {
  return vendors.flatMap((worse) => {
    const better = vendors
      .filter((one) => separated(one.won, worse.won) === "a")
      .sort((a, b) => shareOf(b.won) - shareOf(a.won))[0];
    if (!better) return [];
    return [
      {
        ...{ kind: "vendors" as const, minor: worse.netSpendMinor ?? 0, leads: worse.leads },
        filters: { vendor: worse.vendorId },
        page: { path: "/waste" as const, filters: { vendor: worse.vendorId } },
        sentence: `${money(figures, worse.netSpendMinor ?? 0)} went to ${worse.vendor}, whose leads are won less often than ${better.vendor}’s`,
        evidence: `${tallied(worse.won)} won within ${horizonDays} days against ${tallied(better.won)}`,
      },
    ];
  });
}

/** Steps at which leads whose objections were answered are surely won more often than those with one left open. */
function answering(figures: FindingFigures): Finding[] {
  return figures.answers.flatMap(({ stepId, answered, open }) => {
    if (separated(answered, open) !== "a") return [];
    const here = byStep(
      figures.buckets.filter((part) => part.bucket === "objection left open" && part.stepId === stepId),
    )[0];
    if (!here) return [];
    return [
      {
        ...{ kind: "answering" as const, minor: here.minor, leads: here.leads },
        filters: { bucket: "objection left open" as const, step: stepId },
        page: { path: "/magic-closes" as const, filters: {} },
        sentence: `Answering pays at ${here.step}: where objections were answered, leads were won more often`,
        evidence: `${tallied(answered)} decided leads won when answered, ${tallied(open)} when left open; what went together, not what caused it`,
      },
    ];
  });
}

interface Place {
  step: string;
  stepId: number;
  minor: number;
  leads: number;
}

function byStep(parts: FindingFigures["buckets"]): Place[] {
  const places = new Map<number, Place>();
  for (const { step, stepId, minor, leads } of parts) {
    if (!stepId || !step) continue;
    const place = places.get(stepId) ?? { step, stepId, minor: 0, leads: 0 };
    places.set(stepId, { ...place, minor: place.minor + (minor ?? 0), leads: place.leads + leads });
  }
  return [...places.values()];
}

function theDearest(all: readonly Finding[]): Finding[] {
  const one = dearest(all);
  return one ? [one] : [];
}

function dearest<T extends { minor: number | null }>(places: readonly T[]): T | undefined {
  return places.reduce<T | undefined>(
    (best, place) => ((place.minor ?? 0) > (best?.minor ?? 0) ? place : best),
    undefined,
  );
}

function partOf(vendor: FindingFigures["vendors"][number], bucket: Bucket) {
  return vendor.buckets.find((part) => part.bucket === bucket);
}

function money({ currency }: { currency: string }, minor: number): string {
  return formatMoney(minor, currency, { whole: true });
}

function leadsOf(leads: number): string {
  return `${formatCount(leads)} ${leads === 1 ? "lead" : "leads"}`;
}

function shareOf({ k, n }: Tally): number {
  return ratio(k, n) ?? 0;
}

/** "12 % (9.4 % to 16 %) of 340". */
function tallied({ k, n }: Tally): string {
  const { value, low, high } = rate({ hits: k, n });
  return `${formatPercent(value)} (${formatPercentRange({ low, high })}) of ${formatCount(n)}`;
}
