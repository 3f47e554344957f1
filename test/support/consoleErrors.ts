// Did a test write to console.error without expecting it? Then it fails, and says what was written.
import { format } from "node:util";
import { afterEach, beforeEach } from "vitest";

const written: string[] = [];

/** A test that expects an error replaces this with `vi.spyOn(console, "error").mockImplementation(() => {})`. */
console.error = (...values: unknown[]) => {
  written.push(format(...values));
};

beforeEach(() => {
  written.length = 0;
});

afterEach(() => {
  const lines = written.splice(0);
  if (lines.length > 0) throw new Error(`console.error was called:\n${lines.join("\n")}`);
});
