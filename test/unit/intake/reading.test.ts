// Is a file read as somebody said, and are wrong words about it named in one sentence?
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { inspectFile } from "../../../app/intake/inspect";
import { type ReadingTexts, readReading } from "../../../app/intake/reading";
import { isTotalRow } from "../../../app/intake/totalRow";
import { take } from "./taking";

const directory = mkdtempSync(join(tmpdir(), "placket-reading-"));
afterAll(() => rmSync(directory, { recursive: true }));

function file(text: string | Buffer): string {
  const path = join(directory, `${Math.random()}.csv`);
  writeFileSync(path, text);
  return path;
}

const understood: { why: string; texts: ReadingTexts; reading: object }[] = [
  { why: "nothing said is nothing chosen", texts: { encoding: "", sheet: undefined }, reading: {} },
  {
    why: "words stand for marks that are hard to type",
    texts: { delimiter: "tab" },
    reading: { delimiter: "\t" },
  },
  { why: "any one character parts cells", texts: { delimiter: "§" }, reading: { delimiter: "§" } },
  { why: "quotes may be text", texts: { quote: "none" }, reading: { quote: "" } },
  {
    why: "a doubled quote is the quote that was said",
    texts: { quote: "single", escape: "doubled" },
    reading: { quote: "'", escape: "'" },
  },
  { why: "0 is no header", texts: { headerLine: "0" }, reading: { headerLine: 0 } },
];

test.each(understood)("$why", ({ texts, reading }) => {
  expect(readReading(texts)).toEqual({ reading, faults: [] });
});

const refused: { why: string; texts: ReadingTexts; sentence: string }[] = [
  { why: "no such encoding", texts: { encoding: "klingon" }, sentence: "klingon is no encoding known here" },
  { why: "two characters", texts: { delimiter: "::" }, sentence: ":: is no delimiter" },
  { why: "one mark for both", texts: { delimiter: ";", quote: ";" }, sentence: "; cannot be the quote" },
  { why: "no such way", texts: { escape: "slash" }, sentence: "slash is none of doubled, backslash" },
  { why: "no number", texts: { headerLine: "-1" }, sentence: "-1 is no line" },
  { why: "no such choice", texts: { totalRow: "maybe" }, sentence: "maybe is none of leave-out, keep" },
];

test.each(refused)("refused: $why", ({ texts, sentence }) => {
  const { faults } = readReading(texts);
  expect(faults).toHaveLength(1);
  expect(faults[0]?.sentence).toContain(sentence);
});

test("a backslash before a quote is read as said", async () => {
  const path = file('Company,Email\n"The \\"Oak\\", Ltd",a@oak.example\n');
  const { columns } = await inspectFile(path, { delimiter: ",", escape: "\\" });
  expect(columns[0]?.samples).toEqual(['The "Oak", Ltd']);
});

test.each([
  ["Total", true],
  ["Grand total:", true],
  ["Summe", true],
  ["Gesamtsumme", true],
  ["Gesamt", true],
  ["Total général", true],
  ["Totale", true],
  ["Suma", true],
  ["Importe total", true],
  ["Montant total", true],
  ["Σ", true],
  ["Sumatra Coffee", false],
  ["Total 214", true],
  ["Totale Solutions", false],
  ["Summer House", false],
  ["Total Energies", false],
])("%s sums up: %s", (first, expected) => {
  expect(isTotalRow(["", first, "120"])).toBe(expected);
});

test("a last total that is left out is none of the rows, and is named", async () => {
  const path = file("Company,Email,Cost\nOak,a@oak.example,10\nElm,b@elm.example,20\nSumme,,30\n");
  const total = { line: 4, text: "Summe · 30" };
  expect(await inspectFile(path)).toMatchObject({ rows: 3, total });
  expect(await inspectFile(path, { totalRow: "leave-out" })).toMatchObject({ rows: 2, total });
  expect(await inspectFile(path, { totalRow: "keep" })).toMatchObject({ rows: 3, total });
});

test("a quote that never closes in a small file stops with the line on which it opened", async () => {
  const path = file(
    'Company,City,Email\nOak,Rye,a@oak.example\nElm,"Hove,b@elm.example\nAsh,Deal,c@ash.example\n',
  );
  await expect(inspectFile(path)).rejects.toThrow('Line 3: a quote opens at "Hove,b@elm.example');
});

interface CommentCase {
  why: string;
  text: string;
  comments?: string;
  rows: number;
  leftOut: number;
  first?: { line: number; text: string };
}

const commented =
  "# Export of March\nCompany,Email\n# page 1\nOak,a@oak.example\n#2 Elm,b@elm.example\n#,c@ash.example\n";
const commentCases: CommentCase[] = [
  {
    why: "plain ones above the header and within are counted where nobody said",
    ...{ text: commented, rows: 3, leftOut: 2, first: { line: 1, text: "# Export of March" } },
  },
  {
    why: "each line that begins with the mark that was named",
    ...{ text: commented, comments: "#", rows: 1, leftOut: 4, first: { line: 1, text: "# Export of March" } },
  },
  {
    why: "none, where every line is a row",
    text: "Company,Email\n# page 1\nOak,a@oak.example\n",
    ...{ comments: "none", rows: 2, leftOut: 0 },
  },
  {
    why: "another mark, and # is a row's then",
    text: "// head\nCompany,Email\n# Oak,a@oak.example\n // indented,x\nElm,b@elm.example\n",
    ...{ comments: "//", rows: 2, leftOut: 2, first: { line: 1, text: "// head" } },
  },
];

test.each(commentCases)("comments: $why", async ({ text, comments, rows, leftOut, first }) => {
  const { inspection, results } = await take(text, comments === undefined ? {} : { comments });
  expect(inspection).toMatchObject({ rows, comments: leftOut, header: ["Company", "Email"] });
  expect(inspection.firstComment).toEqual(first);
  expect(results).toHaveLength(rows);
});

test.each([
  ["word", "word is no mark of comments"],
  ['"', '" is no mark of comments'],
  ["####", "#### is no mark of comments"],
])("%j is no mark of comments", (typed, sentence) => {
  expect(readReading({ comments: typed }).faults).toEqual([
    { field: "comments", sentence: expect.stringContaining(sentence) },
  ]);
});
