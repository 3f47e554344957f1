// What does a command of the command line print?
import { vi } from "vitest";
import { type Command, readArguments } from "../../scripts/commands/arguments";
import type { TestDatabase } from "./database";

/** Runs the command against the test's database, in this process; undo with `vi.unstubAllEnvs()`. */
export async function whatPrints(
  { url }: Pick<TestDatabase, "url">,
  command: Command,
  words: string[],
): Promise<string> {
  vi.stubEnv("DATABASE_URL", url);
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line = "") => void lines.push(String(line)));
  try {
    await command.run(readArguments(command, words));
    return lines.join("\n");
  } finally {
    log.mockRestore();
  }
}
