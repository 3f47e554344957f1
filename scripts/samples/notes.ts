// What does a seller write down beside a signal?
import type { Signal } from "./facts";
import type { Random } from "./random";

const objections: Record<string, readonly [string, ...string[]]> = {
  price: ["Twice what we pay today", "Per-seat price is over budget", 'Wants to compare, "too rich" for now'],
  timing: ["Not before the new fiscal year", "Moving offices first", "Ask again after tax season"],
  "incumbent contract": ["Locked in until spring", "Auto-renewed last month", "Early exit costs too much"],
  "no authority": ["Has to ask the partners", "Owner decides, was not there"],
  "happy with current provider": ["No complaints about their IT guy", "Fine with the current provider"],
  "in-house IT person": ["Nephew does IT, wants to keep him", "IT coordinator feels replaced"],
  "trust or security": ["Wants references and a SOC 2 report", "Afraid to hand over passwords"],
  "unclear value": ["Does not see what proactive means", "Nothing broke this year"],
  "bad past MSP": ["Last MSP took days to answer", "Burned by a long contract"],
  "no response": ["Three voicemails, nothing", "E-mail unanswered"],
};

const agreements = [
  "Clear yes",
  "Agreed, in their own words",
  "Said so twice",
  "Wants to move on",
  "Server down twice in May, cost them a day",
  "Yes, with a nod from the owner",
] as const;

/** A few words, or none. */
export function noteOf(
  random: Random,
  { polarity, issue, outcome, cue }: Pick<Signal, "polarity" | "issue" | "outcome" | "cue">,
): string {
  const roll = random.next();
  const first = random.pick(objections[issue ?? ""] ?? ["Would not say why"]);
  const yes = random.pick(agreements);
  if (roll < 0.4 || cue !== null) return "";
  if (outcome === "no-show") return roll < 0.7 ? "Waited 15 minutes" : "Nobody picked up";
  if (outcome === "cancelled") return "Called off by e-mail";
  if (outcome === "rescheduled") return "Asked for another day";
  if (polarity === "negative") return first;
  return issue === null ? yes : `Answered: ${issue}`;
}
