// What does a row say of a signal of the buyer, in long form: one signal a row?
import { isAbsence } from "../domain/absence";
import { nameKey } from "../domain/identityKeys";
import {
  channels,
  type MeetingOutcome,
  manners,
  outcomePolarity,
  outcomes,
  type Polarity,
  polarities,
} from "../domain/vocabulary";
import { quoted, wordKey } from "./cellText";
import type { KnownIssue, KnownStep, SignalFields } from "./intakeRow";
import { referenceReader, requireReference } from "./leadReference";
import { ownNumber } from "./ownExport";
import {
  dayReader,
  idReader,
  instantReader,
  type Reading,
  textReader,
  unknownWord,
  wordReader,
} from "./readers";
import { issueOfWord, meetingOfWord, stepOfWord } from "./salesWords";

/** Reads the signal of a row in long form; `always`: each row is one. `ownLead`: the row's own lead or deal says whose it is. */
export function signalReader(
  reading: Reading,
  { always }: { always: boolean },
): (ownLead: boolean) => SignalFields | undefined {
  const { row, context } = reading;
  const stepSlot = row.slot("signal.step");
  const step = namedReader(reading, "signal.step", context.steps, stepMeaning(context.steps));
  const issue = namedReader(reading, "signal.issue", context.issues, issueMeaning(context.issues));
  const reference = referenceReader(reading, "signal");
  const at = instantReader(reading, "signal.at");
  const polarity = wordReader(reading, "signal.polarity", polarities);
  const manner = wordReader(reading, "signal.manner", manners);
  const channel = wordReader(reading, "signal.channel", channels);
  const outcome = wordReader(reading, "signal.outcome", outcomes);
  const cue = cueReader(reading);
  const meetingOn = dayReader(reading, "signal.meeting_on");
  const [note, who] = [textReader(reading, "signal.note"), textReader(reading, "signal.who")];
  const known = idReader(reading, "signal.known");
  const asksPolarity = row.hasColumn("signal.polarity");
  return (ownLead) => {
    if (!always && row.text(stepSlot) === "") return undefined;
    const [stated, concern, when, said, sign] = [step(), issue(), at(), polarity(), cue()];
    const [what, about, met] = [stated?.thing, concern?.thing, outcome() ?? stated?.outcome ?? null];
    const named = reference();
    const knownId = ownNumber(known());
    if (!row.reject && !what)
      row.failColumn(
        row.name("signal.step"),
        "missing",
        "names no step. Fill it, or map a column or constant to signal.step.",
      );
    if (!row.reject && !when)
      row.failColumn(
        row.name("signal.at"),
        "missing",
        "says no date, so the signal has no place in time. Fill the cell.",
      );
    if (!ownLead && knownId === null) requireReference(row, named, "signal");
    const implied = met
      ? outcomePolarity[met]
      : (sign.known?.polarity ?? (about ? "negative" : asksPolarity ? undefined : "positive"));
    const reads: Polarity | undefined = said ?? implied;
    if (!row.reject && reads === undefined) {
      row.failColumn(
        row.name("signal.polarity"),
        "missing",
        "does not say whether the buyer was for or against. Write positive, negative or neutral.",
      );
    }
    if (met && said && said !== outcomePolarity[met]) {
      row.fail(
        row.slot("signal.outcome"),
        "contradiction",
        `${quoted(met)} is ${outcomePolarity[met]}, but the row says ${said}. Correct one of the two.`,
      );
    }
    if (!what || !when || reads === undefined) return undefined;
    // Written out: a spread object that grows is ten times as slow here.
    const { named_lead, named_deal, email_key, phone_key, company_key } = named;
    return {
      named_lead,
      named_deal,
      email_key,
      phone_key,
      company_key,
      step_id: what.step_id,
      at: when,
      polarity: reads,
      manner: manner() ?? (sign.text === null ? "spoken" : "unspoken"),
      channel: channel(),
      issue_id: about?.issue_id ?? null,
      outcome: met,
      cue: sign.known?.name ?? sign.text,
      absence: isAbsence({
        polarity: reads,
        outcome: met,
        cueAbsent: sign.known?.absence === true,
        issueAbsent: about?.absence === true,
      }),
      meeting_on: meetingOn(),
      note: note(),
      who: who(),
      known_id: knownId,
    };
  };
}

type Meant<T> = { thing: T; outcome?: MeetingOutcome };

/** Reads a name of the organization's, or a word that means one. */
function namedReader<T extends { name: string }>(
  { row }: Reading,
  target: "signal.step" | "signal.issue",
  known: readonly T[],
  meaning: (word: string) => Meant<T> | undefined,
): () => Meant<T> | null {
  const slot = row.slot(target);
  const byName = new Map(known.map((thing) => [nameKey(thing.name), thing]));
  const kept = new Map<string, Meant<T>>();
  return () => {
    const text = row.text(slot);
    if (text === "") return null;
    const before = kept.get(text);
    if (before) return before;
    const thing = byName.get(nameKey(text));
    const found = thing ? { thing } : meaning(text);
    if (found === undefined) {
      const names = known.map(({ name }) => name);
      return row.fail(slot, "unknown word", unknownWord(text, target, names));
    }
    if (kept.size < 1000) kept.set(text, found);
    return found;
  };
}

function stepMeaning(steps: readonly KnownStep[]): (word: string) => Meant<KnownStep> | undefined {
  return (word) => {
    const step = stepOfWord(word, steps);
    if (step) return { thing: step };
    const meeting = meetingOfWord(word, steps);
    return meeting && { thing: meeting.step, outcome: meeting.outcome };
  };
}

function issueMeaning(issues: readonly KnownIssue[]): (word: string) => Meant<KnownIssue> | undefined {
  return (word) => {
    const issue = issueOfWord(word, issues);
    return issue && { thing: issue };
  };
}

/** A cue that is not on the list is kept as written. */
function cueReader({
  row,
  context,
}: Reading): () => { text: string | null; known: Reading["context"]["cues"][number] | undefined } {
  const slot = row.slot("signal.cue");
  const byName = new Map(context.cues.map((cue) => [wordKey(cue.name), cue]));
  return () => {
    const text = row.textOrNull(slot);
    return { text, known: text === null ? undefined : byName.get(wordKey(text)) };
  };
}
