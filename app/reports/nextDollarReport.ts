// Is the next dollar better spent on fixing a step, on circling back, or on more leads?
import { listRipeAndYoung } from "../../db/queries/board";
import { listHeldAtSteps, listStepFlow } from "../../db/queries/stepFlow";
import { listStepObjections } from "../../db/queries/stepObjections";
import type { Db } from "../../db/schema";
import { addDays } from "../domain/day";
import type { Filters } from "../domain/filters";
import type { MoneySettings } from "../domain/moneySettings";
import {
  type CircleBackWorth,
  circleBackWorth,
  type Fix,
  fixes,
  type HeldObjections,
  type Purchase,
  purchases,
  type Spread,
  spreadOf,
  type Time,
} from "../domain/nextDollar";
import { type NextDollarFilters, typedMinor } from "../domain/nextDollarFilters";
import { quotientMinor, type Rate, rate, ratio } from "../domain/rates";
import type { Payback } from "../domain/returns";
import { type Sight, sighted } from "./look";
import { sum } from "./stallsReport";
import { readCurves } from "./vendorCurves";
import { type Figures, figuresBy } from "./vendorFigures";

export interface PricedVendor {
  vendorId: number;
  vendor: string;
  cplMinor: number | null;
  closeRate: Rate;
  /** CPL ÷ close rate. */
  perWinMinor: number | null;
  payback: Payback;
}

export interface HeldStep extends HeldObjections {
  stepId: number;
  /** Won of the decided leads whose objections there were all answered; of none at the close, where an answer is the win itself. */
  answered: Rate;
}

export interface NextDollarReport extends Time {
  asOf: string;
  currency: string;
  /** What a win's gross profit, and payback, are reckoned with. */
  money: MoneySettings;
  filters: Filters;
  horizonDays: number;
  /** Leads old enough to be judged: what each rate of a step is of. */
  leads: number;
  /** All leads of the filters, however young. */
  chosenLeads: number;
  /** Share of a step, 0.1 for ten points. */
  points: number;
  /** Gross profit of a win: typed, else the mean over the won deals of which it is known. */
  profitMinor: number | null;
  profitFrom: { known: number; deals: number } | "typed";
  fixes: (Fix & { same: Purchase | null })[];
  vendors: PricedVendor[];
  held: HeldStep[];
  /** Circling back on those of which it is known what answers went with: what it costs of our time, and what it brings. */
  circleBack: CircleBackWorth;
  /** As many new appointments instead; null where no step is an appointment that is set. */
  appointments: {
    perSetMinor: number | null;
    costMinor: number | null;
    winRate: Rate;
    wins: Spread | null;
  } | null;
}

export async function nextDollarReport(
  db: Db,
  { points = 10, profit, minutes, hour, ...filters }: NextDollarFilters,
): Promise<NextDollarReport> {
  return sighted(db, filters, async (sight) => {
    const { asOf, settings } = sight;
    const { currency, horizonDays } = settings;
    const vendors = await pricedVendors(db, sight, filters);
    const typed = typedMinor(profit, currency);
    const profits = profitOf(vendors.map(({ figures }) => figures));
    const profitMinor = typed ?? profits.minor;
    const ripe = { ...filters, to: earlier(filters.to, addDays(asOf, -horizonDays)) };
    const leads = sum(
      await listRipeAndYoung(db, { filters: ripe, asOf, horizonDays, by: "vendor" }),
      (row) => row.ripe,
    );
    const flow = await listStepFlow(db, ripe);
    const steps = sight.steps.flatMap(({ stepId, position, name, retired }) => {
      const row = flow.find(({ step }) => step === position);
      return retired || !row ? [] : [{ ...row, stepId, step: name }];
    });
    const sellers = vendors.map(({ figures: _, ...vendor }) => vendor);
    const share = ratio(points, 100) ?? 0;
    const time = { minutes: minutes ?? null, hourMinor: typedMinor(hour, currency) };
    const held = await heldSteps(db, sight, filters);
    return {
      ...{
        asOf,
        currency,
        money: settings.money,
        filters,
        horizonDays,
        leads,
        chosenLeads: sum(vendors, ({ figures }) => figures.leads),
        points: share,
        ...time,
        profitMinor,
      },
      profitFrom: typed === null ? { known: profits.known, deals: profits.deals } : "typed",
      fixes: fixes({ leads, steps }, { points: share, profitMinor }).map((fix) => ({
        ...fix,
        same:
          (fix.wins?.value ? purchases(fix.wins.value, sellers) : []).find((one) => one.costMinor !== null) ??
          null,
      })),
      vendors: sellers.sort((a, b) => (a.perWinMinor ?? Infinity) - (b.perWinMinor ?? Infinity)),
      ...against(held, { time, steps, sight, vendors: vendors.map(({ figures }) => figures) }),
    };
  });
}

