// Slow and plain: where does one lead stand at the end of a day? What the database's answer is held against.
import { addDays, type Day, daysBetween } from "../../app/domain/day";
import {
  type Bucket,
  type DealStatus,
  defaultLimits,
  defaultSteps,
  followUpDays,
  type State,
  type StepState,
} from "../../app/domain/vocabulary";
import { agreedMeeting, isAbsence, lastOutcome } from "./oracleClock";
import type { OracleAnswer, OracleDeal, OracleLead, OracleStep } from "./oracleLead";
import { dayOf, firstButtoning, openObjections, timesOfSteps } from "./oracleSteps";

/** The answer of PRODUCT.md 1, 2 and 4 for one lead; state null where the lead does not exist on the day. */
export function oracle(lead: OracleLead): OracleAnswer | { state: null } {
  const asOf = lead.as_of;
  const purchase = lead.purchased_on;
  if (purchase !== null && purchase > asOf) return { state: null };

  // Only what has happened by the end of the day exists.
  const touches = (lead.touches ?? []).filter(({ at }) => dayOf(at) <= asOf);
  const heard = (lead.signals ?? []).filter(({ at }) => dayOf(at) <= asOf);
  const defects = (lead.defects ?? []).filter(({ on }) => on === null || on <= asOf);
  const back = (lead.credits ?? []).filter(({ on }) => on <= asOf).reduce((sum, { minor }) => sum + minor, 0);
  const deals = (lead.deals ?? [])
    .filter((deal) => (deal.opened_on ?? deal.won_on ?? deal.lost_on ?? purchase ?? asOf) <= asOf)
    .map((deal) => ({ ...deal, status: statusOn(deal, asOf) }));

  const inForce = purchase ?? asOf;
  const steps = (lead.steps ?? defaultSteps).filter(
    (step: OracleStep) =>
      ((step.from ?? inForce) <= inForce && (step.to ?? "9999-12-31") > inForce) ||
      heard.some((signal) => signal.step === step.name),
  );
  const close = steps.find((step) => step.kind === "close");

  // The win: the earliest of the won deals and of the first buttoning of the close step.
  const wonDeals = deals.filter((deal) => deal.status === "won");
  const signed = close ? firstButtoning(heard, close.name) : null;
  const won = wonDeals.length > 0 || signed !== null;
  const winDays = wonDeals.map((deal) => deal.won_on ?? deal.opened_on ?? purchase);
  if (signed !== null) winDays.push(dayOf(signed));
  const wonOn = winDays.filter((day) => day !== null).sort()[0] ?? null;

  // Signals after the win are history only.
  const counted = heard.filter(({ at }) => wonOn === null || dayOf(at) <= wonOn);

  const objections = openObjections(counted);
  const under = (name: string) =>
    objections.some((objection) => objection.step === name) && !(won && name === close?.name);
  const pressed = (name: string) =>
    (won && name === close?.name) ||
    (!under(name) && counted.some(({ step, polarity }) => step === name && polarity === "positive"));
  const names = steps.map((step) => step.name);
  const furthest = names.findLastIndex(pressed);
  const stateOf = (name: string, index: number): StepState => {
    if (under(name)) return "objection";
    if (pressed(name)) return "buttoned";
    return index < furthest ? "skipped" : "silent";
  };
  const stepStates: Record<string, StepState> = Object.fromEntries(
    names.map((name, index) => [name, stateOf(name, index)]),
  );

  const spoke = names.findLastIndex((name) =>
    counted.some(({ step, polarity }) => step === name && polarity !== "neutral"),
  );
  const reached = won ? names : names.slice(0, spoke + 1);

  const unrecorded = deals.length > 0 && heard.length === 0 && touches.length === 0;
  const frontier = won || unrecorded ? null : (names.find(under) ?? names[furthest + 1] ?? null);

  const clockOn = clock();
  const limitStep = steps.find((step) => step.name === frontier) ?? close;
  const limit = limitStep
    ? (lead.limits?.[limitStep.name] ?? defaultLimits[limitStep.kind])
    : defaultLimits.close;
  const worked = heard.length > 0 || touches.length > 0 || deals.length > 0;

  const state = stateOfLead();
  const canStall = (state === "active" || state === "stalled") && worked && clockOn !== null;
  const landed = bucketOf();

  return {
    state,
    frontier,
    steps: stepStates,
    stalls_on: canStall && clockOn !== null ? addDays(clockOn, limit + 1) : null,
    ...landed,
    magic_close: won ? magicClose() : null,
    reached,
    clock_on: clockOn,
    won_on: won ? wonOn : null,
    times: timesOfSteps({ names, close: close?.name, signals: counted, purchase, wonOn: won ? wonOn : null }),
  };

  function clock(): Day | null {
    const spokenOn = heard.filter((signal) => !isAbsence(signal)).map(({ at }) => dayOf(at));
    const meeting = agreedMeeting(heard);
    const told = [...spokenOn, ...(meeting === null ? [] : [meeting])].sort().at(-1);
    const touched = touches.map(({ at }) => dayOf(at)).sort()[0];
    const opened = deals
      .filter((deal) => deal.status === "open")
      .flatMap((deal) => deal.opened_on ?? [])
      .sort()
      .at(-1);
    const latest = told ?? touched ?? opened ?? purchase;
    return latest !== null && purchase !== null && latest < purchase ? purchase : latest;
  }

  function stateOfLead(): State {
    const cost = lead.cost_minor ?? null;
    if (won) return "won";
    if (cost !== null && cost > 0 && back >= cost) return "credited";
    if (defects.length > 0) return "disqualified";
    if (deals.length > 0 && deals.every((deal) => deal.status === "lost")) return "lost";
    if (!worked)
      return purchase !== null && daysBetween(purchase, asOf) > followUpDays ? "unworked" : "active";
    return clockOn !== null && daysBetween(clockOn, asOf) > limit ? "stalled" : "active";
  }

  function bucketOf(): Pick<OracleAnswer, "bucket" | "bucket_step" | "bucket_issue"> {
    const nowhere = (bucket: Bucket) => ({ bucket, bucket_step: null, bucket_issue: null });
    const here = (bucket: Bucket, issue: string | null = null) => ({
      bucket,
      bucket_step: frontier,
      bucket_issue: issue,
    });
    if (state === "credited") return nowhere("credited");
    if (state === "won") return nowhere("won");
    if (state === "disqualified") return nowhere("defect");
    if (lead.duplicate) return nowhere("duplicate");
    if (state === "unworked") return nowhere("never worked");
    if (state === "active") return nowhere("ripening");
    if (heard.length === 0 && deals.length > 0) return nowhere("not recorded");
    const kind = steps.find((step) => step.name === frontier)?.kind;
    const outcome = lastOutcome(heard, frontier);
    const appointment = kind === "appointment_set" || kind === "appointment_held";
    if (appointment && (outcome === "no-show" || outcome === "cancelled")) return here("no-show");
    const open = objections.filter((objection) => objection.step === frontier);
    if (open.length > 0) return here("objection left open", open.at(-1)?.issue ?? null);
    if (state === "stalled") return here("went silent");
    const objected = heard.some(({ polarity }) => polarity === "negative");
    return here(objected ? "fair loss" : "lost, no reason heard");
  }

  function magicClose(): boolean | "not recorded" {
    // The signature itself is not a signal before the win.
    const before = counted.filter(
      (signal) => !(signal.step === close?.name && signal.polarity === "positive"),
    );
    if (before.length === 0) return "not recorded";
    return names.some((name) => name !== close?.name && stepStates[name] !== "buttoned");
  }
}

function statusOn({ status, won_on, lost_on }: OracleDeal, asOf: Day): DealStatus {
  if (status === "won") return (won_on ?? asOf) <= asOf ? "won" : "open";
  if (status === "lost") return (lost_on ?? asOf) <= asOf ? "lost" : "open";
  return "open";
}
