// What did the user type after a command, and what does its help say?
import { parseArgs } from "node:util";
import { Trouble } from "../../app/domain/trouble";

export interface Option {
  /** What stands after the option in the help; undefined for a switch. */
  value?: string;
  says: string;
}

export interface Arguments {
  words: string[];
  text(option: string): string | undefined;
  has(option: string): boolean;
}

export interface Command {
  name: string;
  /** Words after the name, as the help shows them. */
  words?: string;
  says: string;
  options: Record<string, Option>;
  example: string;
  /** Resolves to the exit code; nothing means 0. */
  run(given: Arguments): Promise<number | undefined>;
}

/** Reads the words after a command's name. @throws Trouble naming an option the command does not know. */
export function readArguments(command: Command, words: string[]): Arguments {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { value }]) => [
      name,
      { type: value === undefined ? "boolean" : "string" } as const,
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true, strict: true });
    return {
      words: positionals,
      text: (option) => {
        const value = values[option];
        return typeof value === "string" ? value : undefined;
      },
      has: (option) => values[option] === true,
    };
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.replace(/\. To specify a positional.*$/s, "") : String(error);
    throw new Trouble(`${reason}. \`placket ${command.name} --help\` lists what it takes.`);
  }
}

/** The help of one command, with an example. */
export function helpOf(command: Command): string {
  const names = Object.entries(command.options).map(
    ([name, { value, says }]) => [`--${name}${value ? ` ${value}` : ""}`, says] as const,
  );
  const width = Math.max(0, ...names.map(([name]) => name.length));
  const lines = names.map(([name, says]) => `  ${name.padEnd(width)}  ${says}`);
  const usage = `placket ${command.name}${command.words ? ` ${command.words}` : ""}${lines.length > 0 ? " [options]" : ""}`;
  return [
    command.says,
    "",
    `Usage: ${usage}`,
    ...(lines.length > 0 ? ["", ...lines] : []),
    "",
    `Example: ${command.example}`,
  ].join("\n");
}

/** The help that names every command. */
export function generalHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    "placket: where bought leads stall, and what that cost.",
    "",
    "Usage: placket COMMAND [options]",
    "",
    ...commands.map(({ name, says }) => `  ${name.padEnd(width)}  ${says}`),
    "",
    "`placket COMMAND --help` shows options and an example. Settings come from the environment: DATABASE_URL, PLACKET_DATA, PORT, HOST, and for mail SMTP_URL and MAIL_FROM.",
  ].join("\n");
}
