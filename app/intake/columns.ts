// Which field does each column of a file mean, and how sure is that?
import type { ImportKind } from "../domain/vocabulary";
import { aliases, closeDates, firstNames, lastNames } from "./aliases";
import { aliasesAbroad, closeDatesAbroad, firstNamesAbroad, lastNamesAbroad } from "./aliasesAbroad";
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

interface Alias {
  words: string;
  loose: string;
  /** How sure a column of this very name is. */
  sure: number;
}

/** The first name on a list is surest; names in another language are as sure as one some way down. */
const named = (text: string, first: number): Alias[] =>
  text.split("|").map((words, at) => ({ words, loose: looseName(words), sure: first - at * 0.002 }));

const kinds = Object.fromEntries(
  Object.entries(aliases).map(([kind, fields]) => [
    kind,
    (Object.entries(fields) as [TargetName, string][]).map(([target, text]) => {
      const abroad = aliasesAbroad[kind]?.[target];
      return { target, names: [...named(text, 1), ...(abroad ? named(abroad, 0.95) : [])] };
    }),
  ]),
);

const leastFuzzy = 0.78;

/** What a preset says of the columns: it goes first, and what it leaves alone is not guessed. */
export interface KnownColumns {
  guesses: readonly ColumnGuess[];
  left: ReadonlySet<number>;
}

const nothingKnown: KnownColumns = { guesses: [], left: new Set() };

/** The best field for each column, each field once, surest first. */
export function guessColumns(
  kind: ImportKind,
  all: readonly ColumnLook[],
  known: KnownColumns = nothingKnown,
): ColumnGuess[] {
  const preset = known.guesses.filter(believed);
  const taken = new Set<number>(preset.flatMap((guess) => guess.columns.map(({ index }) => index)));
  const columns = all.filter(({ index }) => !taken.has(index) && !known.left.has(index));
  const titled = columns.filter(({ written }) => written !== "");
  const guesses = (kinds[kind] ?? []).flatMap(({ target, names }) =>
    titled.map((column) => ({
      target,
      columns: [column],
      confidence: likeness(column, names) * credible(column, targets[target].type),
    })),
  );
  const given = new Map<TargetName, ColumnGuess>(preset.map((guess) => [guess.target, guess]));
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
  if (!given.has("deal.won_on") && !given.has("deal.lost_on"))
    for (const pair of closePair(kind, titled)) give(pair);
  const person = personPair(kind, titled);
  const ranked = [...guesses, ...byValues(kind, columns), ...dealNumbers(kind, titled)].sort(
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
  if (both && !given.has("deal.lost_on") && closeNames.includes(looseName(both.columns[0]?.written ?? "")))
    given.set("deal.lost_on", { ...both, target: "deal.lost_on" });
  return [...given.values()];
}

/** A preset's column of which the values are something else is left to the user. */
function believed({ target, columns }: ColumnGuess): boolean {
  return columns.every((column) => credible(column, targets[target].type) === 1);
}

const closeNames = `${closeDates}|${closeDatesAbroad}`.split("|").map(looseName);
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
  const parts = [find(`${firstNames}|${firstNamesAbroad}`), find(`${lastNames}|${lastNamesAbroad}`)].filter(
    (column) => column !== undefined,
  );
  return parts.length === 0
    ? undefined
    : { target: `${part}.person`, columns: parts, confidence: parts.length === 2 ? 0.95 : 0.8 };
}

/** "IsWon" is a flag and "OwnerId" a key: like a name of ours, and something else. */
const flagOrKey = /^(is|has)[ _]?[A-Z]|([a-z]I[dD]|[ _-]id)$/;

/** "Opportunity" is no misspelt "Opportunity ID": one names the thing, the other its number. */
function numbersIt(name: string, thing: string): boolean {
  return name.startsWith(thing) && /^[a-z]?(id|number|nummer|no|nr)$/.test(name.slice(thing.length));
}

/** 1 for the first name on the list, a little less for each after it; below 0.8 for a likeness. */
function likeness({ written }: ColumnLook, names: readonly Alias[]): number {
  const loose = looseName(written);
  const same = names.find((name) => name.loose === loose);
  if (same) return same.sure;
  if (loose.length < 4 || loose.length > 60 || flagOrKey.test(written)) return 0;
  let best = 0;
  for (const { words, loose: name } of names) {
    const near = words.length >= 4 && words[0] === written.charAt(0).toLowerCase();
    if (near && !numbersIt(name, loose)) best = Math.max(best, alike(spaced(written), words));
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

const deals = ["deal", "opportunity"];

/** A column headed just "Deal" holds numbers of deals where each value is another one, as "D-17"; else their names. */
function dealNumbers(kind: ImportKind, columns: readonly ColumnLook[]): ColumnGuess[] {
  if (kind !== "deals") return [];
  return columns
    .filter(({ written }) => deals.includes(looseName(written)))
    .filter(({ values }) => {
      const filled = values.map((value) => value.trim()).filter((value) => value !== "");
      return (
        filled.length > 0 &&
        new Set(filled).size === filled.length &&
        filled.every((value) => /^[a-z#][\w/-]*\d[\w/-]*$/i.test(value) && cellShape(value) === "word")
      );
    })
    .map((column) => ({ target: "deal.deal_id", columns: [column], confidence: 0.7 }));
}
