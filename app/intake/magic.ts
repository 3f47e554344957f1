// What is a file that is not delimited text? Told from its first bytes.

/** Whether the first bytes are those of an Excel workbook (.xlsx), which is read in place of text. */
export function isWorkbook(head: Buffer): boolean {
  return head.subarray(0, 4).equals(zip) && zipped(head).what.includes("(.xlsx)");
}

/** What the first bytes say a file is, in words that follow "This is", with what to do; undefined for what may be text. */
export function foreignFile(head: Buffer): { what: string; remedy: string } | undefined {
  for (const [signature, what, remedy] of signatures) {
    if (head.subarray(0, signature.length).equals(signature)) return { what, remedy };
  }
  if (head.subarray(0, 4).equals(zip)) return zipped(head);
  return markup(head.subarray(0, 1024).toString("latin1").replace(/^ï»¿/, "").trimStart());
}

const zip = Buffer.from("PK\x03\x04", "latin1");
const asCsv = "Open it in Excel, choose Save As, “CSV UTF-8”, and import that file.";
const unpack = "Unpack it and import the CSV file inside.";
const asText = "Export the data as CSV and import that file.";

const signatures: [Buffer, string, string][] = (
  [
    ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Excel workbook of the old kind (.xls)", asCsv],
    ["%PDF-", "a PDF", asText],
    ["\x1f\x8b", "a gzip archive", unpack],
    ["BZh", "a bzip2 archive", unpack],
    ["\xfd7zXZ\x00", "an xz archive", unpack],
    ["7z\xbc\xaf\x27\x1c", "a 7-Zip archive", unpack],
    ["Rar!\x1a\x07", "a RAR archive", unpack],
    ["\x28\xb5\x2f\xfd", "a Zstandard archive", unpack],
    ["PK\x05\x06", "an empty ZIP archive", unpack],
    ["\x89PNG\r\n\x1a\n", "a picture (PNG)", asText],
    ["\xff\xd8\xff", "a picture (JPEG)", asText],
    ["GIF8", "a picture (GIF)", asText],
    ["PAR1", "a Parquet file", asText],
    ["SQLite format 3\x00", "an SQLite database", asText],
    ["\x7fELF", "a program", asText],
    ["{\\rtf", "a rich-text document (RTF)", asText],
  ] as const
).map(([bytes, what, remedy]) => [Buffer.from(bytes, "latin1"), what, remedy]);

function zipped(head: Buffer): { what: string; remedy: string } {
  const names = head.toString("latin1");
  if (/xl\/|\[Content_Types\]\.xml|_rels\/\.rels/.test(names)) {
    return names.includes("word/")
      ? { what: "a Word document", remedy: asText }
      : { what: "an Excel workbook (.xlsx)", remedy: asCsv };
  }
  if (names.includes("application/vnd.oasis.opendocument")) {
    return { what: "an OpenDocument file", remedy: "Save it as CSV (UTF-8) and import that file." };
  }
  return { what: "a ZIP archive", remedy: unpack };
}

function markup(text: string): { what: string; remedy: string } | undefined {
  if (/^(<!doctype html|<html|<head|<body|<table|<!--)/i.test(text)) {
    return {
      what: "a web page (HTML), often what a server answers in place of a download, or an old “Excel” export",
      remedy: "Download the file again, or open it in Excel and save it as “CSV UTF-8”.",
    };
  }
  if (/^<\?xml/i.test(text)) return { what: "an XML file", remedy: asText };
  if (/^(\[\s*)?\{\s*"(\\.|[^"\\])*"\s*:/.test(text)) return { what: "a JSON file", remedy: asText };
  return undefined;
}
