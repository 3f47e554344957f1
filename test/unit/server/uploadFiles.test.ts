// Is an upload's name never a path, and is what a broken upload left behind removed?
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  freshNames,
  shownName,
  sweepUploads,
  uploadDirectory,
  uploadPath,
} from "../../../app/server/uploadFiles";

let dataDirectory: string;
beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), "placket-uploads-"));
});
afterEach(() => rmSync(dataDirectory, { recursive: true }));

test.each([
  { raw: "leads.csv", shown: "leads.csv", why: "plain" },
  { raw: "../../etc/passwd", shown: "passwd", why: "a path" },
  { raw: "C:\\Users\\ann\\März.csv", shown: "März.csv", why: "a path of Windows" },
  { raw: "a\u202Evsc.exe", shown: "avsc.exe", why: "a mark that turns the direction" },
  { raw: " a\r\n  b\t.csv ", shown: "a b.csv", why: "line breaks" },
  { raw: "..", shown: "upload.csv", why: "nothing but dots" },
  { raw: undefined, shown: "upload.csv", why: "no name" },
  { raw: `${"x".repeat(300)}.csv`, shown: `${"x".repeat(188)}…xxxxxxx.csv`, why: "very long" },
])("a name is shown without what could mislead: $why", ({ raw, shown }) => {
  expect(shownName(raw)).toBe(shown);
});

test.each(["../secret", "a.file", "", "x/../y.file", `${freshNames().file}/..`])(
  "%j is no upload of ours",
  (name) => {
    expect(() => uploadPath({ dataDirectory }, name)).toThrow("not the name of an upload");
  },
);

test("only parts that are a day old are swept", async () => {
  const directory = await uploadDirectory({ dataDirectory });
  const [old, young] = [freshNames(), freshNames()];
  const now = new Date("2026-03-02T12:00:00Z");
  for (const [name, at] of [
    [old.part, "2026-03-01T11:59:00Z"],
    [old.file, "2026-01-01T00:00:00Z"],
    [young.part, "2026-03-01T12:01:00Z"],
    ["notes.part", "2026-01-01T00:00:00Z"],
  ] as const) {
    writeFileSync(join(directory, name), "");
    utimesSync(join(directory, name), new Date(at), new Date(at));
  }
  await sweepUploads(directory, now);
  expect(readdirSync(directory).sort()).toEqual([old.file, young.part, "notes.part"].sort());
});

test("a place that cannot be written is one sentence", async () => {
  writeFileSync(join(dataDirectory, "uploads"), "");
  await expect(uploadDirectory({ dataDirectory })).rejects.toThrow(
    /^Uploaded files cannot be kept in .*uploads \(EEXIST\)\./,
  );
});
