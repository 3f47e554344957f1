// `placket undo`: takes an import back.
import { countedKinds } from "../../app/domain/countedKinds";
import { formatCount } from "../../app/domain/rates";
import { Trouble } from "../../app/domain/trouble";
import { undo } from "../../app/intake/undo";
import { matchMarked } from "../../app/server/matchMarked";
import type { Arguments, Command } from "./arguments";
import { opened, sampleOption } from "./opened";
import { printJson } from "./table";

export const undoCommand: Command = {
  name: "undo",
  words: "IMPORT",
  says: "Takes an import back whole: what it made goes, what it overwrote comes back, what others built on stays and is named.",
  options: { json: { says: "prints the result as JSON" }, ...sampleOption },
  example: "placket undo 7",
  run: undoFromCommandLine,
};

async function undoFromCommandLine(given: Arguments): Promise<undefined> {
  const [word = ""] = given.words;
  if (!/^[1-9]\d{0,14}$/.test(word))
    throw new Trouble(
      "Which import? `placket imports` lists their numbers; `placket undo 7` undoes number 7.",
    );
  const result = await opened(given, async ({ db, url, organizationId }) => {
    const undone = await undo(db, { organizationId, importId: Number(word) });
    await matchMarked(db, { url, organizationId });
    return undone;
  });
  if (given.has("json")) printJson(result);
  else {
    const gone = Object.entries(result.counts).map(([noun, count]) => ({ noun, count }));
    console.log(
      `Undid import ${result.importId}, ${result.file}: ${countedKinds(gone) || "nothing was left of it"}.`,
    );
    for (const { what, name, why } of result.kept.slice(0, 20))
      console.log(`  Kept the ${what} ${name}: ${why}.`);
    if (result.kept.length > 20) console.log(`  … and ${formatCount(result.kept.length - 20)} more.`);
  }
  return undefined;
}
