// `placket rebuild`: makes everything derived anew from the facts.
import { formatCount } from "../../app/domain/rates";
import { rebuildProgress } from "../../db/queries/derive";
import type { Arguments, Command } from "./arguments";
import { asked, sampleOption } from "./opened";
import { printJson } from "./table";

export const rebuildCommand: Command = {
  name: "rebuild",
  says: "Throws away everything derived and makes it anew from the facts.",
  options: { json: { says: "prints the result as JSON" }, ...sampleOption },
  example: "placket rebuild",
  run: rebuild,
};

async function rebuild(given: Arguments): Promise<undefined> {
  const leads = await asked(given, rebuildProgress);
  if (given.has("json")) printJson({ leads });
  else console.log(`Rebuilt the standing of ${formatCount(leads)} leads.`);
  return undefined;
}
