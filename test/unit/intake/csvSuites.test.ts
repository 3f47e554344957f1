// Are the files that CSV readers are commonly tried on read, or refused, as their authors expect?
import { describe, expect, it } from "vitest";
import { splitRecords } from "../../../app/intake/records";
import { refusal } from "./taking";

const cellsOf = (text: string) =>
  splitRecords(text, { delimiter: ",", quote: '"', escape: '"' }).map(({ cells }) => cells);

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
  ];
  it.each(cases)("%s", (_why, text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

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
