// Does the command line change what is here by a rule, say what it would change, and store all or nothing?
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../../app/server/projectRoot";
import { emptyDatabase, type TestDatabase } from "../support/database";

let database: Pick<TestDatabase, "url" | "close">;
const directory = mkdtempSync(join(tmpdir(), "placket-cli-"));

beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(directory, { recursive: true });
});

test("a dry run says field by field what would change, and a rule lets it", async () => {
  const rows = ["Lead ID,Company,Email", "C1,Old Name,c1@c-one.example", "C2,Same,c2@c-two.example"];
  const import_ = (text: string[], ...more: string[]) =>
    placket([
      "import",
      file("changing.csv", text.join("\n")),
      "--vendor",
      "Changing",
      "--list",
      "L",
      ...more,
    ]);
  await import_(rows);
  const later = [...rows.slice(0, 1), "C1,New Name,c1@c-one.example", "C2,Same,c2@c-two.example"];
  expect((await import_(later)).stdout).toContain("2 rows: 0 accepted, 2 already here, 0 rejected.");
  const dry = await import_(later, "--on-conflict", "overwrite", "--dry-run", "--json");
  expect(JSON.parse(dry.stdout)).toMatchObject({
    ...{ importId: null, accepted: 1, changed: 1, alreadyHere: 1 },
    tally: { repeated: 0, duplicates: 0, fields: [{ field: "lead.company", rows: 1 }], codes: [] },
  });
  expect((await import_(later, "--on-conflict", "overwrite")).stdout).toContain(
    "Changed: 1 row (Company 1).",
  );
  expect((await import_(later, "--on-conflict", "sometimes")).stderr).toBe(
    "--on-conflict sometimes is none of overwrite, fill, never.\n",
  );
});

test("all or nothing: one reject, and nothing is stored", async () => {
  const text = "Lead ID,Company,Price\nW1,Whole,12.00\nW2,Broken,much\n";
  const words = ["import", file("whole.csv", text), "--vendor", "Whole", "--all-or-nothing"];
  const refused = await placket(words);
  expect(refused).toMatchObject({ code: 2, stdout: "" });
  expect(refused.stderr).toMatch(
    /whole\.csv: One row was rejected, and all or nothing was asked for, so nothing of this file was stored\. The first: Line 3, Price: .*\n$/,
  );
  const asJson = await placket([...words, "--json"]);
  expect(asJson.code).toBe(2);
  expect(JSON.parse(asJson.stdout)).toMatchObject({
    importId: null,
    rejected: 1,
    refused: expect.any(String),
    error: { code: "rows rejected", sentence: expect.any(String), file: join(directory, "whole.csv") },
  });
  expect((await placket(["imports"])).stdout).not.toContain("whole.csv");
});

function file(name: string, text: string): string {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
}

function placket(
  words: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(projectRoot(), "scripts/placket.js"), ...words], {
    env: { ...process.env, DATABASE_URL: database.url, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => (said.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (said.stderr += text));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, ...said })));
}
