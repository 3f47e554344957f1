// Are the rows of a file the same wherever its bytes are cut, at every single one of them?
import { describe, expect, it } from "vitest";
import { decodeChunks } from "../../../app/intake/decode";
import { examineChunks } from "../../../app/intake/fileBytes";
import { readRecords, type TextRecord } from "../../../app/intake/records";

const text = 'company,note\r\n"Söhne, GmbH","5 € ""so""\r\nnext"\rÉtoile,😀 x\n\r\n"",\n';
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));

async function recordsOf(chunks: Buffer[]): Promise<TextRecord[]> {
  const found = await examineChunks(chunks.map((chunk) => Buffer.from(chunk)));
  const dialect = { delimiter: ",", quote: '"', escape: '"' };
  const blocks = decodeChunks(
    chunks.map((chunk) => Buffer.from(chunk)),
    found,
  );
  const records: TextRecord[] = [];
  for await (const batch of readRecords(blocks, dialect, found)) records.push(...batch);
  return records;
}

const files: [why: string, file: Buffer][] = [
  ["of UTF-8 with all line ends", Buffer.from(text)],
  ["with a byte order mark", Buffer.from(`\uFEFF${text}`)],
  ["of UTF-16", Buffer.from(`\uFEFF${text}`, "utf16le")],
  ["of UTF-16 the other way round", Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
  ["that ends in an old end-of-file sign", Buffer.from(`${text}\x1A`)],
  ["with NUL in a cell", Buffer.from(text.replace("x", "\0"))],
  ["with bytes that are no UTF-8", bytes(text, "M", [0xfc], "ller,Bonn\n", [0xe2, 0x82], "\n")],
  ["whose last quote never closes", Buffer.from(`${text}Acme,"open`)],
];

describe("a file", () => {
  it.each(files)("%s is cut anywhere and stays the same", async (_why, file) => {
    const whole = await recordsOf([file]);
    expect(whole.length).toBeGreaterThan(3);
    for (let at = 0; at <= file.length; at += 1) {
      expect([at, await recordsOf([file.subarray(0, at), file.subarray(at)])]).toEqual([at, whole]);
    }
    const single = Array.from(file, (byte) => Buffer.from([byte]));
    expect(await recordsOf(single)).toEqual(whole);
  });
});
