// Which question or illustration helps to take up an objection again? The organization's own first, else what is said here.
import { nameKey } from "./identityKeys";

export interface Prompt {
  kind: "question" | "illustration";
  words: string;
}

/** A prompt the organization wrote; without a step for its issue at any step, without an issue for its step whatever the issue. */
export interface OwnPrompt extends Prompt {
  stepId: number | null;
  issueId: number | null;
}

export interface PromptPlace {
  stepId: number;
  /** Null where the objection names no issue. */
  issueId: number | null;
  issue: string | null;
  /** The unspoken signal that raised it. */
  cue: string | null;
}

/**
 * Prompts for an objection, the closest first: the organization's own for this step and issue, for this issue at any step, for this step;
 * then the ones everybody starts with: for the unspoken signal, for the issue, and for an objection that names neither.
 */
export function promptsFor(
  { stepId, issueId, issue, cue }: PromptPlace,
  own: readonly OwnPrompt[],
): Prompt[] {
  const mine = (step: number | null, ofIssue: number | null) =>
    own.filter((prompt) => prompt.stepId === step && prompt.issueId === ofIssue);
  const written = [
    ...(issueId === null ? [] : [...mine(stepId, issueId), ...mine(null, issueId)]),
    ...mine(stepId, null),
  ];
  const found = [
    ...written,
    ...((cue && byCue[nameKey(cue)]) || []),
    ...((issue && byIssue[nameKey(issue)]) || []),
  ];
  const chosen = found.length > 0 ? found : [ask(unnamed)];
  return chosen.map(({ kind, words }) => ({ kind, words }));
}

const ask = (words: string): Prompt => ({ kind: "question", words });
const show = (words: string): Prompt => ({ kind: "illustration", words });

const unnamed =
  "When we last spoke something held you back. If you had to name the one thing, what would it be?";

const byIssue: Record<string, Prompt[]> = {
  price: [
    ask(
      "What does a day without your systems cost you, in wages alone, and how many such days did you have last year?",
    ),
    show(
      "Put the last 12 months side by side: hours down × people × wage, plus what was paid by the hour, against our flat monthly price.",
    ),
  ],
  timing: [
    ask(
      "What has to happen before this is the right time, and what will have broken by then if nothing changes?",
    ),
    show(
      "Walk through a 30-day onboarding on a calendar: week 1 documentation, week 2 monitoring, weeks 3 and 4 the help desk, with no day of downtime.",
    ),
  ],
  "incumbent contract": [
    ask("When does the contract end, how much notice does it want, and who gives that notice?"),
    show(
      "Draw the timeline backwards from the notice date: when you would have to decide so that it does not renew by itself.",
    ),
  ],
  "no authority": [
    ask(
      "Who else has to be comfortable with this before you sign, and what will be the first thing that person asks?",
    ),
    show(
      "Offer a one-page summary for the owner: the pain they named, what it costs a year, what changes, and what it costs instead.",
    ),
  ],
  "happy with current provider": [
    ask(
      "What do they do best, and what is the one thing you would have them do that you have stopped asking for?",
    ),
    show(
      "Offer a second opinion: a read-only check of backups, patches and admin accounts, theirs to keep whoever they stay with.",
    ),
  ],
  "in-house it person": [
    ask(
      "What waits on that person’s list that would be worth more than resetting passwords, and who covers the two weeks of holiday?",
    ),
    show(
      "Draw the week of the in-house person with and without us: we take tickets, patches and nights; they keep projects and people.",
    ),
  ],
  "trust or security": [
    ask(
      "What would you have to see, from whom, to be sure that our access to your systems is safer than what you have today?",
    ),
    show(
      "Show our own controls as we would set yours: access with a second factor, a log of every session, the insurance certificate, two clients to call.",
    ),
  ],
  "unclear value": [
    ask(
      "Of the three problems you named, which one would you pay to be rid of this quarter, and how would you know it is gone?",
    ),
    show(
      "Take one real ticket of theirs and show it twice: found by the user and fixed in hours, or found by monitoring and fixed before anyone called.",
    ),
  ],
  "bad past msp": [
    ask("What exactly did they promise and not do, and how would you have noticed a month earlier?"),
    show(
      "Show the exit first: month-to-month after 90 days, their documentation and passwords theirs at any time, response times reported each month.",
    ),
  ],
  "no response": [
    ask(
      "Has this moved down your list, or did I leave a question unanswered? Either answer helps; a one-word reply is enough.",
    ),
    show(
      "Send one page about the pain they named last, with one figure of theirs in it, and ask for nothing but whether the figure is right.",
    ),
  ],
};

const byCue: Record<string, Prompt[]> = {
  "late or cut short": [
    ask(
      "Last time we ran out of time. Which of the points would you have wanted to get to, if we had only ten minutes?",
    ),
  ],
  "checked the phone": [
    ask("I think I lost you at one point last time. Where did it stop being about your business?"),
  ],
  "stopped replying": [
    ask(
      "I have not heard from you since we spoke about this. Did something change on your side, or was it something in what I sent?",
    ),
    show(
      "Call at another hour or ask the person who brought you in; then send one page with the figure they named, not another reminder.",
    ),
  ],
  "sent a junior": [
    ask(
      "Your colleague asked good questions. What would you yourself need to hear for this to be worth your time?",
    ),
  ],
  "cancelled twice": [
    ask(
      "We have moved this twice, so something else matters more right now. Would it be better if we spoke when that is done, and when is that?",
    ),
  ],
  "avoided price": [
    ask(
      "We have not talked about what this may cost. What range did you have in mind, and what would it have to do for that?",
    ),
  ],
};
