// What happens when an issue or an unspoken signal is added, renamed, retired or brought back?
import { withOrganization } from "../../db/connection";
import {
  insertCue,
  insertIssue,
  listCues,
  listIssues,
  updateCue,
  updateIssue,
} from "../../db/queries/issues";
import { cleanName, nameFault } from "../domain/wordRules";
import type { LoadContext } from "./context";

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
  return withOrganization(db, organizationId, async (db) => {
    const known = list === "cue" ? await listCues(db) : await listIssues(db);
    const word = known.find((word) => word.id === id);
    if (id !== 0 && !word) return "gone";
    const others = known.filter((other) => other.id !== id);
    const sentence = nameFault(name, others);
    if (sentence) return { list, id, name, sentence };
    if (!word) {
      if (list === "cue")
        await insertCue(db, { name, polarity, absence: absence && polarity === "negative" });
      else await insertIssue(db, { name, absence });
      return undefined;
    }
    const retired = how === "retire" ? true : how === "bring back" ? false : word.retired;
    const update = list === "cue" ? updateCue : updateIssue;
    await update(db, { id, name, absence, retired });
    return undefined;
  });
}
