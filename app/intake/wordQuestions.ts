// What must the user be asked about the words of a file, and the stages it names?
import { quoted } from "./cellText";
import type { Inspection, Question } from "./inspection";
import { columnWords, type OwnWords, withoutMeaning } from "./valueWords";

/** What the words mean that nobody knows; of the stages before a close that is a note. */
export function wordQuestions(
  { mapping, columns, unknownStageIsOpen }: Pick<Inspection, "mapping" | "columns" | "unknownStageIsOpen">,
  own: OwnWords,
): Pick<Inspection, "questions" | "notes"> {
  const questions: Question[] = [];
  const notes: string[] = [];
  for (const group of columnWords(mapping, columns, { own, unknownStageIsOpen: false })) {
    const { target, column, choices } = group;
    const unknown = withoutMeaning(group);
    const [first] = unknown;
    if (!first) continue;
    const some = unknown
      .slice(0, 8)
      .map(({ word, rows }) => `${quoted(word)} (${rows})`)
      .join(", ");
    if (target === "deal.status" && unknownStageIsOpen)
      notes.push(`In ${column}, words that are neither won nor lost count as open: ${some}.`);
    else
      questions.push({
        code: target === "deal.status" ? "deal status" : "words",
        column,
        sentence: `What do these words of ${column} mean: ${some}? Say it with values: {"${target}": {${JSON.stringify(first.word)}: "${choices[0] ?? ""}"}}.`,
        choices: [...choices],
      });
  }
  return { questions, notes };
}

/** Which step the days of a stage belong to: one question, however many stages there are. */
export function stageQuestions(stages: readonly string[], { steps }: OwnWords): Question[] {
  const [column] = stages;
  if (column === undefined) return [];
  const choices = steps.map(({ name }) => name);
  return [{ code: "stage dates", column, columns: [...stages], sentence: stageSentence(stages), choices }];
}

/** The question for columns with the days of stages that are no step here. */
export function stageSentence(stages: readonly string[]): string {
  const some = stages.slice(0, 6).map((name) => quoted(name));
  const more = stages.length > 6 ? ` and ${stages.length - 6} more` : "";
  return `Days of stages that are no step here: ${some.join(", ")}${more}. Where one is, say so: its days become signals of the buyer. The rest is left out.`;
}
