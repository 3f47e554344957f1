// Which step, and which issue, does a word of a file mean?
import type { MeetingOutcome, StepKind } from "../domain/vocabulary";
import { wordKey } from "./cellText";
import { knownWord } from "./words";

/**
 * Words for the kinds of steps of which there is one at most: stages of HubSpot's and Pipedrive's own pipelines, HubSpot's lifecycle
 * stages, and what appointment setters write. Stages that only say what we did ("Proposal sent") are no agreement of the buyer's.
 */
const stepWords: Partial<Record<StepKind, string>> = {
  contact:
    "reached|contacted|connected|contact made|contact|conversation|spoke|spoken to|decision maker reached|dm reached|dmc|live contact|engaged|responded|replied|erreicht|kontaktiert",
  appointment_set:
    "sql|sql s|sales qualified|sales qualified lead|salesqualifiedlead|appointment|appt|appointment set|appt set|apt set|appointment scheduled|appointmentscheduled|appt scheduled|" +
    "appointment booked|appt booked|appointment made|booked|set|meeting|meeting set|meeting booked|meeting scheduled|meeting arranged|demo booked|demo set|demo scheduled|" +
    "discovery booked|discovery scheduled|discovery call booked|discovery call scheduled|call booked|consultation booked|termin|termin vereinbart|termin gelegt|rdv|rdv pris|cita",
  appointment_held:
    "held|appointment held|appt held|appointment completed|appt completed|appointment attended|met|meeting held|meeting completed|meeting done|meeting attended|demo|demo held|" +
    "demo done|demo completed|demo given|sat|appointment sat|showed|show|showed up|attended|discovery held|discovery done|discovery completed|discovery call completed|first meeting|" +
    "first time appointment|fta|presentation given|presentation held|termin wahrgenommen|termin stattgefunden",
  close:
    "signed|won|closed won|closedwon|close won|contract signed|agreement signed|sale|sold|deal won|customer|unterschrieben|gewonnen|abschluss",
};

/** Words for the issues that a new organization starts with. */
const issueWords: Record<string, string> = {
  price:
    "price|pricing|cost|costs|too expensive|expensive|budget|no budget|money|cannot afford|can t afford|preis|zu teuer",
  timing: "timing|bad timing|not now|not right now|later|next year|next quarter|too busy|busy|not ready",
  "incumbent contract":
    "incumbent contract|contract|in contract|in a contract|under contract|locked in|locked in contract|existing contract",
  "no authority":
    "no authority|not the decision maker|not decision maker|not dm|no dm|gatekeeper|needs approval|needs boss|partner decides|wrong person",
  "happy with current provider":
    "happy with current provider|happy|happy with provider|happy with current msp|satisfied|has provider|has msp|already has msp|already has a provider|has it company|has vendor",
  "in-house IT person":
    "in house it person|in house it|inhouse it|in house|internal it|it in house|has it guy|it guy|has it person|has internal it|own it",
  "trust or security": "trust or security|trust|security|privacy|compliance|no trust|references",
  "unclear value": "unclear value|value|no value|no need|not needed|does not see value|doesn t see value|roi",
  "bad past MSP": "bad past msp|bad experience|burned before|bad msp|previous msp|past msp",
  "no response":
    "no response|no reply|unresponsive|ghosted|ghosting|went dark|went silent|silent|stopped replying|not replying",
};

const kindOfWord = byWord(stepWords);
const issueNames = byWord(issueWords);

/**
 * The step a word means: by its name, also of a retired one, else by what such words mean where it is certain that one step is meant.
 * Words for a kind mean the step in force before a retired one.
 */
export function stepOfWord<Step extends { name: string; kind: StepKind; retired?: boolean }>(
  word: string,
  steps: readonly Step[],
): Step | undefined {
  const named = namedSo(word, steps);
  if (named) return named;
  const kind = kindOfWord.get(withoutNumber(word));
  const meant = inForceFirst(steps.filter((step) => step.kind === kind));
  return meant.length === 1 ? meant[0] : undefined;
}

/** What came of a meeting, where a word says that and no step: "No show" is one of the step at which meetings are held. */
export function meetingOfWord<Step extends { kind: StepKind; retired?: boolean }>(
  word: string,
  steps: readonly Step[],
): { step: Step; outcome: MeetingOutcome } | undefined {
  const outcome = absent.find((known) => known === knownWord("signal.outcome", word));
  const [step] = inForceFirst(steps.filter(({ kind }) => kind === "appointment_held"));
  return outcome && step ? { step, outcome } : undefined;
}

const absent = ["no-show", "cancelled", "rescheduled"] as const satisfies readonly MeetingOutcome[];

/** The issue a word means: by its name, else by what such words mean. */
export function issueOfWord<Issue extends { name: string }>(
  word: string,
  issues: readonly Issue[],
): Issue | undefined {
  const meant = issueNames.get(wordKey(word));
  return namedSo(word, issues) ?? (meant === undefined ? undefined : namedSo(meant, issues));
}

function inForceFirst<Step extends { retired?: boolean }>(steps: readonly Step[]): readonly Step[] {
  const inForce = steps.filter(({ retired = false }) => !retired);
  return inForce.length > 0 ? inForce : steps;
}

function namedSo<Thing extends { name: string }>(word: string, things: readonly Thing[]): Thing | undefined {
  const key = wordKey(word);
  return things.find(({ name }) => wordKey(name) === key);
}

/** "3. Demo booked" as "demo booked". */
function withoutNumber(word: string): string {
  return wordKey(word).replace(/^\d+ (?=\p{L})/u, "");
}

function byWord<Key extends string>(table: Partial<Record<Key, string>>): Map<string, Key> {
  return new Map(
    (Object.entries(table) as [Key, string][]).flatMap(([key, words]) =>
      words.split("|").map((word) => [word, key] as const),
    ),
  );
}
