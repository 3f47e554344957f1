// What does a row say of a signal of the buyer, in long form: one signal a row?
import { companyKey, nameKey } from "../domain/identityKeys";
import {
  channels,
  manners,
  outcomePolarity,
  outcomes,
  type Polarity,
  polarities,
} from "../domain/vocabulary";
import { quoted, wordKey } from "./cellText";
import type { LeadReference, SignalFields } from "./intakeRow";
import { requireReference } from "./leadReference";
import {
  dayReader,
  emailReader,
  idReader,
  instantReader,
  phoneReader,
  type Reading,
  textReader,
  unknownWord,
  wordReader,
} from "./readers";

/** Reads the signal of a row in long form; `always`: each row is one. `ownLead`: the row's own lead or deal says whose it is. */
export function signalReader(
  reading: Reading,
  { always }: { always: boolean },
): (ownLead: boolean) => SignalFields | undefined {
  const { row, context } = reading;
  const stepSlot = row.slot("signal.step");
  const step = namedReader(reading, "signal.step", context.steps);
  const issue = namedReader(reading, "signal.issue", context.issues);
  const reference = referenceReader(reading);
  const at = instantReader(reading, "signal.at");
  const polarity = wordReader(reading, "signal.polarity", polarities);
  const manner = wordReader(reading, "signal.manner", manners);
  const channel = wordReader(reading, "signal.channel", channels);
  const outcome = wordReader(reading, "signal.outcome", outcomes);
  const cue = cueReader(reading);
  const meetingOn = dayReader(reading, "signal.meeting_on");
  const [note, who] = [textReader(reading, "signal.note"), textReader(reading, "signal.who")];
  const asksPolarity = row.hasColumn("signal.polarity");
  return (ownLead) => {
    if (!always && row.text(stepSlot) === "") return undefined;
    const [what, about, when, said, sign, met] = [step(), issue(), at(), polarity(), cue(), outcome()];
    const named = reference();
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
    if (!ownLead) requireReference(row, named, "signal");
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
    return {
      ...named,
      step_id: what.step_id,
      at: when,
      polarity: reads,
      manner: manner() ?? (sign.text === null ? "spoken" : "unspoken"),
      channel: channel(),
      issue_id: about?.issue_id ?? null,
      outcome: met,
      cue: sign.known?.name ?? sign.text,
      absence:
        reads !== "positive" &&
        (met === "no-show" || met === "cancelled" || sign.known?.absence === true || about?.absence === true),
      meeting_on: meetingOn(),
      note: note(),
      who: who(),
    };
  };
}

function namedReader<T extends { name: string }>(
  { row }: Reading,
  target: "signal.step" | "signal.issue",
  known: readonly T[],
): () => T | null {
  const slot = row.slot(target);
  const byName = new Map(
    known.flatMap(
      (thing) =>
        [
          [nameKey(thing.name), thing],
          [`~${wordKey(thing.name)}`, thing],
        ] as const,
    ),
  );
  return () => {
    const text = row.text(slot);
    if (text === "") return null;
    const found = byName.get(nameKey(text)) ?? byName.get(`~${wordKey(text)}`);
    return (
      found ??
      row.fail(
        slot,
        "unknown word",
        unknownWord(
          text,
          target,
          known.map(({ name }) => name),
        ),
      )
    );
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

function referenceReader(reading: Reading): () => LeadReference {
  const [lead, deal] = [idReader(reading, "signal.lead_id"), idReader(reading, "signal.deal_id")];
  const email = emailReader(reading, "signal.email");
  const phone = phoneReader(reading, "signal.phone");
  const company = textReader(reading, "signal.company");
  return () => ({
    named_lead: lead(),
    named_deal: deal(),
    email_key: email()?.key ?? null,
    phone_key: phone()?.key ?? null,
    company_key: companyKey(company()),
  });
}
