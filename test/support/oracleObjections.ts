// Slow and plain: what did one lead object to, was it answered, and how far was the buyer heard?
import { defaultSteps } from "../../app/domain/vocabulary";
import { oracle } from "./oracle";
import type { OracleLead, OracleSignal } from "./oracleLead";
import { dayOf, openObjections } from "./oracleSteps";

export interface OracleObjection {
  step: string;
  /** Null for all objections at the step, "" for those that named no issue. */
  issue: string | null;
  open: boolean;
  spoken: boolean;
  unspoken: boolean;
}

/** The objections of a lead up to its win, by step and by issue; the win answers those at the close step. */
export function objectionsOf(lead: OracleLead): OracleObjection[] {
  const heard = heardBeforeWin(lead);
  const negative = heard.filter(({ polarity }) => polarity === "negative");
  const open = openObjections(heard).filter(({ step }) => !(isWon(lead) && step === closeOf(lead)));
  return stepsOf(lead).flatMap((step) => {
    const there = negative.filter((signal) => signal.step === step);
    const row = (issue: string | null): OracleObjection => {
      const about = (signal: OracleSignal) =>
        signal.step === step && (issue === null || (signal.issue ?? "") === issue);
      return {
        ...{ step, issue, open: open.some(about) },
        spoken: there.some((signal) => about(signal) && signal.manner !== "unspoken"),
        unspoken: there.some((signal) => about(signal) && signal.manner === "unspoken"),
      };
    };
    const issues = [...new Set(there.map(({ issue }) => issue ?? ""))].sort();
    return there.length === 0 ? [] : [row(null), ...issues.map(row)];
  });
}

/** Names of the steps at which, or after which, the buyer was heard before the win; the win itself is not being heard. */
export function heardSteps(lead: OracleLead): string[] {
  const names = stepsOf(lead);
  const furthest = names.findLastIndex((name) =>
    heardBeforeWin(lead).some(
      ({ step, polarity }) =>
        step === name &&
        polarity !== "neutral" &&
        !(isWon(lead) && name === closeOf(lead) && polarity === "positive"),
    ),
  );
  return names.slice(0, furthest + 1);
}

function heardBeforeWin(lead: OracleLead): OracleSignal[] {
  const answer = oracle(lead);
  if (answer.state === null) return [];
  return (lead.signals ?? []).filter(
    ({ at }) => dayOf(at) <= lead.as_of && (answer.won_on === null || dayOf(at) <= answer.won_on),
  );
}

function isWon(lead: OracleLead): boolean {
  return oracle(lead).state === "won";
}

function stepsOf(lead: OracleLead): string[] {
  return (lead.steps ?? defaultSteps).map(({ name }) => name);
}

function closeOf(lead: OracleLead): string | undefined {
  return (lead.steps ?? defaultSteps).find(({ kind }) => kind === "close")?.name;
}
