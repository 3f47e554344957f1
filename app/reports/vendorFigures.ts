// What did each vendor, or each list of a vendor, cost and bring, in full, over rows already read?
import { type FigureGroup, type GroupOutcome, listOutcomes } from "../../db/queries/board";
import {
  type GroupAges,
  type GroupStanding,
  listAges,
  listGroupStanding,
  listMeetingsAhead,
  listReach,
  listWins,
  listWork,
  listWorkedPriced,
} from "../../db/queries/vendorFigures";
import { type LooseMoney, listLooseMoney } from "../../db/queries/waste";
import type { Db } from "../../db/schema";
import type { Filters } from "../domain/filters";
import { quotientMinor, type Rate, rate } from "../domain/rates";
import {
  type Payback,
  type ProjectedReturn,
  paybackOf,
  type Return,
  returnOn,
  returnProjected,
} from "../domain/returns";
import { type Ripeness, ripeness } from "../domain/statistics/ripeness";
import type { StepKind } from "../domain/vocabulary";
import type { Sight } from "./look";
import { sum } from "./stallsReport";
import { type CurveBook, projectionOf } from "./vendorCurves";
import { type BaseFigures, baseFigures, withOwnCost } from "./vendorSums";
import { type ShowRate, type Speed, showRateOf, speedOf } from "./vendorWork";
import { type BucketSum, totalsOf } from "./wasteSums";

/** Net spend for each lead that came so far, with the 95 % interval of it from the rate's. */
export interface CostPer {
  leads: number;
  /** Of leads with a cost in the organization's currency: what the spend is divided by. */
  rate: Rate;
  costMinor: number | null;
  lowMinor: number | null;
  /** Unknown while none came so far. */
  highMinor: number | null;
}

export interface StepCost {
  stepId: number;
  step: string;
  kind: StepKind;
  /** The buyer said or did something on it or on a later one: also a no-show reaches the appointment. */
  reached: CostPer;
  /** It is buttoned, or the buyer spoke on a later one: the appointment was held. */
  passed: CostPer;
}

export interface Figures extends BaseFigures {
  chargesMinor: number | null;
  creditsMinor: number;
  /** Each step of the organization, in order. */
  steps: StepCost[];
  /** Appointments set and held: cost per held is the one unit in which all vendors compare. Null where there is no such step. */
  set: (CostPer & { stepId: number }) | null;
  held: (CostPer & { stepId: number }) | null;
  showRate: ShowRate;
  speed: Speed;
  /** MRR of won deals; null where leads were won and none has a known MRR. */
  mrrMinor: number | null;
  recurring: number;
  /** Won deals whose term, or margin, is the organization's usual one. */
  termless: number;
  usualMargin: number;
  realised: Return;
  contracted: Return;
  projected: ProjectedReturn;
  payback: Payback;
  ripeness: Ripeness;
  wasteMinor: number | null;
  wasteLeads: number;
  buckets: BucketSum[];
}

export interface KeyedFigures {
  key: number;
  figures: Figures;
}

/** Figures by id of vendor or list, of all that have leads or money in the filters. */
export async function figuresBy(
  db: Db,
  sight: Sight,
  { filters, by, curves }: { filters: Filters; by: FigureGroup; curves: CurveBook },
): Promise<KeyedFigures[]> {
  const { asOf, look, settings } = sight;
  const { currency, horizonDays, money: reckoned } = settings;
  const query = { look, filters, by };
  const standing = await listGroupStanding(db, query);
  const loose = await listLooseMoney(db, { filters, by });
  const outcomes = await listOutcomes(db, { filters, asOf, horizonDays, by });
  const reach = await listReach(db, query);
  const wins = await listWins(db, query);
  const work = await listWork(db, query);
  const ahead = await listMeetingsAhead(db, query);
  const ages = await listAges(db, query);
  const worked = reckoned.ownWorkedMinor === null ? [] : await listWorkedPriced(db, query);
  const projections = projectionOf(ages, curves);
  const keys = new Set([
    ...standing.map(({ key }) => key),
    ...loose.flatMap(({ key }) => (key === null ? [] : [Number(key)])),
  ]);
  return [...keys].flatMap((key): KeyedFigures[] => {
    const rows = standing.filter((row) => row.key === key);
    const unspread = loose.filter((row) => Number(row.key) === key && row.key !== null);
    const ends = outcomes.filter((row) => row.key === key);
    const own = ages.filter((row) => row.key === key);
    const source = {
      ...{ rows, loose: unspread, outcomes: ends, age: ripeAndYoung(own, horizonDays) },
      worked: worked.find((row) => row.key === key)?.leads ?? 0,
    };
    const base = baseFigures(source, settings);
    if (base === undefined) return [];
    const reached = reach.filter((row) => row.key === key);
    const priced = base.leads - base.unpriced;
    const steps = sight.steps.flatMap(({ stepId, name, kind, position, retired }) => {
      const found = reached.find(({ step }) => step === position);
      if (retired && !found?.reached) return [];
      const per = (leads = 0, hits = 0) => costPer({ leads, hits, n: priced }, base.spendMinor);
      return [
        {
          ...{ stepId, step: name, kind },
          reached: per(found?.reached, found?.priced),
          passed: per(found?.passed, found?.passed_priced),
        },
      ];
    });
    const money = moneyIn(
      wins.filter((row) => row.key === key),
      { base, ends, currency },
    );
    const { projection, doubt } = projections(key);
    const works = work.filter((row) => row.key === key);
    return [
      {
        key,
        figures: {
          ...base,
          ...spent(rows, unspread, currency),
          ...{ steps, set: stepOf(steps, "appointment_set"), held: stepOf(steps, "appointment_held") },
          showRate: showRateOf(works, ahead.find((row) => row.key === key)?.leads ?? 0),
          speed: speedOf(works),
          ...money,
          projected: returnProjected({
            ...{ contracted: money.contracted, projection, spendMinor: base.spendMinor, currency, doubt },
          }),
          ripeness: ripeness({ ages: own, pooled: curves.pooled }),
        },
      },
    ];
  });
}

