// What was changed in the issues, unspoken signals and prompts, in words?
import { listWordChanges, type WordChangeRow, type WordLog } from "../../db/queries/wordChanges";
import type { Db } from "../../db/schema";
import { fieldChanges } from "../domain/changedFields";
import { type ChangeGroup, type ChangeLine, groupChanges, historyLines } from "./changeHistory";

const lists = { issue: "Issue", cue: "Unspoken signal", prompt: "Prompt" };

/** The history of one step's prompts, or of all words and of the prompts at any step where `stepId` is null; newest first. */
export async function wordHistory(db: Db, { stepId }: { stepId: number | null }): Promise<ChangeGroup[]> {
  const rows = await listWordChanges(db, { stepId, limit: historyLines });
  return groupChanges(rows.map((row) => ({ ...row, line: wordLine(row) })));
}

/** One line; undefined where nothing differs. */
export function wordLine({
  list,
  before,
  after,
}: Pick<WordChangeRow, "list" | "before" | "after">): ChangeLine | undefined {
  const [was, is] = [told(before), told(after)];
  const changed = before !== null && after !== null;
  const fields = fieldChanges(list, { before: was, after: after === null ? emptied(was) : is }).filter(
    ({ from, to }) => changed || (from ?? to) !== "no",
  );
  if (fields.length === 0) return undefined;
  const what = before === null ? "added" : after === null ? "taken away" : "changed";
  const { name, issue } = { ...is, ...was };
  const of = list === "prompt" ? (issue ? ` on ${issue}` : "") : ` ${name}`;
  return { name: `${lists[list]}${of}`, what, fields };
}

function told(log: WordLog | null): Record<string, string | null> {
  const words = Object.entries(log ?? {}).map(([field, value]) => [
    field,
    typeof value === "boolean" ? (value ? "yes" : "no") : value,
  ]);
  return Object.fromEntries(words);
}

function emptied(log: Record<string, unknown>): Record<string, null> {
  return Object.fromEntries(Object.keys(log).map((field) => [field, null]));
}
