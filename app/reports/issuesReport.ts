// Which issues, unspoken signals, and prompts for an issue at any step does the organization pick from?
import { type Cue, listCues, listIssues, type Word } from "../../db/queries/issues";
import { listPrompts, type PromptRow } from "../../db/queries/ownPrompts";
import type { Db } from "../../db/schema";
import type { ChangeGroup } from "./changeHistory";
import { wordHistory } from "./wordHistory";

export interface IssuesReport {
  issues: Word[];
  cues: Cue[];
  /** Those of an issue at any step; a step's own stand with the step. */
  prompts: PromptRow[];
  history: ChangeGroup[];
}

export async function issuesReport(db: Db): Promise<IssuesReport> {
  return {
    issues: await listIssues(db),
    cues: await listCues(db),
    prompts: (await listPrompts(db)).filter(({ stepId }) => stepId === null),
    history: await wordHistory(db, { stepId: null }),
  };
}