/** Leads that were bought at least a horizon ago, and those too young to be judged. */
function ripeAndYoung(ages: readonly GroupAges[], horizonDays: number): { ripe: number; young: number } {
  const leadsOf = (rows: readonly GroupAges[]) => sum(rows, ({ leads }) => leads);
  return {
    ripe: leadsOf(ages.filter(({ days }) => days >= horizonDays)),
    young: leadsOf(ages.filter(({ days }) => days < horizonDays)),
  };
}

function costPer(
  { leads, hits, n }: { leads: number; hits: number; n: number },
  spendMinor: number | null,
): CostPer {
  const share = rate({ hits, n });
  const pieces = (part: number | null) => (part === null || part === 0 ? null : part * n);
  return {
    ...{ leads, rate: share },
    costMinor: quotientMinor(spendMinor, hits),
    lowMinor: quotientMinor(spendMinor, pieces(share.high)),
    highMinor: quotientMinor(spendMinor, pieces(share.low)),
  };
}

/** The step of a kind that is in force; else the last that was. */
function stepOf(steps: readonly StepCost[], kind: StepKind): Figures["held"] {
  const step = steps.findLast((step) => step.kind === kind);
  return step ? { stepId: step.stepId, ...step.passed } : null;
}

function spent(rows: readonly GroupStanding[], loose: readonly LooseMoney[], currency: string) {
  const source = rows.map((row) => ({ ...row, whole: true, frontier: null, issue_id: null, key: null }));
  const { chargesMinor, creditsMinor, wasteMinor, wasteLeads, sums } = totalsOf(
    { rows: source, loose },
    currency,
  );
  return { chargesMinor, creditsMinor, wasteMinor, wasteLeads, buckets: sums };
}

function moneyIn(
  rows: Awaited<ReturnType<typeof listWins>>,
  { base, ends, currency }: { base: BaseFigures; ends: readonly GroupOutcome[]; currency: string },
) {
  const own = rows.filter((row) => row.priced);
  const of = (pick: (row: (typeof rows)[number]) => number) => sum(own, pick);
  const unvalued = sum(
    ends.filter((row) => row.currency === currency),
    (row) => row.priced_unvalued,
  );
  const deals = of((row) => row.deals);
  const recurring = sum(rows, (row) => row.recurring);
  const profit = { minor: of((row) => row.profit_minor), known: of((row) => row.profit_deals) };
  const received = { minor: of((row) => row.received_minor), known: of((row) => row.received_deals) };
  return {
    mrrMinor: base.won > 0 && recurring === 0 ? null : sum(rows, (row) => row.mrr_minor),
    recurring,
    termless: sum(rows, (row) => row.termless),
    usualMargin: sum(rows, (row) => row.usual_margin),
    realised: returnOn({ ...received, deals, unvalued }, base.spendMinor),
    contracted: returnOn({ ...profit, deals, unvalued }, base.spendMinor),
    payback: paybackOf(
      {
        minor: of((row) => row.monthly_minor),
        known: of((row) => row.monthly_deals),
        deals: of((row) => row.recurring),
      },
      withOwnCost(base.spendMinor, base.ownCostMinor),
    ),
  };
}
