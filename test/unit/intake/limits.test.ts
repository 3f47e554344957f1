// Does a file that is made to choke the reader end with a sentence, in time and without being held in memory?
import { describe, expect, it } from "vitest";
import { readRecords } from "../../../app/intake/records";
import { refusal, take } from "./taking";

const mega = 1 << 20;

/** Refused well within five seconds for each MB; most take a tenth of one. */
async function refusedInTime(file: string): Promise<string> {
  const start = performance.now();
  const sentence = await refusal(file);
  expect(performance.now() - start).toBeLessThan(5000 * Math.max(1, Math.ceil(file.length / mega)));
  return sentence;
}

describe("a file", () => {
  const cases: [why: string, file: () => string, says: RegExp][] = [
    [
      "of 20 MB behind a quote that never closes stops where it opened",
      () => `company,city\nAcme,"${"Dayton,x\n".repeat((20 * mega) / 9)}`,
      /^Line 2: a quote opens at "Dayton,x and never closes/,
    ],
    [
      "of 5 MB of quotes stops at the row that they make",
      () => `company\n${'"'.repeat(5 * mega)}`,
      /^Line 2: /,
    ],
    [
      "of 400,000 broken quotes says so once",
      () => `company,city\n${'"x"y,z\n'.repeat(400_000)}`,
      /^Line 2: a quote opens at "x"y,z and closes in the middle of its cell\.[^\n]*$/,
    ],
    [
      "with a cell of 10 MB stops at its row",
      () => `company\nAcme\n${"x".repeat(10 * mega)}\n`,
      /^Line 3: the row that starts here is over 1 MB/,
    ],
    [
      "with a quoted cell of 10 MB does too",
      () => `company\nAcme\n"${"x y\n".repeat((10 * mega) / 4)}"\n`,
      /^Line 3: /,
    ],
    [
      "of one line of 10 MB does too",
      () => "company,city,".repeat(mega),
      /^Line 1: the row that starts here is over 1 MB/,
    ],
    [
      "of 1,048,577 rows says how to split it",
      () => `company\n${"a\n".repeat(1_048_577)}`,
      /^This file has more than 1,048,576 rows.* Split it in two/,
    ],
    ["of a million blank lines holds nothing", () => "\n".repeat(1_000_000), /only blank lines/],
  ];
  it.each(cases)(
    "%s",
    async (_why, file, says) => {
      expect(await refusedInTime(file())).toMatch(says);
    },
    60_000,
  );

  it("of a million blank lines around a lead holds that lead", async () => {
    const { rows, inspection } = await take(
      `company,city\n${"\n".repeat(500_000)}Acme,Dayton\n${",\n".repeat(500_000)}`,
    );
    expect([rows.length, rows[0]?.line, inspection.blankLines]).toEqual([1, 500_002, 1_000_000]);
  }, 60_000);

  it.each([
    ["no line end", "x"],
    ["no closing quote", '"x\n'],
  ])("of 1 GB with %s is given up after a few MB of it", async (_why, start) => {
    let given = 0;
    function* endless() {
      yield start;
      for (; given < 1024; given += 1) yield "y".repeat(mega);
    }
    const dialect = { delimiter: ",", quote: '"', escape: '"' };
    const reading = async () => {
      for await (const _ of readRecords(endless(), dialect));
    };
    await expect(reading()).rejects.toThrow(/^Line 1: /);
    expect(given).toBeLessThan(5);
  });
});
