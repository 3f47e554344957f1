// Which field does each column of a file mean, and how sure is that?
import type { ImportKind } from "../domain/vocabulary";
import { aliases, closeDates, firstNames, lastNames } from "./aliases";
import { cellShape } from "./cellShape";
import { looseName } from "./header";
import { alike } from "./nearest";
import { type TargetName, type TargetType, targets } from "./targets";

export interface ColumnLook {
  index: number;
  name: string;
  written: string;
  /** Some values as written. */
  values: readonly string[];
}

export interface ColumnGuess {
  target: TargetName;
  /** More than one is joined: first and last name. */
  columns: ColumnLook[];
  confidence: number;
}

const kinds = Object.fromEntries(
  Object.entries(aliases).map(([kind, fields]) => [
    kind,
    Object.entries(fields).map(([target, text]) => ({
      target: target as TargetName,
      names: text.split("|").map((words) => ({ words, loose: looseName(words) })),
    })),
  ]),
);

const leastFuzzy = 0.78;

/** The best field for each column, each field once, surest first. */
export function guessColumns(kind: ImportKind, columns: readonly ColumnLook[]): ColumnGuess[] {
  const named = columns.filter(({ written }) => written !== "");
  const guesses = (kinds[kind] ?? []).flatMap(({ target, names }) =>
    named.map((column) => ({
      target,
      columns: [column],
      confidence: likeness(column, names) * credible(column, targets[target].type),
    })),
  );
  const taken = new Set<number>();
  const given = new Map<TargetName, ColumnGuess>();
  const give = (guess: ColumnGuess) => {
    if (
      guess.confidence < 0.5 ||
      given.has(guess.target) ||
      guess.columns.some(({ index }) => taken.has(index))
    )
      return;
    given.set(guess.target, guess);
    for (const { index } of guess.columns) taken.add(index);
  };
  for (const pair of closePair(kind, named)) give(pair);
  const person = personPair(kind, named);
  const ranked = [...guesses, ...byValues(kind, columns)].sort(
    (left, right) => right.confidence - left.confidence,
  );
  const whole = ranked.find(
    ({ target, confidence, columns: [column] }) =>
      target === `${personPart[kind]}.person` &&
      confidence > 0.9 &&
      looseName(column?.written ?? "") !== "name",
  );
  if (person && !whole) give(person);
  for (const guess of ranked) give(guess);
  const both = given.get("deal.won_on");
  if (both && closeNames.includes(looseName(both.columns[0]?.written ?? "")))
    given.set("deal.lost_on", { ...both, target: "deal.lost_on" });
  return [...given.values()];
}

const closeNames = closeDates.split("|").map(looseName);
const personPart: Partial<Record<ImportKind, "lead" | "deal">> = { leads: "lead", deals: "deal" };

/** A close date serves both ways, where the file has no date of its own for either. */
function closePair(kind: ImportKind, columns: readonly ColumnLook[]): ColumnGuess[] {
  if (kind !== "deals") return [];
  const own = new Set(
    ["won", "lost"].flatMap((way) =>
      [`${way} on`, `${way} date`, `date ${way}`, `${way} time`, `deal ${way} time`, `deal ${way} on`].map(
        looseName,
      ),
    ),
  );
  if (columns.some(({ written }) => own.has(looseName(written)))) return [];
  const close = closeNames
    .map((name) => columns.find(({ written }) => looseName(written) === name))
    .find((column) => column !== undefined);
  return close ? [{ target: "deal.won_on", columns: [close], confidence: 0.9 }] : [];
}

function personPair(kind: ImportKind, columns: readonly ColumnLook[]): ColumnGuess | undefined {
  const part = personPart[kind];
  if (!part) return undefined;
  const find = (text: string) => {
    const names = text.split("|").map(looseName);
    return columns.find(({ written }) => names.includes(looseName(written)));
  };
  const parts = [find(firstNames), find(lastNames)].filter((column) => column !== undefined);
  return parts.length === 0
    ? undefined
    : { target: `${part}.person`, columns: parts, confidence: parts.length === 2 ? 0.95 : 0.8 };
}

/** "IsWon" is a flag and "OwnerId" a key: like a name of ours, and something else. */
const flagOrKey = /^(is|has)[ _]?[A-Z]|([a-z]I[dD]|[ _-]id)$/;

/** 1 for the first name on the list, a little less for each after it; below 0.8 for a likeness. */
function likeness({ written }: ColumnLook, names: readonly { words: string; loose: string }[]): number {
  const loose = looseName(written);
  const at = names.findIndex((name) => name.loose === loose);
  if (at >= 0) return 1 - at * 0.005;
  if (loose.length < 4 || loose.length > 60 || flagOrKey.test(written)) return 0;
  let best = 0;
  for (const { words } of names) {
    const near = words.length >= 4 && words[0] === written.charAt(0).toLowerCase();
    if (near) best = Math.max(best, alike(spaced(written), words));
  }
  return best >= leastFuzzy ? best * 0.8 : 0;
}

/** "MobilePhone" as "Mobile Phone", so that it is like "mobile phone". */
function spaced(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1 $2");
}

/** A name is believed less where the values are something else: a "Date" of e-mail addresses is none. */
function credible({ values }: ColumnLook, type: TargetType): number {
  const shapes = values.map(cellShape).filter((shape) => shape !== "blank");
  if (shapes.length < 3) return 1;
  const none = (wanted: string[]) => shapes.every((shape) => !wanted.includes(shape));
  if (type === "email" && none(["e-mail"])) return 0.4;
  if ((type === "day" || type === "instant") && none(["date", "number"])) return 0.4;
  if ((type === "money" || type === "count") && none(["number"])) return 0.4;
  if (type === "text" && shapes.every((shape) => shape === "date" || shape === "e-mail")) return 0.4;
  return 1;
}

/** Columns whose values say what they are, whatever their names. */
function byValues(kind: ImportKind, columns: readonly ColumnLook[]): ColumnGuess[] {
  const part = {
    leads: "lead",
    deals: "deal",
    signals: "signal",
    touches: undefined,
    charges: undefined,
    credits: undefined,
  }[kind] as "lead" | "deal" | "signal" | undefined;
  if (!part) return [];
  return columns.flatMap((column): ColumnGuess[] => {
    const shapes = column.values.map(cellShape).filter((shape) => shape !== "blank");
    const mails = shapes.filter((shape) => shape === "e-mail").length;
    if (shapes.length >= 1 && mails * 10 >= shapes.length * 8)
      return [{ target: `${part}.email`, columns: [column], confidence: 0.7 }];
    const filled = column.values.filter((value) => value.trim() !== "");
    const phones = filled.filter(
      (value) =>
        /^\+?[\d\s().-]{9,20}$/.test(value.trim()) &&
        /[\s().+-]/.test(value.trim()) &&
        cellShape(value) !== "date",
    ).length;
    if (filled.length >= 1 && phones * 10 >= filled.length * 8)
      return [{ target: `${part}.phone`, columns: [column], confidence: 0.6 }];
    return [];
  });
}
