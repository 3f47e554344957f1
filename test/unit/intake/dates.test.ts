// Are dates read as written, and asked about where nobody could tell?
import { parse } from "date-fns";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantInZone } from "../../../app/domain/localTime";
import { readDate } from "../../../app/intake/dateFormat";
import { datePattern } from "../../../app/intake/datePattern";
import { take } from "./taking";

/** The days of a column of dates, or the code with which a cell is rejected. */
async function days(cells: string[], format?: string): Promise<(string | null)[]> {
  const mapping = {
    kind: "leads",
    columns: { "lead.company": "company", "lead.purchased_on": "day" },
    ...(format ? { formats: { "lead.purchased_on": format } } : {}),
  };
  const { results } = await take(`company;day\n${cells.map((cell) => `Acme;"${cell}"`).join("\n")}\n`, {
    mapping,
  });
  return results.map((result) => ("code" in result ? result.code : (result.lead?.purchased_on ?? null)));
}

describe("a date that can be read one way only", () => {
  const cases: [written: string, day: string][] = [
    ["2026-03-04", "2026-03-04"],
    ["2026/3/4", "2026-03-04"],
    ["20260304", "2026-03-04"],
    ["2026-03-04T05:06:07Z", "2026-03-04"],
    ["2026-03-04T02:06:07Z", "2026-03-03"],
    ["2026-03-04T23:06:07+02:00", "2026-03-04"],
    ["2026-03-04T05:06:07.123", "2026-03-04"],
    ["2026-03-04 05:06:07", "2026-03-04"],
    ["15 Apr, 2021 00:02:00", "2021-04-15"],
    ["March 4 2026", "2026-03-04"],
    ["March 4, 2026 5:06 PM", "2026-03-04"],
    ["4 Mar 2026", "2026-03-04"],
    ["4th March 2026", "2026-03-04"],
    ["04-Mar-26", "2026-03-04"],
    ["Wed, 4 Mar 2026 10:00", "2026-03-04"],
    ["04.03.2026", "2026-03-04"],
    ["2026年3月4日", "2026-03-04"],
    ["1772600767", "2026-03-04"],
    ["1772600767000", "2026-03-04"],
    ["03/25/2026", "2026-03-25"],
    ["25/03/2026", "2026-03-25"],
    ["3/3/26", "2026-03-03"],
    ["12/31/99", "1999-12-31"],
  ];
  it.each(cases)("%s is %s", async (written, day) => {
    expect(await days([written])).toEqual([day]);
  });
});

describe("what is no date", () => {
  const cases: [why: string, written: string, code: string | null][] = [
    ["a day February does not have", "2026-02-30", "unreadable date"],
    ["zeros", "0000-00-00", "unreadable date"],
    ["a word Postgres would take", "now", "unreadable date"],
    ["infinity", "infinity", "unreadable date"],
    ["a month 13", "13/13/2026", "unreadable date"],
    ["an hour 25", "2026-03-04 25:00", "unreadable date"],
    ["long ago", "1926-03-04", "date out of range"],
    ["far ahead", "2062-03-04", "date out of range"],
    ["a spreadsheet's day, unless told", "45355", "ambiguous date"],
    ["nothing is unknown", "", null],
    ["N/A is unknown", "N/A", null],
    ["a dash is unknown", "—", null],
  ];
  it.each(cases)("%s", async (_why, written, code) => {
    expect(await days([written])).toEqual([code]);
  });
});

