// How is each type of field read from the row at hand? Each reader answers the value, or null after failing the row.
import type { Day } from "../domain/day";
import { quoted } from "./cellText";
import { type DateColumn, dateColumn } from "./dateCell";
import type { DateEvidence } from "./dateFormat";
import { readEmail } from "./email";
import type { IntakeContext } from "./intakeRow";
import type { Mapping } from "./mapping";
import type { Fault } from "./moneyCell";
import { nearest } from "./nearest";
import type { NumberEvidence } from "./numberFormat";
import { type Phone, readPhone } from "./phone";
import type { RowCursor } from "./rowCursor";
import { type TargetName, targets } from "./targets";
import { knownWord } from "./words";

/** What all cells of a column prove, by its index. */
export interface ColumnEvidence {
  dates: DateEvidence | undefined;
  numbers: NumberEvidence | undefined;
}

/** What readers of one file share. */
export interface Reading {
  row: RowCursor;
  mapping: Mapping;
  evidence: ReadonlyMap<number, ColumnEvidence>;
  context: IntakeContext;
}

/** Reads its field from the row at hand; null for nothing, and after failing the row. */
export type Reader<T> = () => T | null;

/** Text as it stands, null for nothing. */
export function textReader({ row }: Reading, target: TargetName): Reader<string> {
  const slot = row.slot(target);
  return slot < 0 ? nothing : () => row.textOrNull(slot);
}

/** An id as text; fails the row where a spreadsheet turned it into 1.23E+17. */
export function idReader({ row }: Reading, target: TargetName): Reader<string> {
  const slot = row.slot(target);
  if (slot < 0) return nothing;
  return () => {
    const text = row.text(slot);
    if (text === "") return null;
    if (damaged.test(text)) return row.fail(slot, "damaged by a spreadsheet", damage(text, "id"));
    if (text.length > mostKey)
      return row.fail(
        slot,
        "cell too long",
        `an id of ${text.length} characters. Ids have at most ${mostKey}; see that the column is the right one.`,
      );
    return floatId.test(text) ? text.slice(0, text.indexOf(".")) : text;
  };
}

export function emailReader({ row }: Reading, target: TargetName): Reader<ReturnType<typeof readEmail>> {
  const slot = row.slot(target);
  if (slot < 0) return nothing;
  return () => {
    const text = row.text(slot);
    return text === "" ? null : readEmail(text);
  };
}

export function phoneReader({ row, context }: Reading, target: TargetName): Reader<Phone> {
  const slot = row.slot(target);
  if (slot < 0) return nothing;
  return () => {
    const text = row.text(slot);
    if (text === "") return null;
    const phone = readPhone(text, context.country);
    return phone === "damaged" ? row.fail(slot, "damaged by a spreadsheet", damage(text, "number")) : phone;
  };
}

export function dayReader(reading: Reading, target: TargetName): Reader<Day> {
  return dateReader(reading, target, (column, text) => column.day(text));
}

export function instantReader(reading: Reading, target: TargetName): Reader<Date> {
  return dateReader(reading, target, (column, text) => column.instant(text));
}

/** One of the words a field knows. */
export function wordReader<Word extends string>(
  { row }: Reading,
  target: TargetName,
  words: readonly Word[],
): Reader<Word> {
  const slot = row.slot(target);
  if (slot < 0) return nothing;
  const ours = new Map(words.map((word) => [word as string, word]));
  const kept = new Map<string, Word>();
  return () => {
    const text = row.text(slot);
    if (text === "") return null;
    const known = kept.get(text);
    if (known) return known;
    const word = ours.get(text.toLowerCase()) ?? ours.get(knownWord(target, text) ?? "");
    if (word === undefined) return row.fail(slot, "unknown word", unknownWord(text, target, words));
    if (kept.size < 1000) kept.set(text, word);
    return word;
  };
}

/** The sentence for a word that means nothing here, with the way to give it a meaning. */
export function unknownWord(text: string, target: TargetName, words: readonly string[]): string {
  const offered = nearest(text, words) ?? words[0] ?? "";
  const known = words.length > 12 ? `${words.slice(0, 12).join(", ")}, …` : words.join(", ");
  return `${quoted(text)} is none of ${known}. Say what it means with values: {"${target}": {${JSON.stringify(text.slice(0, 60))}: "${offered}"}}.`;
}

export function nothing(): null {
  return null;
}

const mostKey = 320;
const damaged = /^\d([.,]\d+)?[eE]\+\d{1,3}$/;
const floatId = /^\d+\.0$/;

function damage(text: string, what: string): string {
  return `${quoted(text)} is what a spreadsheet made of a long ${what}; its digits are gone. Export the file again and do not save it from the spreadsheet.`;
}

/** What all cells of a field's column prove. */
export function evidenceOf({ row, evidence }: Reading, slot: number): ColumnEvidence | undefined {
  const [index] = row.fields[slot]?.indexes ?? [];
  return index === undefined ? undefined : evidence.get(index);
}

function dateReader<T extends Day | Date>(
  reading: Reading,
  target: TargetName,
  read: (column: DateColumn, text: string) => T | Fault,
): Reader<T> {
  const { row, mapping, context } = reading;
  const slot = row.slot(target);
  if (slot < 0) return nothing;
  const format = mapping.formats[target];
  const column = dateColumn({
    target,
    format: typeof format === "string" ? format : undefined,
    evidence: evidenceOf(reading, slot)?.dates,
    timeZone: context.timeZone,
    today: context.today,
    ahead:
      targets[target].says.includes("ahead") || target.startsWith("deal.") || target.startsWith("charge."),
  });
  return () => {
    const text = row.text(slot);
    if (text === "") return null;
    const answer = read(column, text);
    return typeof answer === "object" && "why" in answer ? row.fail(slot, answer.code, answer.why) : answer;
  };
}
