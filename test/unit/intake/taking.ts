// How does a test take a small file in, from its bytes to rows and rejects?
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultIssues, defaultSteps, negativeCues, positiveCues } from "../../../app/domain/vocabulary";
import { type InspectOptions, inspectFile } from "../../../app/intake/inspect";
import type { Inspection } from "../../../app/intake/inspection";
import { type IntakeContext, type IntakeRow, isReject, type Reject } from "../../../app/intake/intakeRow";
import { readRows } from "../../../app/intake/rows";

export const context: IntakeContext = {
  currency: "USD",
  timeZone: "America/New_York",
  country: "US",
  today: "2026-11-23",
  steps: defaultSteps.map((step, index) => ({ ...step, step_id: index + 1 })),
  issues: defaultIssues.map((name, index) => ({
    name,
    issue_id: index + 1,
    absence: name === "no response",
  })),
  cues: [
    ...positiveCues.map((name) => ({ name, polarity: "positive" as const, absence: false })),
    ...negativeCues.map((name) => ({
      name,
      polarity: "negative" as const,
      absence: name === "stopped replying",
    })),
  ],
};

export interface Taken {
  inspection: Inspection;
  results: (IntakeRow | Reject)[];
  rows: IntakeRow[];
  rejects: Reject[];
}

/** Takes a file in; the organization is an American one unless `inside` says otherwise. */
export async function take(
  file: string | Uint8Array,
  options: InspectOptions = {},
  inside: Partial<IntakeContext> = {},
): Promise<Taken> {
  return withFile(file, async (path) => {
    const here = { ...context, ...inside };
    const inspection = await inspectFile(path, { context: here, ...options });
    const results: (IntakeRow | Reject)[] = [];
    for await (const batch of readRows(path, inspection, here)) results.push(...batch);
    const rows = results.filter((result): result is IntakeRow => !isReject(result));
    return { inspection, results, rows, rejects: results.filter(isReject) };
  });
}

/** The sentence with which a whole file is refused. */
export async function refusal(file: string | Uint8Array, options: InspectOptions = {}): Promise<string> {
  try {
    await take(file, options);
  } catch (error) {
    if (error instanceof Error && error.name === "Trouble") return error.message;
    throw error;
  }
  return "(taken)";
}

async function withFile<T>(content: string | Uint8Array, run: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "placket-intake-"));
  try {
    const path = join(folder, "file.csv");
    await writeFile(path, content);
    return await run(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
