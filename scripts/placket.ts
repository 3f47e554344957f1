// Which command was typed, and how does it end?
import { Trouble } from "../app/domain/trouble";
import { commands } from "./commands/all";
import { generalHelp, helpOf, readArguments } from "./commands/arguments";
import { failureOf } from "./commands/failed";
import { printJson } from "./commands/table";

/** Runs one command line; resolves to the exit code. Trouble of the user's is one sentence on stderr, with --json an object on stdout too, and code 2. */
async function placket(words: string[]): Promise<number> {
  try {
    const [name, ...rest] = words;
    if (name === undefined || name === "help" || name === "--help" || name === "-h") {
      console.log(generalHelp(commands));
      return 0;
    }
    if (name === "--version") {
      console.log(process.env.npm_package_version ?? "0.1.0");
      return 0;
    }
    const command = commands.find((known) => known.name === name);
    if (!command)
      throw new Trouble(
        `There is no command "${name}". Known are: ${commands.map((known) => known.name).join(", ")}.`,
      );
    if (rest.includes("--help") || rest.includes("-h")) {
      console.log(helpOf(command));
      return 0;
    }
    return (await command.run(readArguments(command, rest))) ?? 0;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    if (words.includes("--json")) printJson({ error: failureOf(error) });
    console.error(error.message);
    return error.exitCode;
  }
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});
process.exitCode = await placket(process.argv.slice(2));
