// Which questions and illustrations has the organization written itself?
import { type OwnPrompt, type Prompt, type PromptPlace, promptsFor } from "../../app/domain/prompts";
import type { Db } from "../schema";

/** All prompts of the organization, in the order in which they were written. */
export async function listOwnPrompts(db: Db): Promise<OwnPrompt[]> {
  const rows = await db
    .selectFrom("prompt")
    .select(["step_id", "issue_id", "kind", "words"])
    .orderBy("prompt_id")
    .execute();
  return rows.map(({ step_id, issue_id, kind, words }) => ({
    stepId: step_id,
    issueId: issue_id,
    kind,
    words,
  }));
}

/** Prompts for an objection on a step, the organization's own before those everybody starts with. */
export async function findPrompts(db: Db, place: PromptPlace): Promise<Prompt[]> {
  return promptsFor(place, await listOwnPrompts(db));
}
