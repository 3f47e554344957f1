// Which questions and illustrations has the organization written itself?
import type { OwnPrompt } from "../../app/domain/prompts";
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