async function pricedVendors(
  db: Db,
  sight: Sight,
  filters: Filters,
): Promise<(PricedVendor & { figures: Figures })[]> {
  const names = new Map((await sight.vendorNames()).map(({ vendor_id, name }) => [vendor_id, name]));
  const curves = await readCurves(db, sight, (key) => key);
  const found = await figuresBy(db, sight, { filters, by: "vendor", curves });
  return found.map(({ key, figures }) => {
    const { cplMinor, closeRate, payback } = figures;
    const perWinMinor = closeRate.value ? quotientMinor(cplMinor, closeRate.value) : null;
    return {
      vendorId: key,
      vendor: names.get(key) ?? "",
      cplMinor,
      closeRate,
      perWinMinor,
      payback,
      figures,
    };
  });
}

/** The mean gross profit of a won deal, over those of which it is known. */
function profitOf(all: Figures[]): { minor: number | null; known: number; deals: number } {
  const known = sum(all, ({ contracted }) => contracted.known);
  return {
    ...{ known, deals: sum(all, ({ contracted }) => contracted.deals) },
    minor:
      known === 0
        ? null
        : quotientMinor(
            sum(all, ({ contracted }) => contracted.profitMinor),
            known,
          ),
  };
}

async function heldSteps(db: Db, sight: Sight, filters: Filters): Promise<HeldStep[]> {
  const objections = await listStepObjections(db, filters);
  return (await listHeldAtSteps(db, filters)).flatMap((row) => {
    const step = sight.steps.find(({ position }) => position === row.step);
    if (!step) return [];
    const ended = objections.find(({ step, issue_id }) => step === row.step && issue_id === null);
    const isClose = step.kind === "close";
    const won = isClose ? 0 : (ended?.answered_won ?? 0);
    const answered = rate({ hits: won, n: isClose ? 0 : won + (ended?.answered_lost ?? 0) });
    const { objections: count, leads } = row;
    return [
      {
        stepId: step.stepId,
        step: step.name,
        objections: count,
        leads,
        answered,
        wins: spreadOf(answered, leads),
      },
    ];
  });
}

interface Against {
  time: Time;
  steps: readonly { stepId: number; reached: number; won: number }[];
  sight: Sight;
  vendors: Figures[];
}

/** Circling back on all that is held, and as many new appointments. */
function against(
  held: HeldStep[],
  { time, steps, sight, vendors }: Against,
): Pick<NextDollarReport, "held" | "circleBack" | "appointments"> {
  const circleBack = circleBackWorth(held, time);
  const { objections } = circleBack;
  const set = sight.steps.find(({ kind, retired }) => kind === "appointment_set" && !retired);
  if (!set) return { held, circleBack, appointments: null };
  const priced = vendors.filter(({ set }) => set !== null && set.costMinor !== null);
  const sets = sum(priced, ({ set }) => set?.leads ?? 0);
  const perSetMinor =
    sets === 0
      ? null
      : quotientMinor(
          sum(priced, ({ spendMinor }) => spendMinor ?? 0),
          sets,
        );
  const flow = steps.find(({ stepId }) => stepId === set.stepId);
  const winRate = rate({ hits: flow?.won ?? 0, n: flow?.reached ?? 0 });
  return {
    ...{ held, circleBack },
    appointments: {
      ...{ perSetMinor, winRate, wins: spreadOf(winRate, objections) },
      costMinor: perSetMinor === null ? null : perSetMinor * objections,
    },
  };
}

function earlier(a: string | undefined, b: string): string {
  return a === undefined || b < a ? b : a;
}
