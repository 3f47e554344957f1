// Can a file of ours be opened in a spreadsheet without running anything, and read back as it was?
import Papa from "papaparse";
import { expect, test } from "vitest";
import { attachment, csvLines, csvStream, fromExport } from "../../../app/intake/exportCsv";

test.each([
  { why: "a formula", cell: "=1+1" },
  { why: "a sign", cell: "+1" },
  { why: "a command", cell: "-cmd|' /C calc'!A0" },
  { why: "a function of old", cell: "@SUM(A1)" },
  { why: "a space first", cell: " =1" },
  { why: "two lines", cell: "=1+1\nnote" },
  { why: "a line break first", cell: "\n=1" },
  { why: "a tab first", cell: "\t=1" },
  { why: "full width", cell: "＝1" },
  { why: "a null first", cell: "\u0000=1" },
  { why: "a sum that begins as a number", cell: "-1-1" },
  { why: "a number and more", cell: "-1.5.2" },
])("a cell that a spreadsheet would run gets an apostrophe: $why", ({ cell }) => {
  expect(csvLines([[cell]])).toBe(`"'${cell}"\r\n`);
  expect(csvLines([["x", cell]])).toBe(`x,"'${cell}"\r\n`);
});

test.each([
  { why: "plain", cell: "Halvorsen", line: "Halvorsen" },
  { why: "a comma", cell: "a,b", line: '"a,b"' },
  { why: "a quote", cell: 'a "b"', line: '"a ""b"""' },
  { why: "a mark inside", cell: "a=b-c", line: "a=b-c" },
  { why: "empty", cell: "", line: "" },
  { why: "a negative amount is a number", cell: "-12.50", line: "-12.50" },
])("other cells stay as they are: $why", ({ cell, line }) => {
  expect(csvLines([["x", cell, "y"]])).toBe(`x,${line},y\r\n`);
});

test.each(["=1+1", " -5.00", "'=1+1", "''+1", "'plain", "-5", "'", "", "Oak", "＝1", "\t=1"])(
  "%j comes back as it was",
  (cell) => {
    const { data } = Papa.parse<string[]>(csvLines([[cell, "x"]]).trimEnd());
    expect(data[0]?.map(fromExport)).toEqual([cell, "x"]);
  },
);

test("a number that a file of before guarded comes back too", () => {
  expect(fromExport("'-5")).toBe("-5");
});

test("no rows are no text", () => {
  expect(csvLines([])).toBe("");
});

test("a stream begins with the mark of UTF-8, once, and ends its source when nobody reads on", async () => {
  let returned = false;
  async function* batches() {
    try {
      yield [["Ünal"]];
      yield [["b"], ["c"]];
    } finally {
      returned = true;
    }
  }
  expect(await new Response(csvStream(batches())).arrayBuffer()).toEqual(
    await new Blob(["\uFEFFÜnal\r\nb\r\nc\r\n"]).arrayBuffer(),
  );
  returned = false;
  const reader = csvStream(batches()).getReader();
  await reader.read();
  await reader.cancel();
  expect(returned).toBe(true);
});

test.each([
  { why: "plain", name: "leads.csv", plain: "leads.csv", encoded: "leads.csv" },
  {
    why: "other letters",
    name: "März „A“.csv",
    plain: "M_rz _A_.csv",
    encoded: "M%C3%A4rz%20%E2%80%9EA%E2%80%9C.csv",
  },
  {
    why: "what would end the header",
    name: 'a";\r\nX: y.csv',
    plain: "a____X: y.csv",
    encoded: "a%22%3B%0D%0AX%3A%20y.csv",
  },
  {
    why: "marks that RFC 5987 keeps",
    name: "it's (1)*.csv",
    plain: "it's (1)*.csv",
    encoded: "it%27s%20%281%29%2A.csv",
  },
  { why: "half a letter", name: "a\uD800.csv", plain: "a_.csv", encoded: "a_.csv" },
])("a download has its true name and a plain one: $why", ({ name, plain, encoded }) => {
  expect(attachment(name)).toBe(`attachment; filename="${plain}"; filename*=UTF-8''${encoded}`);
});
