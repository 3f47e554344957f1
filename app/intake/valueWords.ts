// Which words of a file stand where words of ours are wanted, and what does each mean?
import { dealStatuses, type StepKind } from "../domain/vocabulary";
import { wordKey } from "./cellText";
import type { InspectedColumn } from "./inspection";
import type { Mapping } from "./mapping";
import { issueOfWord, meetingOfWord, stepOfWord } from "./salesWords";
import { isTargetName, type TargetName, targets } from "./targets";
import { dealStatusOf, knownWord } from "./words";

/** The words that are the organization's own. */
export interface OwnWords {
  steps: readonly { name: string; kind: StepKind }[];
  issues: readonly { name: string }[];
}

export interface ColumnWord {
  word: string;
  rows: number;
  /** What was said that it means: one of our words, "" for an empty cell; undefined where nothing was said. */
  said: string | undefined;
  /** What it means unless something else is said; undefined for a word that is not known. */
  known: string | undefined;
  /** It means that only because it is neither won nor lost. */
  assumed: boolean;
}

export interface ColumnWords {
  target: TargetName;
  column: string;
  /** What may be said. */
  choices: readonly string[];
  /** A row without such a word is still a row: the cell may be taken as empty. */
  mayBeEmpty: boolean;
  /** Most frequent first. */
  words: ColumnWord[];
}

/** The words of each column that holds words of ours; columns of more than 200 different words are left out. */
export function columnWords(
  mapping: Mapping,
  columns: readonly InspectedColumn[],
  { own, unknownStageIsOpen }: { own: OwnWords; unknownStageIsOpen: boolean },
): ColumnWords[] {
  return (Object.entries(mapping.columns) as [TargetName, string | string[]][]).flatMap(
    ([target, wanted]): ColumnWords[] => {
      const choices = choicesOf(target, own);
      const column = columns.find(({ name }) => name === wanted);
      if (!choices || !column?.words) return [];
      const fallback = target === "deal.status" && unknownStageIsOpen ? "open" : undefined;
      const words = column.words.map(([word, rows]) => {
        const known = knownMeaning(word, target, own);
        const said = saidOf(word, mapping.values[target]);
        return {
          word,
          rows,
          said,
          known: known ?? fallback,
          assumed: known === undefined && fallback !== undefined,
        };
      });
      return [{ target, column: column.name, choices, mayBeEmpty: mayBeEmpty(target, mapping), words }];
    },
  );
}

/** Words nobody has given a meaning. */
export function withoutMeaning({ words }: ColumnWords): ColumnWord[] {
  return words.filter(({ said, known }) => said === undefined && known === undefined);
}

/** Words of ours that a field takes; undefined where it takes any text. */
export function choicesOf(target: string, { steps, issues }: OwnWords): readonly string[] | undefined {
  if (!isTargetName(target)) return undefined;
  const { type, words } = targets[target];
  if (type === "step") return steps.map(({ name }) => name);
  if (type === "issue") return issues.map(({ name }) => name);
  return type === "status" ? dealStatuses : words;
}

function knownMeaning(word: string, target: TargetName, { steps, issues }: OwnWords): string | undefined {
  const { type, words } = targets[target];
  if (type === "step") {
    const meeting = meetingOfWord(word, steps);
    return stepOfWord(word, steps)?.name ?? (meeting && `${meeting.step.name}: ${meeting.outcome}`);
  }
  if (type === "issue") return issueOfWord(word, issues)?.name;
  if (type === "status") return dealStatusOf(word);
  return words?.find((ours) => ours === word.toLowerCase()) ?? knownWord(target, word);
}

/** What a mapping says of a word, as written or whatever its case and punctuation. */
function saidOf(word: string, values: Record<string, string> | undefined): string | undefined {
  if (!values) return undefined;
  if (Object.hasOwn(values, word)) return values[word];
  const key = wordKey(word);
  return Object.entries(values).find(([known]) => wordKey(known) === key)?.[1];
}

function mayBeEmpty(target: TargetName, { kind }: Mapping): boolean {
  if (target === "deal.status" || target === "charge.basis") return false;
  return target !== "signal.step" || kind !== "signals";
}
