// Slow and plain: what did the leads of a vendor, or of a list, cost and bring, counted lead by lead?
import { addDays, type Day, daysBetween } from "../../app/domain/day";
import type { RevenueBasis } from "../../app/domain/moneySettings";
import { defaultSteps, horizonDays } from "../../app/domain/vocabulary";
import { oracle } from "./oracle";
import type { OracleAnswer, OracleDeal } from "./oracleLead";
import { dayOf, firstButtoning, timeOf } from "./oracleSteps";
import type { BoughtLead, NamedFilters } from "./oracleWaste";

const names = defaultSteps.map(({ name }) => name);
const heldStep = "Appointment held";

/** What of a deal counts as revenue, and the monthly churn where that is a lifetime. */
interface Basis {
  revenueBasis: RevenueBasis;
  churn?: number;
}

/** Prices are the only charges, one currency, no default margin or term. A lead's deals are its own. */
export function oracleVendor(
  leads: readonly BoughtLead[],
  asOf: Day,
  filters: NamedFilters,
  basis: Basis = { revenueBasis: "contract" },
) {
  const known = leads
    .filter(({ vendor, list, lead: { purchased_on: on } }) => {
      const place = filters.list === undefined || filters.list === `${vendor} ${list}`;
      const dated =
        (filters.from === undefined || (on !== null && on >= filters.from)) &&
        (filters.to === undefined || (on !== null && on <= filters.to));
      return (filters.vendor === undefined || filters.vendor === vendor) && place && dated;
    })
    .flatMap((one) => {
      const answer = oracle({ ...one.lead, as_of: asOf });
      return answer.state === null ? [] : [standingOf(one, answer, asOf)];
    });
  const count = (wanted: (one: Stood) => boolean) => known.filter(wanted).length;
  const total = (pick: (one: Stood) => number) => known.reduce((sum, one) => sum + pick(one), 0);
  const ripe = ({ bought }: Stood) => bought !== null && daysBetween(bought, asOf) >= horizonDays;
  const undated = ({ answer, dated }: Stood) => answer.state === "won" && dated === null;
  const priced = known.filter(({ cost }) => cost !== null);
  const spend = total(({ cost }) => cost ?? 0);
  const wins = known.flatMap(({ wins, cost }) => wins.map((deal) => ({ ...deal, priced: cost !== null })));
  const own = wins.filter((deal) => deal.priced);
  const profit = (deal: OracleDeal, value: number | null) =>
    value === null || deal.margin == null ? null : (value * deal.margin) / 100;
  const sums = (values: (number | null)[]) => ({
    minor: Math.round(values.reduce<number>((sum, value) => sum + (value ?? 0), 0)),
    known: values.filter((value) => value !== null).length,
  });
  return {
    leads: known.length,
    priced: priced.length,
    spend,
    won: count(({ answer }) => answer.state === "won"),
    closeRate: {
      hits: count(
        (one) =>
          one.answer.state === "won" &&
          one.dated !== null &&
          ripe(one) &&
          daysBetween(one.bought ?? "", one.dated) <= horizonDays,
      ),
      n: count((one) => ripe(one) && !undated(one)),
      undated: count((one) => ripe(one) && undated(one)),
      tooYoung: count((one) => one.bought !== null && !ripe(one)),
    },
    steps: names.map((name) => ({
      reached: count(({ answer }) => answer.reached.includes(name)),
      pricedReached: priced.filter(({ answer }) => answer.reached.includes(name)).length,
      passed: count(({ passed }) => passed.has(name)),
      pricedPassed: priced.filter(({ passed }) => passed.has(name)).length,
    })),
    meetings: {
      held: total(({ meetings }) => meetings.held),
      noShow: total(({ meetings }) => meetings["no-show"]),
      cancelled: total(({ meetings }) => meetings.cancelled),
      rescheduled: total(({ meetings }) => meetings.rescheduled),
    },
    worked: count(({ worked }) => worked),
    hours: known.flatMap(({ hours }) => (hours === null ? [] : [hours])).sort((a, b) => a.hours - b.hours),
    mrr: wins.reduce((sum, deal) => sum + (deal.mrr_minor ?? 0), 0),
    recurring: wins.filter((deal) => deal.mrr_minor != null).length,
    deals: own.length,
    contracted: sums(own.map((deal) => profit(deal, revenueOf(deal, basis)))),
    firstWins: firstWins(priced),
    pricedWorked: priced.filter(({ worked }) => worked).length,
    received: sums(own.map((deal) => profit(deal, receivedOf(deal, asOf)))),
    monthly: sums(own.flatMap((deal) => (deal.mrr_minor == null ? [] : [profit(deal, deal.mrr_minor)]))),
    open: priced.filter(({ answer, bought }) => isOpen(answer) && bought !== null).length,
  };
}

