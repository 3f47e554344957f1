// Are the files that CSV readers are commonly tried on read, or refused, as their authors expect?
import { describe, expect, it } from "vitest";
import { splitRecords } from "../../../app/intake/records";
import { refusal, take } from "./taking";

const cellsOf = (text: string) =>
  splitRecords(text, { delimiter: ",", quote: '"', escape: '"' }).map(({ cells }) => cells);

const twoRows = [
  ["a", "b", "c"],
  ["1", "2", "3"],
];
describe("a well-known file", () => {
  const cases: [why: string, text: string, cells: string[][]][] = [
    ["three line ends at the end are one blank record each after the first", "a\n\n\n", [["a"], [""], [""]]],
    [
      "a row of commas holds empty cells",
      "foo,bar,baz\n,,\n",
      [
        ["foo", "bar", "baz"],
        ["", "", ""],
      ],
    ],
    [
      "a row narrower than the header stays narrow, for the row to be judged",
      "foo,bar,baz\n1,2",
      [
        ["foo", "bar", "baz"],
        ["1", "2"],
      ],
    ],
    [
      "a row wider than the header keeps every cell",
      "foo,bar,baz\n1,2,3,4",
      [
        ["foo", "bar", "baz"],
        ["1", "2", "3", "4"],
      ],
    ],
    ["a comma and a quote in one quoted cell", '1,"a, ""b""",3\n', [["1", 'a, "b"', "3"]]],
    ["a quoted number with a leading zero stays text", 'id\n"001101"\n', [["id"], ["001101"]]],
    [
      "writing that is not Latin",
      "id,name\n1,english\n2,中国人\n",
      [
        ["id", "name"],
        ["1", "english"],
        ["2", "中国人"],
      ],
    ],
    ["nothing but two line ends is two blank records", "\n\n", [[""], [""]]],
    ["a blank record under a header of one column", "foo\n\n", [["foo"], [""]]],
    ["one column, with a line end at the end and without", "foo\n1\n", [["foo"], ["1"]]],
    ["one column without a line end at the end", "foo\n1", [["foo"], ["1"]]],
    ["two rows with LF", "a,b,c\n1,2,3\n", twoRows],
    ["two rows with CRLF", "a,b,c\r\n1,2,3\r\n", twoRows],
    ["two rows with CRLF and none at the end", "a,b,c\r\n1,2,3", twoRows],
    ["two rows with LF and none at the end", "a,b,c\n1,2,3", twoRows],
    [
      "an empty cell between two",
      "a,b,c\n1,,3",
      [
        ["a", "b", "c"],
        ["1", "", "3"],
      ],
    ],
    [
      "an empty quoted cell is empty",
      'a,b,c\n1,"",3',
      [
        ["a", "b", "c"],
        ["1", "", "3"],
      ],
    ],
    [
      "empty quoted cells at the end of a line, with CRLF",
      'a,b,c\r\n1,"",""\r\n2,3,4',
      [
        ["a", "b", "c"],
        ["1", "", ""],
        ["2", "3", "4"],
      ],
    ],
    [
      "a comma in quotes, and a leading zero beside it",
      'town,zip\n"Rye, NY",08123',
      [
        ["town", "zip"],
        ["Rye, NY", "08123"],
      ],
    ],
    [
      "doubled quotes inside a cell",
      'a,b\n1,"so ""he"" says"\n3,4\n',
      [
        ["a", "b"],
        ["1", 'so "he" says'],
        ["3", "4"],
      ],
    ],
    [
      "a lone doubled quote",
      'a,b\n1,"an "" inch"\n',
      [
        ["a", "b"],
        ["1", 'an " inch'],
      ],
    ],
    [
      "JSON in a cell",
      'k,v\n1,"{""at"": [102.0, 0.5]}"\n',
      [
        ["k", "v"],
        ["1", '{"at": [102.0, 0.5]}'],
      ],
    ],
    [
      "a line end inside quotes",
      'a,b\n"two\nlines",5\n7,8\n',
      [
        ["a", "b"],
        ["two\nlines", "5"],
        ["7", "8"],
      ],
    ],
    [
      "line ends and doubled quotes together",
      'a,b\n1,"so \n""he"" \nsays"\n',
      [
        ["a", "b"],
        ["1", 'so \n"he" \nsays'],
      ],
    ],
    [
      "a quote in the middle of an unquoted cell is text",
      'a,b\n36\'37.8"N,121"W\n',
      [
        ["a", "b"],
        ["36'37.8\"N", '121"W'],
      ],
    ],
    [
      "quotes around a word of an unquoted cell are text",
      'a,b\n1,the "best" of all\n',
      [
        ["a", "b"],
        ["1", 'the "best" of all'],
      ],
    ],
    [
      "spaces inside quotes",
      'a,b\n1,"with some spaces"\n',
      [
        ["a", "b"],
        ["1", "with some spaces"],
      ],
    ],
    [
      "a space before a cell stays, for its reader to judge",
      "a,b\n1, before\n",
      [
        ["a", "b"],
        ["1", " before"],
      ],
    ],
    [
      "a space after a cell stays as well",
      "a,b,c\n1,after ,3\n",
      [
        ["a", "b", "c"],
        ["1", "after ", "3"],
      ],
    ],
    [
      "a letter of another alphabet and a picture",
      "a,b\nʤ,😎\n",
      [
        ["a", "b"],
        ["ʤ", "😎"],
      ],
    ],
  ];
  it.each(cases)("%s", (_why, text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  it("whose last quote never closes marks that record alone", () => {
    const records = splitRecords('a,b,c\n1,"never closed,3', { delimiter: ",", quote: '"', escape: '"' });
    expect(records.map(({ fault }) => fault)).toEqual([undefined, "unclosed quote"]);
  });

  interface Judged {
    why: string;
    text: string;
    header?: string[];
    rows: number;
    blankLines?: number;
    rejects?: [line: number, code: string][];
  }
  const judged: Judged[] = [
    { why: "a sound file", text: "lead id,company\n1,Oak\n2,中国\n", rows: 2 },
    { why: "an empty cell is no fault", text: "lead id,company\n1,Oak\n2,\n", rows: 2 },
    {
      why: "a header without a name gets its letter",
      text: "lead id,,company\n1,x,Oak\n2,y,Elm\n",
      ...{ header: ["lead id", "Column B (no name)", "company"], rows: 2 },
    },
    {
      why: "names that come twice are told apart by their letters",
      text: "lead id,company,note,seats,note\n1,Oak,a,30,b\n2,Elm,c,26,d\n",
      ...{ header: ["lead id", "company", "note (column C)", "seats", "note (column E)"], rows: 2 },
    },
    {
      why: "a row with too few cells and one with too many are rejected by line",
      text: "lead id,company,city\n1,Oak\n2,Elm,Rye,more\n",
      ...{
        rows: 2,
        rejects: [
          [2, "too few cells"],
          [3, "too many cells"],
        ],
      },
    },
    {
      why: "a blank row is none",
      text: "lead id,company,city\n1,Oak,Rye\n2,Elm,Rye\n,,\n",
      rows: 2,
      blankLines: 1,
    },
    {
      why: "nor are eleven",
      text: `lead id,company,city\n1,Oak,Rye\n2,Elm,Rye\n${",,\n".repeat(11)}`,
      ...{ rows: 2, blankLines: 11 },
    },
    {
      why: "all of these at once: each fault has its line",
      text: "lead id,company,,company\n1,Oak\n1,Oak\n\n2,Elm,1,2,3\n",
      ...{
        rows: 3,
        blankLines: 1,
        rejects: [
          [2, "too few cells"],
          [3, "too few cells"],
          [5, "too many cells"],
        ],
      },
    },
  ];
  it.each(judged)(
    "is judged row by row: $why",
    async ({ text, header, rows, blankLines = 0, rejects = [] }) => {
      const mapping = { kind: "leads", columns: { "lead.vendor_lead_id": "lead id" } };
      const taken = await take(text, { mapping });
      expect(taken.inspection).toMatchObject({ rows, blankLines });
      if (header) expect(taken.inspection.columns.map(({ name }) => name)).toEqual(header);
      expect(taken.results).toHaveLength(rows);
      expect(taken.rejects.map(({ line, code }) => [line, code])).toEqual(rejects);
    },
  );

  it("with a quote inside a quoted cell stops with its line", () => {
    expect(() => cellsOf('foo,bar,baz\n1,"Hey, I missed " it",3')).toThrow(
      /^Line 2: a quote opens at "Hey, I missed " it",3 and closes in the middle of its cell\./,
    );
  });

  const refused: [why: string, text: string, says: string][] = [
    ["no byte at all", "", "This file is empty."],
    ["a header alone", "id,name\n", "This file has a header and no data rows under it."],
  ];
  it.each(refused)("with %s is refused", async (_why, text, says) => {
    expect((await refusal(text)).slice(0, says.length)).toBe(says);
  });
});
