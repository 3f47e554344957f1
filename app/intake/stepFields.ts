// What does a row say the buyer did at the steps: in long form, one signal a row, and in wide form, one column a step?
import { companyKey, nameKey } from "../domain/identityKeys";
import { Trouble } from "../domain/trouble";
import {
  channels,
  manners,
  outcomePolarity,
  outcomes,
  type Polarity,
  polarities,
  touchChannels,
} from "../domain/vocabulary";
import { cleanCell, quoted, saysNothing, wordKey } from "./cellText";
import { dateColumn, startOfDay } from "./dateCell";
import type { HeaderName } from "./header";
import type { IntakeRow, KnownStep, LeadReference, SignalFields, TouchFields } from "./intakeRow";
import { nearest } from "./nearest";
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
import { yesOrNo } from "./words";

const nobody: LeadReference = {
  named_lead: null,
  named_deal: null,
  email_key: null,
  phone_key: null,
  company_key: null,
};

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
        fieldName(row, stepSlot, "signal.step"),
        "missing",
        "names no step. Fill it, or map a column or constant to signal.step.",
      );
    if (!row.reject && !when)
      row.failColumn(
        fieldName(row, row.slot("signal.at"), "signal.at"),
        "missing",
        "says no date, so the signal has no place in time. Fill the cell.",
      );
    if (!ownLead) requireReference(reading, named, "signal");
    const implied = met
      ? outcomePolarity[met]
      : (sign.known?.polarity ?? (about ? "negative" : asksPolarity ? undefined : "positive"));
    const reads: Polarity | undefined = said ?? implied;
    if (!row.reject && reads === undefined) {
      row.failColumn(
        fieldName(row, row.slot("signal.polarity"), "signal.polarity"),
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

/**
 * Reads the signals of a row in wide form: a date, or a yes, is a positive signal on its step; a no, or nothing, is none. A yes has the
 * day of the purchase, for want of its own.
 * @throws Trouble for a step the organization does not have.
 */
export function stepColumnsReader(
  reading: Reading,
  names: readonly HeaderName[],
): (row: Pick<IntakeRow, "lead" | "deal" | "list">) => SignalFields[] {
  const { row, context, mapping, evidence } = reading;
  const columns = Object.entries(mapping.steps).map(([name, { column, as }]) => {
    const step = findStep(context.steps, name);
    const index = names.find((header) => header.name === column)?.index ?? -1;
    const { timeZone, today } = context;
    const dates = dateColumn({
      target: "signal.at",
      format: wideFormat(reading),
      evidence: evidence.get(index)?.dates,
      timeZone,
      today,
      ahead: true,
    });
    return { step, index, column, as, dates };
  });
  return ({ lead, deal, list }) => {
    const signals: SignalFields[] = [];
    for (const { step, index, column, as, dates } of columns) {
      const text = cleanCell(row.cells[index] ?? "");
      if (saysNothing(text)) continue;
      const word = yesOrNo(text);
      if (as === "date") {
        if (word === false) continue;
        const at = dates.instant(text);
        if (at instanceof Date) signals.push(wideSignal(step, at));
        else row.failColumn(column, at.code, at.why);
      } else if (word === undefined) {
        row.failColumn(
          column,
          "unknown word",
          `${quoted(text)} is neither yes nor no. Write yes or no, or leave the cell empty; for dates map the step as "date".`,
        );
      } else if (word) {
        const day =
          lead?.purchased_on ?? list.purchased_on ?? deal?.opened_on ?? context.purchasedOn ?? context.today;
        signals.push(wideSignal(step, startOfDay(day, context.timeZone)));
      }
    }
    return signals;
  };
}

/** Reads the touch of a row; `always`: each row is one. */
export function touchReader(
  reading: Reading,
  { always }: { always: boolean },
): (ownLead: boolean) => TouchFields | undefined {
  const { row } = reading;
  const namedLead = idReader(reading, "touch.lead_id");
  const at = instantReader(reading, "touch.at");
  const channel = wordReader(reading, "touch.channel", touchChannels);
  const [outcome, who] = [textReader(reading, "touch.outcome"), textReader(reading, "touch.who")];
  const slot = row.slot("touch.at");
  return (ownLead) => {
    if (!always && row.text(slot) === "") return undefined;
    const when = at();
    const named = { ...nobody, named_lead: namedLead() };
    if (!row.reject && !when)
      row.failColumn(
        fieldName(row, slot, "touch.at"),
        "missing",
        "says no date, so the touch has no place in time. Fill the cell.",
      );
    if (!ownLead) requireReference(reading, named, "touch");
    return when ? { ...named, at: when, channel: channel(), outcome: outcome(), who: who() } : undefined;
  };
}

/** The step a mapping names. */
export function findStep(steps: readonly KnownStep[], name: string): KnownStep {
  const step = steps.find((known) => sameWord(known.name, name));
  if (step) return step;
  const offered = nearest(
    name,
    steps.map((known) => known.name),
  );
  const offer =
    offered === undefined
      ? `The steps are ${steps.map((known) => known.name).join(", ")}.`
      : `Did you mean "${offered}"?`;
  throw new Trouble(`The mapping names the step "${name}", which this organization does not have. ${offer}`);
}

function wideSignal({ step_id, kind }: KnownStep, at: Date): SignalFields {
  const outcome = kind === "appointment_held" ? ("held" as const) : null;
  const rest = {
    channel: null,
    issue_id: null,
    outcome,
    cue: null,
    absence: false,
    meeting_on: null,
    note: null,
    who: null,
  };
  return { ...nobody, step_id, at, polarity: "positive", manner: "spoken", ...rest };
}

function wideFormat({ mapping }: Reading): string | undefined {
  const format = mapping.formats["signal.at"];
  return typeof format === "string" ? format : undefined;
}

function sameWord(left: string, right: string): boolean {
  return nameKey(left) === nameKey(right) || wordKey(left) === wordKey(right);
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

function requireReference({ row }: Reading, named: LeadReference, what: string): void {
  if (
    row.reject ||
    named.named_lead ||
    named.named_deal ||
    named.email_key ||
    named.phone_key ||
    named.company_key
  )
    return;
  const fields = what === "signal" ? "a lead id, deal id, e-mail, phone or company" : "a lead id";
  row.failColumn(null, "missing", `names no lead, so the ${what} belongs to nobody. Fill ${fields}.`);
}

function fieldName(row: Reading["row"], slot: number, target: string): string {
  return row.fields[slot]?.name ?? target;
}
