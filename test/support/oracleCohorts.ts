// Slow and plain: how did each of some leads end, and after how many days, and how long was it followed at each step?
import { type Day, daysBetween } from "../../app/domain/day";
import { defaultSteps } from "../../app/domain/vocabulary";
import { oracle } from "./oracle";
import type { OracleLead } from "./oracleLead";
import { dayOf, firstButtoning } from "./oracleSteps";

export interface LeadEnd {
  outcome: "won" | "lost" | "undecided";
  setAside: boolean;
  /** Null where the curve must leave the lead out. */
  days: number | null;
  /** By the name of each step it is judged by. */
  steps: Record<string, { event: "buttoned" | "ended" | "open"; days: number }>;
}

/** PRODUCT.md 2 and 5; undefined where the lead does not exist on the day. */
export function leadEnd(given: OracleLead, asOf: Day): LeadEnd | undefined {
  const lead = { ...given, as_of: asOf };
  const answer = oracle(lead);
  if (answer.state === null) return undefined;
  const { state } = answer;
  const outcome = state === "won" || state === "lost" ? state : "undecided";
  const setAside = state === "credited" || state === "disqualified";
  const bought = lead.purchased_on;
  const ended = outcome === "undecided" ? asOf : datedEnd(lead, outcome);
  if (bought === null || ended === null) return { outcome, setAside, days: null, steps: {} };
  const days = Math.max(0, daysBetween(bought, ended));
  const steps: LeadEnd["steps"] = {};
  for (const step of Object.keys(answer.steps)) {
    const first = answer.times.find((time) => time.step === step)?.on;
    if (step === closeStep)
      steps[step] = { event: outcome === "won" ? "buttoned" : outcome === "lost" ? "ended" : "open", days };
    else if (first !== undefined)
      steps[step] = { event: "buttoned", days: Math.max(0, daysBetween(bought, first)) };
    else steps[step] = { event: outcome === "undecided" ? "open" : "ended", days };
  }
  return { outcome, setAside, days, steps };
}

const closeStep = defaultSteps.find(({ kind }) => kind === "close")?.name ?? "";

/** The first day on which a date says that it is won; the first on which dates say so of every lost deal. */
function datedEnd({ deals = [], signals = [], as_of }: OracleLead, outcome: "won" | "lost"): Day | null {
  const here = deals.filter((deal) => (deal.opened_on ?? deal.won_on ?? deal.lost_on ?? as_of) <= as_of);
  if (outcome === "lost") {
    const days = here.map(({ lost_on }) => lost_on ?? null);
    return days.includes(null) ? null : (days.sort().at(-1) ?? null);
  }
  const heard = signals.filter(({ at }) => dayOf(at) <= as_of);
  const signed = firstButtoning(heard, closeStep);
  const days = here.flatMap(({ status, won_on }) =>
    status === "won" && won_on && won_on <= as_of ? [won_on] : [],
  );
  return [...days, ...(signed === null ? [] : [dayOf(signed)])].sort()[0] ?? null;
}
