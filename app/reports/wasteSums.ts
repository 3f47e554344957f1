// What do sums by bucket come to: charges, credits, net spend and waste, over rows already read?
import type { LooseMoney, WasteRow } from "../../db/queries/waste";
import {
  type Bucket,
  buckets as bucketNames,
  bucketsByStep,
  onWhom,
  type Party,
  wasteBuckets,
} from "../domain/vocabulary";
import type { Sight } from "./look";
import { sum } from "./stallsReport";

export interface BucketSum {
  bucket: Bucket;
  onWhom: Party;
  /** Money in the organization's currency; null where leads landed here and none of them has a price in it. */
  minor: number | null;
  /** Leads behind it, in any currency; of "credited" all of which anything came back, each of them also in the bucket of the rest. */
  leads: number;
  /** Those with a price in the organization's currency. */
  priced: number;
}

/** A bucket, or its part at one step and with one issue, where the bucket is told apart by them. */
export interface BucketPart extends BucketSum {
  /** Name of the step the leads sit at, null where they sit at none; absent for buckets that name no step. */
  step?: string | null;
  stepId?: number | null;
  /** The issue of the open objection, null where it names none; only of "objection left open". */
  issue?: string | null;
  issueId?: number | null;
}

/** Sums of leads and money. Charges, net spend and waste are null where no charge is known. */
export interface WasteTotals {
  leads: number;
  pricedLeads: number;
  chargesMinor: number | null;
  creditsMinor: number;
  netSpendMinor: number | null;
  wasteMinor: number | null;
  wasteLeads: number;
  /** Every bucket, in the order of the buckets. Those that are known add up to the charges. */
  sums: BucketSum[];
}

/** Rows that together are a whole or a group, and the money beside them that no lead carries. */
export interface WasteSource {
  rows: readonly WasteRow[];
  loose: readonly LooseMoney[];
}

export function totalsOf({ rows, loose }: WasteSource, currency: string): WasteTotals {
  const own = rows.filter((row) => row.currency === currency);
  const ownLoose = loose.filter((row) => row.currency === currency);
  const leads = sum(rows, (row) => row.leads);
  const pricedLeads = sum(own, (row) => row.priced);
  const charges = sum(own, (row) => row.cost_minor) + sum(ownLoose, (row) => row.charge_minor);
  const creditsMinor = sum(own, (row) => row.credited_minor) + sum(ownLoose, (row) => row.credit_minor);
  const known = leads === 0 || pricedLeads > 0 || charges !== 0 || creditsMinor !== 0;
  const sums = bucketNames.map((bucket) => sumOf(bucket, { rows, loose: ownLoose }, currency));
  const waste = added(sums.filter(({ bucket }) => wasteBuckets.includes(bucket)));
  return {
    ...{ leads, pricedLeads, creditsMinor, sums },
    chargesMinor: known ? charges : null,
    netSpendMinor: known ? charges - creditsMinor : null,
    wasteMinor: waste.minor,
    wasteLeads: waste.leads,
  };
}

/** Several buckets as one; null where leads are in them and the money of none is known. */
export function added(sums: readonly BucketSum[]): { minor: number | null; leads: number } {
  const known = sums.filter(({ minor, leads }) => minor !== null && (leads > 0 || minor !== 0));
  const leads = sum(sums, (one) => one.leads);
  return { leads, minor: known.length === 0 && leads > 0 ? null : sum(known, ({ minor }) => minor ?? 0) };
}

/** The finest parts of a bucket; none where it holds neither leads nor money. */
export function partsOf(
  { steps, issues, settings: { currency } }: Sight,
  whole: BucketSum,
  rows: readonly WasteRow[],
): BucketPart[] {
  const { bucket, onWhom: party } = whole;
  if (!bucketsByStep.includes(bucket)) return [whole].filter(holds);
  const inside = rows.filter((row) => row.bucket === bucket);
  return split(inside, (row) => row.frontier).flatMap(([frontier, here]): BucketPart[] => {
    const step = steps.find(({ position }) => position === frontier);
    const at = { step: step?.name ?? null, stepId: step?.stepId ?? null };
    if (bucket !== "objection left open")
      return [{ bucket, onWhom: party, ...netOf(here, currency), ...at }].filter(holds);
    return split(here, (row) => row.issue_id).flatMap(([id, some]) => {
      const issue = issues.find(({ issue_id }) => issue_id === id)?.name ?? null;
      return [{ bucket, onWhom: party, ...netOf(some, currency), ...at, issue, issueId: id }].filter(holds);
    });
  });
}

function sumOf(bucket: Bucket, { rows, loose }: WasteSource, currency: string): BucketSum {
  const party = onWhom[bucket];
  const net = netOf(
    rows.filter((row) => row.bucket === bucket),
    currency,
  );
  if (bucket === "unallocated") {
    const minor = sum(loose, (row) => row.charge_minor - row.credit_minor);
    return { bucket, onWhom: party, minor, leads: 0, priced: 0 };
  }
  if (bucket !== "credited") return { bucket, onWhom: party, ...net };
  const own = rows.filter((row) => row.currency === currency);
  const back = sum(own, (row) => row.credited_minor) + sum(loose, (row) => row.credit_minor);
  return {
    ...{ bucket, onWhom: party, minor: back + (net.minor ?? 0) },
    leads: sum(rows, (row) => row.credited),
    priced: sum(own, (row) => row.credited),
  };
}

function netOf(rows: readonly WasteRow[], currency: string): Pick<BucketSum, "minor" | "leads" | "priced"> {
  const own = rows.filter((row) => row.currency === currency);
  const leads = sum(rows, (row) => row.leads);
  const priced = sum(own, (row) => row.priced);
  const minor = sum(own, (row) => row.cost_minor - row.credited_minor);
  return { minor: leads > 0 && priced === 0 && minor === 0 ? null : minor, leads, priced };
}

function holds({ minor, leads }: BucketSum): boolean {
  return leads > 0 || (minor !== null && minor !== 0);
}

/** Rows by a number, in its order; rows without one come last. */
function split<T>(rows: readonly T[], of: (row: T) => number | null): [number | null, T[]][] {
  const values = [...new Set(rows.map(of))].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
  return values.map((value) => [value, rows.filter((row) => of(row) === value)]);
}
