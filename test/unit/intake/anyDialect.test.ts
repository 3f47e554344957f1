// Is what a program wrote read again as it was meant, whatever its delimiter, line end, encoding and preamble?
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { take } from "./taking";

const word = fc.string({
  unit: fc.constantFrom("a", "B", "é", "7", " ", ",", ";", "|", "\t", '"', "'", "\n", "-", "(", "€"),
  minLength: 1,
  maxLength: 12,
});
/** A cell that says something, with no space at its ends, and no total, comment or number. */
const cell = word.map((text) => `x${text}y`);
const row = fc.tuple(cell, cell, fc.option(cell, { nil: "" }));

const written = fc.record({
  rows: fc.array(row, { minLength: 2, maxLength: 8 }),
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  newline: fc.constantFrom("\n", "\r\n", "\r"),
  encoding: fc.constantFrom("utf8", "utf8 with mark", "utf16le", "utf16be"),
  preamble: fc.constantFrom<string[]>([], ["Leads of May"], ["Leads of May", "", "made by hand"]),
  quoteAll: fc.boolean(),
  endsOpen: fc.boolean(),
});
type Written = typeof written extends fc.Arbitrary<infer T> ? T : never;

function fileOf({ rows, delimiter, newline, encoding, preamble, quoteAll, endsOpen }: Written): Uint8Array {
  const special = [delimiter, '"', "\n", "\r"];
  const quote = (text: string) =>
    quoteAll || special.some((mark) => text.includes(mark)) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = [
    ...preamble,
    ...[["company", "city", "note"], ...rows].map((cells) => cells.map(quote).join(delimiter)),
  ];
  const text = lines.join(newline) + (endsOpen ? "" : newline);
  if (encoding === "utf8") return Buffer.from(text);
  if (encoding === "utf8 with mark") return Buffer.from(`\uFEFF${text}`);
  const wide = Buffer.from(`\uFEFF${text}`, "utf16le");
  return encoding === "utf16le" ? wide : wide.swap16();
}

/** Tabs become spaces, and nothing else about these cells changes. */
const read = (text: string) => (text === "" ? null : text.replaceAll("\t", " "));

describe("what is written", () => {
  it("is what is read, with nothing said about how it is written", async () => {
    await fc.assert(
      fc.asyncProperty(written, async (file) => {
        const { rows, rejects } = await take(fileOf(file));
        expect(rejects).toEqual([]);
        expect(rows.map(({ lead }) => [lead?.company, lead?.city, lead?.note])).toEqual(
          file.rows.map((cells) => cells.map(read)),
        );
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
