// How are the organization's own questions and illustrations written, changed and taken away?
import type { Db } from "../schema";

export interface PromptRow {
  promptId: number;
  /** Null: for its issue at any step. */
  stepId: number | null;
  /** Null: for its step, whatever the issue. */
  issueId: number | null;
  kind: "question" | "illustration";
  words: string;
}

/** All of them, in the order in which they were written. */
export async function listPrompts(db: Db): Promise<PromptRow[]> {
  return db
    .selectFrom("prompt")
    .select(["prompt_id as promptId", "step_id as stepId", "issue_id as issueId", "kind", "words"])
    .orderBy("prompt_id")
    .execute();
}

/** Returns its number. */
export async function insertPrompt(db: Db, prompt: Omit<PromptRow, "promptId">): Promise<number> {
  const { prompt_id } = await db
    .insertInto("prompt")
    .values({ step_id: prompt.stepId, issue_id: prompt.issueId, kind: prompt.kind, words: prompt.words })
    .returning("prompt_id")
    .executeTakeFirstOrThrow();
  return prompt_id;
}

/** Changes what a prompt says and which issue it is for; false where there is none of this place. */
export async function updatePrompt(db: Db, prompt: PromptRow): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("prompt")
    .set({ issue_id: prompt.issueId, kind: prompt.kind, words: prompt.words })
    .where("prompt_id", "=", prompt.promptId)
    .where("step_id", prompt.stepId === null ? "is" : "=", prompt.stepId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes a prompt away; one that is gone already is no trouble. */
export async function deletePrompt(db: Db, promptId: number): Promise<void> {
  await db.deleteFrom("prompt").where("prompt_id", "=", promptId).execute();
}