interface Stood {
  bought: Day | null;
  cost: number | null;
  answer: OracleAnswer;
  /** The first day that is a date of the win; null without one. */
  dated: Day | null;
  worked: boolean;
  passed: Set<string>;
  meetings: Record<"held" | "no-show" | "cancelled" | "rescheduled", number>;
  hours: { hours: number; timed: boolean } | null;
  wins: OracleDeal[];
}

function standingOf({ lead }: BoughtLead, answer: OracleAnswer, asOf: Day): Stood {
  const signals = (lead.signals ?? []).filter(({ at }) => dayOf(at) <= asOf);
  const touches = (lead.touches ?? []).filter(({ at }) => dayOf(at) <= asOf);
  const deals = (lead.deals ?? []).filter(
    (deal) => (deal.opened_on ?? deal.won_on ?? deal.lost_on ?? lead.purchased_on ?? asOf) <= asOf,
  );
  const wins = deals.filter(({ status, won_on }) => status === "won" && (won_on ?? asOf) <= asOf);
  const signed = firstButtoning(signals, names.at(-1) ?? "");
  const stated = [
    ...wins.flatMap(({ won_on }) => won_on ?? []),
    ...(signed ? [dayOf(signed)] : []),
  ].sort()[0];
  const daysOf = (wanted: (signal: (typeof signals)[number]) => boolean) =>
    new Set(signals.filter(wanted).map(({ at }) => dayOf(at))).size;
  const held = daysOf(
    ({ outcome, step, polarity }) =>
      outcome === "held" || (!outcome && step === heldStep && polarity === "positive"),
  );
  const last = answer.reached.length - 1;
  const passed = names.filter(
    (name, index) =>
      answer.steps[name] === "buttoned" ||
      index < last ||
      (name === heldStep && held > 0 && answer.reached.includes(name)),
  );
  return {
    ...{ bought: lead.purchased_on, cost: lead.cost_minor ?? null, answer, wins },
    dated: stated ?? null,
    worked: signals.length > 0 || touches.length > 0 || deals.length > 0,
    passed: new Set(passed),
    meetings: {
      held,
      "no-show": daysOf(({ outcome }) => outcome === "no-show"),
      cancelled: daysOf(({ outcome }) => outcome === "cancelled"),
      rescheduled: daysOf(({ outcome }) => outcome === "rescheduled"),
    },
    hours: hoursOf(
      lead,
      [...signals, ...touches].map(({ at }) => at),
    ),
  };
}

function hoursOf(lead: BoughtLead["lead"], times: string[]): Stood["hours"] {
  const first = times.sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))[0];
  const from = lead.delivered_at ?? lead.purchased_on;
  if (first === undefined || from === null) return null;
  if (!first.includes("T") || !from.includes("T"))
    return { hours: 24 * Math.max(0, daysBetween(dayOf(from), dayOf(first))), timed: false };
  // Clocks change on 8 March 2026 in the zone of the tests.
  const instant = (at: string) => Date.parse(`${at}:00Z`) - (dayOf(at) >= "2026-03-08" ? 3_600_000 : 0);
  const hours = Math.max(0, Math.floor((instant(first) - instant(from)) / 3_600_000));
  return { hours: hours < 72 ? hours : Math.floor(hours / 24) * 24, timed: true };
}

function isOpen({ state }: OracleAnswer): boolean {
  return state === "active" || state === "stalled" || state === "unworked";
}

function contractOf({ mrr_minor: mrr, one_off_minor: once, amount_minor: amount, months }: OracleDeal) {
  if (mrr == null && once == null) return amount ?? null;
  if (mrr == null) return once ?? null;
  return months == null ? null : (once ?? 0) + mrr * months;
}

function revenueOf(deal: OracleDeal, { revenueBasis, churn }: Basis): number | null {
  const { mrr_minor: mrr, one_off_minor: once, months } = deal;
  if (revenueBasis === "contract") return contractOf(deal);
  if (mrr == null) return once ?? null;
  if (revenueBasis === "ltv") return churn === undefined ? null : (once ?? 0) + mrr / churn;
  return (once ?? 0) + mrr * (revenueBasis === "first_month" ? 1 : Math.min(12, months ?? 12));
}

/** Leads of the generator are of different companies: each that is won is the first of its account. */
function firstWins(leads: readonly Stood[]): number {
  return leads.filter(({ answer }) => answer.state === "won").length;
}

function receivedOf({ mrr_minor: mrr, one_off_minor: once, months, won_on }: OracleDeal, asOf: Day) {
  if ((mrr == null && once == null) || won_on == null) return null;
  let full = 0;
  while (monthsLater(won_on, full + 1) <= asOf) full += 1;
  return (once ?? 0) + (mrr ?? 0) * Math.min(full, months ?? full);
}

/** The same day so many months later; a day that the month does not have comes on the first of the next. */
function monthsLater(day: Day, months: number): Day {
  const [year = 0, month = 0] = day.split("-").map(Number);
  const at = month - 1 + months;
  const first = `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01`;
  return addDays(first, Number(day.slice(8)) - 1);
}
