// Is a file's text the same whatever its encoding and wherever its bytes are cut?
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { decodeChunks } from "../../../app/intake/decode";
import { examineChunks } from "../../../app/intake/fileBytes";
import { refusal, take } from "./taking";

const sentence = "company,note\nFrançois & Söhne,“naïve” – 5 €\n";

async function decoded(
  chunks: Buffer[],
): Promise<{ text: string; encoding: string; by: string; damaged: boolean }> {
  const found = await examineChunks(chunks.map((chunk) => Buffer.from(chunk)));
  let text = "";
  for await (const block of decodeChunks(chunks, found)) text += block;
  return { text, encoding: found.encoding, by: found.encodingBy, damaged: found.damaged };
}

const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();

describe("the encoding of a file", () => {
  const cases: [why: string, bytes: Buffer, encoding: string, by: string, text: string][] = [
    ["plain UTF-8", Buffer.from(sentence), "utf-8", "utf-8", sentence],
    ["a byte order mark is no text", Buffer.from(`\uFEFF${sentence}`), "utf-8", "mark", sentence],
    ["nor are two of them", Buffer.from(`\uFEFF\uFEFF${sentence}`), "utf-8", "mark", sentence],
    ["UTF-16 with a mark", Buffer.from(`\uFEFF${sentence}`, "utf16le"), "utf-16le", "mark", sentence],
    ["the other way round", utf16be(`\uFEFF${sentence}`), "utf-16be", "mark", sentence],
    [
      "UTF-16 without a mark has zeros in every second byte",
      Buffer.from(sentence, "utf16le"),
      "utf-16le",
      "zero bytes",
      sentence,
    ],
    ["and the other way round", utf16be(sentence), "utf-16be", "zero bytes", sentence],
    [
      "what Excel on Windows saves",
      iconv.encode(sentence, "windows-1252"),
      "windows-1252",
      "guess",
      sentence,
    ],
    [
      "a Ctrl-Z at the end is an old end-of-file sign",
      Buffer.from(`${sentence}\x1A`),
      "utf-8",
      "utf-8",
      sentence,
    ],
    [
      "half a surrogate pair is no character, as NUL is none",
      Buffer.from("a,b\n\uD800,2\n", "utf16le"),
      "utf-16le",
      "zero bytes",
      "a,b\n\0,2\n",
    ],
  ];
  it.each(cases)("%s", async (_why, bytes, encoding, by, text) => {
    expect(await decoded([bytes])).toEqual({ text, encoding, by, damaged: false });
  });

  it("is judged over the whole file: one byte near the end of 80,000 that is not UTF-8 decides", async () => {
    const bytes = Buffer.concat([
      Buffer.from("company\n"),
      Buffer.from("Acme\n".repeat(16_000)),
      Buffer.from([0x4d, 0xfc, 0x6c, 0x0a]),
    ]);
    const { encoding, text } = await decoded([bytes]);
    expect([encoding, text.slice(-4)]).toEqual(["windows-1252", "Mül\n"]);
  });

  it("can be chosen where it was guessed, and is asked about", async () => {
    const cyrillic = iconv.encode("company,city\nРомашка,Москва\n", "windows-1251");
    const chosen = await take(cyrillic, { encoding: "windows-1251" });
    expect(chosen.rows[0]?.lead?.company).toBe("Ромашка");
    const guessed = await take(iconv.encode(sentence, "windows-1252"));
    expect(guessed.inspection.questions.map(({ code }) => code)).toEqual(["encoding"]);
    expect(await refusal(cyrillic, { encoding: "klingon" })).toContain('no encoding called "klingon"');
  });

  it("rejects by line the rows of a UTF-8 file that hold other bytes", async () => {
    const mixed = Buffer.concat([
      Buffer.from("company,city\nSöhne,Köln\nÉtoile,Paris\n"),
      Buffer.from([0x4d, 0xfc, 0x6c]),
      Buffer.from(",Bonn\n"),
    ]);
    const { rows, rejects } = await take(mixed);
    expect(rows.map(({ lead }) => lead?.company)).toEqual(["Söhne", "Étoile"]);
    expect(rejects.map(({ line, code }) => [line, code])).toEqual([[4, "unreadable character"]]);
  });

  it("does not depend on where chunks are cut", async () => {
    const sources = [
      Buffer.from(sentence),
      utf16be(`\uFEFF${sentence}😀`),
      Buffer.from(`${sentence}😀\x1A`),
      Buffer.concat([Buffer.from("é".repeat(20)), Buffer.from([0xe2, 0x82, 0x41, 0xff])]),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sources),
        fc.array(fc.nat(120), { maxLength: 8 }),
        async (bytes, cuts) => {
          const edges = [
            0,
            ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b),
            bytes.length,
          ];
          const chunks = edges.slice(1).map((edge, at) => Buffer.from(bytes.subarray(edges[at], edge)));
          expect(await decoded(chunks)).toEqual(await decoded([Buffer.from(bytes)]));
        },
      ),
    );
  });
});

describe("a file that is not delimited text", () => {
  const cases: [why: string, bytes: Buffer | string, says: RegExp][] = [
    ["nothing at all", "", /file is empty/],
    ["only a byte order mark", "\uFEFF", /file is empty/],
    ["only line ends", "\n\n\r\n", /file is empty/],
    [
      "an old Excel workbook",
      Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "latin1"),
      /Excel workbook of the old kind/,
    ],
    ["a PDF", "%PDF-1.7 …", /is a PDF/],
    ["a ZIP archive", Buffer.from("PK\x03\x04 leads.csv", "latin1"), /ZIP archive.*Unpack/],
    ["a gzip archive", Buffer.from("\x1f\x8b\x08\x00", "latin1"), /gzip archive.*Unpack/],
    ["a web page", "<!DOCTYPE html><html>Log in</html>", /web page/],
    ["JSON", '[{"email": "a@x.com"}]', /JSON/],
    ["a header and nothing else", "email,company\n", /header and no data rows/],
    ["a binary file", Buffer.from(Array.from({ length: 600 }, (_, at) => (at * 7) % 31)), /not a text file/],
  ];
  it.each(cases)("%s is named", async (_why, bytes, says) => {
    expect(await refusal(typeof bytes === "string" ? bytes : new Uint8Array(bytes))).toMatch(says);
  });

  it("that is not there is said so", async () => {
    const { inspectFile } = await import("../../../app/intake/inspect");
    await expect(inspectFile("/no/such/file.csv")).rejects.toThrow("There is no file /no/such/file.csv.");
    await expect(inspectFile("/tmp")).rejects.toThrow("/tmp is a folder");
  });
});

it.each([150, 300, 3000, 9000])("%i random bytes are no text, whatever they are called", async (count) => {
  for (let seed = 1; seed <= 8; seed += 1) {
    let state = seed * 2_654_435_761;
    const next = () => {
      state = (Math.imul(state ^ (state >>> 15), 1_597_334_677) + 0x6d2b79f5) >>> 0;
      return (state ^ (state >>> 13)) & 0xff;
    };
    const bytes = Buffer.from(Array.from({ length: count }, next));
    await expect(examineChunks([bytes]), `seed ${seed}`).rejects.toThrow(/^This is not a text file: /);
  }
});