describe("the order of a column's dates", () => {
  it("is asked for where no date proves it, with both readings", async () => {
    const { rejects, inspection } = await take("company,day\nAcme,03/04/2026\nBeta,05/06/2026\n", {
      mapping: { kind: "leads", columns: { "lead.company": "company", "lead.purchased_on": "day" } },
    });
    expect(inspection.questions.map(({ code, column }) => [code, column])).toEqual([["date order", "day"]]);
    expect(rejects[0]?.sentence).toBe(
      'Line 2, day: "03/04/2026" could be 2026-04-03 or 2026-03-04, and no other date of the column tells. Say which with formats: {"lead.purchased_on": "dd/MM/yyyy"} or {"lead.purchased_on": "MM/dd/yyyy"}.',
    );
  });

  const cases: [why: string, cells: string[], format: string | undefined, days: string[]][] = [
    [
      "one day past 12 proves day first for all",
      ["03/04/2026", "25/04/2026"],
      undefined,
      ["2026-04-03", "2026-04-25"],
    ],
    ["or month first", ["03/04/2026", "04/25/2026"], undefined, ["2026-03-04", "2026-04-25"]],
    [
      "a misfit among many is rejected, not turned around",
      [...Array.from({ length: 12 }, (_, at) => `03/${13 + at}/2026`), "31/12/2026"],
      undefined,
      [...Array.from({ length: 12 }, (_, at) => `2026-03-${13 + at}`), "unreadable date"],
    ],
    [
      "proofs both ways leave the doubtful ones open",
      ["03/25/2026", "04/26/2026", "25/03/2026", "03/04/2026"],
      undefined,
      ["2026-03-25", "2026-04-26", "unreadable date", "ambiguous date"],
    ],
    ["a stated format decides", ["03/04/2026", "31/12/26"], "MM/dd/yyyy", ["2026-03-04", "unreadable date"]],
    ["a stated format may carry a time", ["03/04/2026 17:30"], "dd/MM/yyyy", ["2026-04-03"]],
    ["a stated order takes any separator", ["03-04-2026", "3.4.26"], "dmy", ["2026-04-03", "2026-04-03"]],
    ["spreadsheet days, when said so", ["45355", "45355.5"], "excel", ["2024-03-04", "2024-03-04"]],
    ["of the 1904 kind", ["43893"], "excel1904", ["2024-03-04"]],
    ["any pattern of the library", ["4 March, 2026"], "d MMMM, yyyy", ["2026-03-04"]],
    ["and nothing else then", ["2026-03-04"], "d MMMM, yyyy", ["unreadable date"]],
  ];
  it.each(cases)("%s", async (_why, cells, format, expected) => {
    expect(await days(cells, format)).toEqual(expected);
  });

  it("is proven by the last of 1,000 rows as well as by the first", async () => {
    const cells = [...Array.from({ length: 1000 }, () => "03/04/2026"), "13/04/2026"];
    expect((await days(cells))[0]).toBe("2026-04-03");
  });
});

describe("a simple pattern", () => {
  it("reads what date-fns reads by it", () => {
    const patterns = ["dd/MM/yyyy", "MM/dd/yyyy", "yyyy-MM-dd", "d.M.yyyy", "MM-dd-yyyy", "yyyyMMdd"];
    const part = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(
        fc.constantFrom(...patterns),
        fc.integer({ min: 1990, max: 2040 }),
        part,
        part,
        (pattern, year, first, second) => {
          const two = (number: number) => String(number).padStart(2, "0");
          const text = pattern
            .replace("yyyy", String(year))
            .replace(/MM|M/, two(first))
            .replace(/dd|d/, two(second));
          const theirs = parse(text, pattern, new Date(2000, 0, 1));
          const ours = datePattern(pattern, "lead.purchased_on")(text);
          expect(ours && [ours.year, ours.month, ours.day]).toEqual(
            Number.isNaN(theirs.getTime())
              ? undefined
              : [theirs.getFullYear(), theirs.getMonth() + 1, theirs.getDate()],
          );
        },
      ),
    );
  });

  it("refuses what is no format", () => {
    expect(() => datePattern("whenever", "lead.purchased_on")).toThrow(
      'The mapping\'s format "whenever" for lead.purchased_on is no date format',
    );
  });

  it("never throws on any text", () => {
    fc.assert(fc.property(fc.string(), (text) => void readDate(text, { order: undefined, decides: false })));
  });
});

describe("a local time", () => {
  const cases: [why: string, local: string, zone: string, instant: string][] = [
    ["in winter", "2026-01-15T09:00:00Z", "America/New_York", "2026-01-15T14:00:00.000Z"],
    ["in summer", "2026-07-15T09:00:00Z", "America/New_York", "2026-07-15T13:00:00.000Z"],
    ["just before the change", "2026-03-08T01:59:00Z", "America/New_York", "2026-03-08T06:59:00.000Z"],
    [
      "in the hour that does not exist",
      "2026-03-08T02:30:00Z",
      "America/New_York",
      "2026-03-08T07:30:00.000Z",
    ],
    ["east of Greenwich", "2026-01-15T00:00:00Z", "Asia/Kolkata", "2026-01-14T18:30:00.000Z"],
  ];
  it.each(cases)("%s", (_why, local, zone, instant) => {
    expect(instantInZone(Date.parse(local), zone).toISOString()).toBe(instant);
  });
});
