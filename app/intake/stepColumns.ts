// Which steps do the columns of a row say the buyer agreed to, in wide form: one column a step?
import { nameKey } from "../domain/identityKeys";
import { Trouble } from "../domain/trouble";
import { cleanCell, quoted, saysNothing, wordKey } from "./cellText";
import { dateColumn, startOfDay } from "./dateCell";
import type { HeaderName } from "./header";
import type { IntakeRow, KnownStep, SignalFields } from "./intakeRow";
import { nobody } from "./leadReference";
import { nearest } from "./nearest";
import type { Reading } from "./readers";
import { yesOrNo } from "./words";

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

/** The step a mapping names. */
function findStep(steps: readonly KnownStep[], name: string): KnownStep {
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
    known_id: null,
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
