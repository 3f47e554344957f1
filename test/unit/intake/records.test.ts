// Are records the same wherever the text is cut, with the line on which each starts?
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dialect } from "../../../app/intake/dialect";
import { readRecords, splitRecords, type TextRecord } from "../../../app/intake/records";

const comma: Dialect = { delimiter: ",", quote: '"', escape: '"' };

const at = (...rows: [number, ...string[]][]): TextRecord[] =>
  rows.map(([line, ...cells]) => ({ line, cells }));

describe("records of a text", () => {
  const cases: [why: string, text: string, records: TextRecord[]][] = [
    ["one line end or none at the end is the same", "a,b\n1,2", at([1, "a", "b"], [2, "1", "2"])],
    [
      "empty quoted cells are empty",
      'a,b,c\n1,"",""\n2,3,4',
      at([1, "a", "b", "c"], [2, "1", "", ""], [3, "2", "3", "4"]),
    ],
    ["a delimiter in quotes", 'John,"Anytown, WW",08123\n', at([1, "John", "Anytown, WW", "08123"])],
    ["doubled quotes", 'a,b\n1,"ha ""ha"" ha"\n', at([1, "a", "b"], [2, "1", 'ha "ha" ha'])],
    ["JSON in a cell", '1,"{""type"": ""Point""}"\n', at([1, "1", '{"type": "Point"}'])],
    [
      "line ends in quotes count as lines",
      'a\n"Once upon \na time"\n7\n',
      at([1, "a"], [2, "Once upon \na time"], [4, "7"]),
    ],
    [
      "CRLF in quotes stays as it is",
      'a,b\r\n"x\r\ny",5\r\n7,8\r\n',
      at([1, "a", "b"], [2, "x\r\ny", "5"], [4, "7", "8"]),
    ],
    [
      "LF rows with CRLF in quotes",
      'a,b\n"x\r\ny",5\n7,8\n',
      at([1, "a", "b"], [2, "x\r\ny", "5"], [4, "7", "8"]),
    ],
    [
      "all three line ends in one file",
      "a,b\r\n1,2\n3,4\r5,6\n",
      at([1, "a", "b"], [2, "1", "2"], [3, "3", "4"], [4, "5", "6"]),
    ],
    ["old Mac line ends", "a,b\r1,2\r", at([1, "a", "b"], [2, "1", "2"])],
    ["a quoted last cell before CRLF among LF", 'a,"b"\r\n1,"2"\n', at([1, "a", "b"], [2, "1", "2"])],
    ["a quote in the middle of a cell is text", "5' 10\" tall,x\n", at([1, "5' 10\" tall", "x"])],
    [
      "an unescaped quote in a bare cell is text",
      'foo\n1,This "quotes" must,3',
      at([1, "foo"], [2, "1", 'This "quotes" must', "3"]),
    ],
    ["spaces belong to the cell", "a, leading,trailing \n", at([1, "a", " leading", "trailing "])],
    ["blank lines are records of one empty cell", "a\n\nb\n", at([1, "a"], [2, ""], [3, "b"])],
  ];
  it.each(cases)("%s", (_why, text, records) => {
    expect(splitRecords(text, comma)).toEqual(records);
  });

  it("take quotes as text where told to", () => {
    expect(splitRecords('"Acme" Inc,x\n', { ...comma, quote: "", escape: "" })).toEqual(
      at([1, '"Acme" Inc', "x"]),
    );
  });

  it("know quotes escaped by a backslash where told to", () => {
    expect(splitRecords('a,"say \\"hi\\", Bob"\n', { ...comma, escape: "\\" })).toEqual(
      at([1, "a", 'say "hi", Bob']),
    );
  });

  const stops: [why: string, text: string, says: RegExp][] = [
    [
      "a quote that never closes",
      'a,b\n1,2\n3,"open\n4,5\n6,7\n',
      /^Line 3: a quote opens at "open and never closes/,
    ],
    [
      "a quote that closes in the middle of its cell",
      'a,b\n"Acme" Inc,x\n1,2\n',
      /^Line 2: a quote opens at "Acme" Inc,x and closes in the middle/,
    ],
    ["a quote that swallows a row and then breaks", 'a,b\n1,"open\n2,"x"\n', /^Line 2: a quote opens/],
    ["a row over 1 MB", `a\n${"x".repeat(2_300_000)}`, /^Line 2: the row that starts here is over 1 MB/],
  ];
  it.each(stops)("stop at %s, with its line", (_why, text, says) => {
    expect(() => splitRecords(text, comma)).toThrow(says);
  });

  it("take an unclosed quote on the very last line as the fault of that row alone", () => {
    expect(splitRecords('a,b\n1,2\n3,"open', comma)).toEqual([
      ...at([1, "a", "b"], [2, "1", "2"]),
      { line: 3, cells: ["3", "open"], fault: "unclosed quote" },
    ]);
  });

  it("mark rows that hold NUL", () => {
    expect(splitRecords("a\nb\0c\nd\n", comma).map(({ fault }) => fault)).toEqual([
      undefined,
      "unreadable character",
      undefined,
    ]);
  });
});

/** What reading gives: the records, or the sentence it stops with. */
async function outcome(blocks: string[], dialect: Dialect): Promise<TextRecord[] | string> {
  const records: TextRecord[] = [];
  try {
    for await (const batch of readRecords(blocks, dialect)) records.push(...batch);
    return records;
  } catch (error) {
    if (error instanceof Error && error.name === "Trouble") return error.message;
    throw error;
  }
}

const messy = fc.string({
  unit: fc.constantFrom("a", "b", ",", '"', '"', "\n", "\r", " ", "\\", ";", "é"),
  maxLength: 60,
});

describe("for any text", () => {
  it("the result does not depend on where blocks are cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        messy,
        fc.array(fc.nat(60), { maxLength: 10 }),
        fc.constantFrom('"', "\\"),
        async (text, cuts, escaping) => {
          const dialect = { ...comma, escape: escaping };
          const edges = [
            0,
            ...cuts.map((cut) => Math.min(cut, text.length)).sort((left, right) => left - right),
            text.length,
          ];
          const blocks = edges.slice(1).map((edge, index) => text.slice(edges[index], edge));
          expect(await outcome(blocks, dialect)).toEqual(await outcome([text], dialect));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("what is written is what is read, by any delimiter, quote and line end", () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", "7", ",", ";", "\t", "|", '"', "\n", "\r\n", " ", "ö", "__proto__"),
      maxLength: 6,
    });
    const rows = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(",", ";", "\t", "|", "^"),
        fc.array(fc.constantFrom("\n", "\r\n", "\r"), { minLength: 6, maxLength: 6 }),
        (table, delimiter, ends) => {
          const written = table
            .map(
              (cells, row) =>
                cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter) + ends[row],
            )
            .join("");
          expect(splitRecords(written, { ...comma, delimiter }).map(({ cells }) => cells)).toEqual(table);
        },
      ),
      { numRuns: 500 },
    );
  });
});
