// What happens when an issue or an unspoken signal is added, renamed, retired or brought back?
import { withOrganization } from "../../db/connection";
import {
  type Cue,
  insertCue,
  insertIssue,
  listCues,
  listIssues,
  updateCue,
  updateIssue,
  type Word,
} from "../../db/queries/issues";
import { insertWordChange, lockWords, type WordLog } from "../../db/queries/wordChanges";
import { cleanName, nameFault } from "../domain/wordRules";
import type { LoadContext } from "./context";
import { whoOf } from "./whoOf";

/** What was typed and why it cannot be: of which list, and which of its words; 0 for a new one. */
export interface RefusedWord {
  list: "issue" | "cue";
  id: number;
  name: string;
  sentence: string;
}

/** Carries out what the form asks for; "gone" where it names a word that is not there or not of this organization. */
export async function changeWords(
  { db, organizationId }: Pick<LoadContext, "db" | "organizationId">,
  form: FormData,
): Promise<RefusedWord | "gone" | undefined> {
  const list = form.get("list") === "cue" ? ("cue" as const) : ("issue" as const);
  const typed = String(form.get("id") ?? "0");
  const id = /^\d{1,15}$/.test(typed) ? Number(typed) : -1;
  const name = cleanName(String(form.get("name") ?? ""));
  const absence = form.get("absence") === "yes";
  const polarity = form.get("polarity") === "positive" ? ("positive" as const) : ("negative" as const);
  const how = form.get("do");
  const who = whoOf(form);
  return withOrganization(db, organizationId, async (db) => {
    await lockWords(db);
    const known = list === "cue" ? await listCues(db) : await listIssues(db);
    const word = known.find((word) => word.id === id);
    if (id !== 0 && !word) return "gone";
    const others = known.filter((other) => other.id !== id);
    const sentence = nameFault(name, others);
    if (sentence) return { list, id, name, sentence };
    const log = { list, stepId: null, who };
    if (!word) {
      const added =
        list === "cue"
          ? { name, polarity, absence: absence && polarity === "negative" }
          : { name, polarity: undefined, absence };
      const id = added.polarity
        ? await insertCue(db, { ...added, polarity: added.polarity })
        : await insertIssue(db, added);
      await insertWordChange(db, { ...log, id, before: null, after: logOf({ ...added, retired: false }) });
      return undefined;
    }
    const retired = how === "retire" ? true : how === "bring back" ? false : word.retired;
    const update = list === "cue" ? updateCue : updateIssue;
    await update(db, { id, name, absence, retired });
    const after = logOf({ ...word, name, absence, retired });
    await insertWordChange(db, { ...log, id, before: logOf(word), after });
    return undefined;
  });
}

function logOf(
  word: { name: string; polarity?: Cue["polarity"] | undefined } & Pick<Word, "absence" | "retired">,
): WordLog {
  const { name, polarity, absence, retired } = word;
  return { name, ...(polarity && { polarity }), absence, retired };
}
