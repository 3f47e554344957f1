// `placket doctor`: which versions, where is the data, and what is wrong?
import { readConfig } from "../../app/server/config";
import { doctor } from "../../db/doctor";
import type { Arguments, Command } from "./arguments";
import { printJson } from "./table";

export const doctorCommand: Command = {
  name: "doctor",
  says: "Prints versions, where the data is, disk left, pending migrations, and what is wrong.",
  options: { json: { says: "prints it as JSON" } },
  example: "placket doctor",
  run: examine,
};

async function examine(given: Arguments): Promise<number> {
  const { databaseUrl, dataDirectory, pgBin } = readConfig();
  const found = await doctor({ databaseUrl, dataDirectory, pgBin });
  if (given.has("json")) printJson(found);
  else {
    const width = Math.max(...found.lines.map(({ name }) => name.length));
    for (const { name, value, problem } of found.lines) {
      console.log(`${problem ? "✗" : "✓"} ${name.padEnd(width)}  ${value}`);
      if (problem) console.log(`  ${" ".repeat(width)}  ${problem}`);
    }
  }
  return found.ok ? 0 : 1;
}
