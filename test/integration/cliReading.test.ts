// Does the command line read a file as its options say, and is what it refuses told apart by a program?
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../app/server/projectRoot";
import { emptyDatabase, type TestDatabase } from "../support/database";
import { workbookBytes } from "../support/workbook";

let database: Pick<TestDatabase, "url" | "close">;
const directory = mkdtempSync(join(tmpdir(), "placket-reading-"));
beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(directory, { recursive: true });
});

const plain = "Company,Email\nOak,a@oak.example\nElm,b@elm.example\n";
const sheet = (name: string) => [
  ["Company", "Email"],
  [name, `${name}@sheet.example`],
];

interface Case {
  why: string;
  name?: string;
  content: string | Buffer;
  options: string[];
  result: object;
}

const cases: Case[] = [
  {
    why: "--encoding: bytes that a guess takes for another writing",
    content: Buffer.from("Company,Email\nM\x81ller,a@m.example\n", "latin1"),
    ...{ options: ["--encoding", "cp437"], result: { rows: 1, accepted: 1 } },
  },
  {
    why: "--delimiter: a mark that no guess tries",
    content: "Company§Email\nOak§a@oak.example\n",
    ...{ options: ["--delimiter", "§"], result: { rows: 1, accepted: 1 } },
  },
  {
    why: "--quote: quotes that are text",
    content: 'Company,Email\n"Oak,a@oak.example\nElm,b@elm.example\n',
    ...{ options: ["--quote", "none"], result: { rows: 2, accepted: 2 } },
  },
  {
    why: "--escape: a backslash before a quote",
    content: 'Company,Email\n"The \\"Oak\\", Ltd",a@oak.example\n',
    ...{ options: ["--escape", "backslash"], result: { rows: 1, accepted: 1, rejected: 0 } },
  },
  {
    why: "--header-row: a line below the first",
    content: `Report,of,March\n${plain}`,
    ...{ options: ["--header-row", "2"], result: { rows: 2, accepted: 2 } },
  },
  {
    why: "--sheet: one that is not the first",
    name: "lists.xlsx",
    content: workbookBytes({ March: sheet("march"), April: [...sheet("april"), ["May", "m@sheet.example"]] }),
    ...{ options: ["--sheet", "April"], result: { rows: 2, sheetNote: 'Of its 2 sheets, "April" is read.' } },
  },
  {
    why: "--total-row: a sum that is left out",
    content: "Company,Email,Price\nOak,a@oak.example,10\nTotal,,10\n",
    options: ["--total-row", "leave-out"],
    result: { rows: 1, rejected: 0, totalLeftOut: { line: 3, text: "Total · 10" } },
  },
  {
    why: "--comments: each line with the mark is left out, and counted",
    content: `# made by hand\n${plain}#3,c@ash.example\n`,
    options: ["--comments", "#"],
    result: {
      rows: 2,
      accepted: 2,
      commentsLeftOut: { count: 2, first: { line: 1, text: "# made by hand" } },
    },
  },
  {
    why: "--comments none: they are rows",
    content: "Company,Email\n# Oak\nElm,b@elm.example\n",
    ...{ options: ["--comments", "none"], result: { rows: 2, commentsLeftOut: null } },
  },
  {
    why: "--preset none: a header that is known is read by its names alone",
    content: "Record ID,Deal Name,Deal Stage\n1,Larch IT,Proposal sent\n",
    ...{ options: ["--preset", "none"], result: { preset: null } },
  },
  {
    why: "--on-conflict and --all-or-nothing: good rows under both",
    content: plain,
    options: ["--on-conflict", "overwrite", "--all-or-nothing"],
    result: { rows: 2, refused: null },
  },
];

test.each(cases)(
  "$why",
  async ({ name = "list.csv", content, options, result }) => {
    const path = file(name, content);
    const { code, stdout } = await placket([
      "import",
      path,
      "--vendor",
      "Said",
      "--dry-run",
      "--json",
      ...options,
    ]);
    expect(JSON.parse(stdout)).toMatchObject(result);
    expect(code).toBe(0);
  },
  60_000,
);

interface Refused {
  why: string;
  words: () => string[];
  error: { code: string; sentence: unknown; file: unknown };
}

const book = () => file("lists.xlsx", workbookBytes({ March: sheet("march"), April: sheet("april") }));
const refused: Refused[] = [
  {
    why: "a sheet that is not there: those that are",
    words: () => [book(), "--sheet", "May"],
    error: {
      code: "refused",
      sentence: 'This workbook has no sheet "May". It has "March", "April".',
      file: join(directory, "lists.xlsx"),
    },
  },
  {
    why: "bytes that are no writing",
    words: () => [
      file(
        "noise.csv",
        Buffer.from(Array.from({ length: 3000 }, (_, n) => (n * n * 31 + n * 7 + (n >> 3)) & 0xff)),
      ),
    ],
    error: {
      code: "refused",
      sentence: expect.stringMatching(/^This is not a text file/),
      file: join(directory, "noise.csv"),
    },
  },
  {
    why: "a mark of comments that is none, before any file is read",
    words: () => [file("list.csv", plain), "--comments", "words"],
    error: {
      code: "not possible",
      sentence: expect.stringMatching(/^--comments words is no mark/),
      file: null,
    },
  },
  {
    why: "a file that is not there",
    words: () => [join(directory, "gone.csv")],
    error: {
      code: "refused",
      sentence: expect.stringMatching(/^There is no file/),
      file: join(directory, "gone.csv"),
    },
  },
];

describe("with --json a refusal is an object on stdout, a sentence that names the file on stderr, and code 2", () => {
  test.each(refused)(
    "$why",
    async ({ words, error }) => {
      const ended = await placket(["import", ...words(), "--json"]);
      expect(JSON.parse(ended.stdout)).toEqual({ error });
      expect(ended.code).toBe(2);
      if (typeof error.file === "string") expect(ended.stderr).toContain(error.file);
    },
    60_000,
  );
});

test("the summary says what was left out and which sheet was read", async () => {
  const commented = await placket(["import", file("list.csv", `# hand-made\n${plain}`), "--dry-run"]);
  expect(commented.stdout).toContain("Line 1 is a comment and left out: # hand-made.");
  const sheets = workbookBytes({ Cover: [], April: sheet("april") });
  const read = await placket(["import", file("cover.xlsx", sheets), "--dry-run"]);
  expect(read.stdout).toContain('The sheet "Cover" is empty; "April" is the first with data, and is read.');
}, 60_000);

function file(name: string, content: string | Buffer): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

function placket(words: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(projectRoot(), "scripts/placket.js"), ...words], {
    env: { ...process.env, DATABASE_URL: database.url, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => (said.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (said.stderr += text));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, ...said })));
}
