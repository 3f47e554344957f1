// What happens when a question or an illustration for circling back is written, changed or taken away?
import { withOrganization } from "../../db/connection";
import { listIssues } from "../../db/queries/issues";
import {
  deletePrompt,
  insertPrompt,
  listPrompts,
  type PromptRow,
  updatePrompt,
} from "../../db/queries/ownPrompts";
import { listSteps } from "../../db/queries/steps";
import { insertWordChange, lockWords, type WordLog } from "../../db/queries/wordChanges";
import { cleanText } from "../domain/wordRules";
import type { LoadContext } from "./context";
import { whoOf } from "./whoOf";

/** What was typed and why it cannot be; the number of the prompt, 0 for a new one. */
export interface RefusedPrompt {
  prompt: number;
  words: string;
  sentence: string;
}

const longestWords = 600;

/**
 * Carries out what the form asks for, for prompts of one step, or for those of an issue at any step where `stepId` is null. Undefined
 * where it is done or there already, "gone" where the step or the issue is not there or not of this organization.
 */
export async function changePrompts(
  { db, organizationId }: Pick<LoadContext, "db" | "organizationId">,
  form: FormData,
  { stepId }: { stepId: number | null },
): Promise<RefusedPrompt | "gone" | undefined> {
  const promptId = numberOf(form.get("prompt"));
  const issueId = numberOf(form.get("issue")) || null;
  const words = cleanText(String(form.get("words") ?? ""));
  const kind = form.get("kind") === "illustration" ? ("illustration" as const) : ("question" as const);
  return withOrganization(db, organizationId, async (db) => {
    await lockWords(db);
    if (stepId !== null && !(await listSteps(db)).some((step) => step.stepId === stepId)) return "gone";
    const issues = await listIssues(db);
    if (issueId !== null && !issues.some(({ id }) => id === issueId)) return "gone";
    if (stepId === null && issueId === null) return "gone";
    const logOf = ({ issueId, kind, words }: Pick<PromptRow, "issueId" | "kind" | "words">): WordLog => ({
      ...{ issue: issues.find(({ id }) => id === issueId)?.name ?? null, kind, words },
    });
    const prompts = (await listPrompts(db)).filter((known) => known.stepId === stepId);
    const was = prompts.find((known) => known.promptId === promptId);
    const before = was ? logOf(was) : null;
    const log = { list: "prompt" as const, stepId, who: whoOf(form), before };
    if (form.get("do") === "remove") {
      if (!was) return undefined;
      await deletePrompt(db, promptId);
      await insertWordChange(db, { ...log, id: promptId, after: null });
      return undefined;
    }
    const refused = (sentence: string) => ({ prompt: promptId, words, sentence });
    if (words === "") return refused("Write what one asks or shows.");
    if ([...words].length > longestWords)
      return refused(`These are ${[...words].length} characters; ${longestWords} fit.`);
    const prompt = { stepId, issueId, kind, words };
    const same = (known: PromptRow) =>
      known.issueId === issueId && known.kind === kind && known.words === words;
    if (promptId === 0 && prompts.some(same)) return undefined;
    if (promptId !== 0 && !(await updatePrompt(db, { ...prompt, promptId }))) return "gone";
    const id = promptId === 0 ? await insertPrompt(db, prompt) : promptId;
    await insertWordChange(db, { ...log, id, after: logOf(prompt) });
    return undefined;
  });
}

function numberOf(value: FormDataEntryValue | null): number {
  return typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : 0;
}
