// How does a test get an Excel workbook? Its few XML parts in a ZIP archive, stored without compression.
import { crc32 } from "node:zlib";

/** A cell that has a look and holds nothing, as where somebody coloured whole columns. */
export const styled = { styled: true } as const;

type Cell = string | number | boolean | Date | null | typeof styled;

/** The bytes of a workbook with the sheets given, each as rows of cells. */
export function workbookBytes(sheets: Record<string, Cell[][]>): Buffer {
  const names = Object.keys(sheets);
  const relation = (n: number, type: string, target: string) =>
    `<Relationship Id="rId${n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const relations = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  return zip({
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override("workbook.xml", "sheet.main")}${override("styles.xml", "styles")}${names.map((_, n) => override(`worksheets/sheet${n + 1}.xml`, "worksheet")).join("")}</Types>`,
    "_rels/.rels": relations(relation(1, "officeDocument", "xl/workbook.xml")),
    "xl/_rels/workbook.xml.rels": relations(
      `${names.map((_, n) => relation(n + 1, "worksheet", `worksheets/sheet${n + 1}.xml`)).join("")}${relation(names.length + 1, "styles", "styles.xml")}`,
    ),
    "xl/workbook.xml": `<workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${names.map((name, n) => `<sheet name="${name}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/styles.xml": `<styleSheet ${main}><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      names.map((name, n) => [
        `xl/worksheets/sheet${n + 1}.xml`,
        `<worksheet ${main}><sheetData>${(sheets[name] ?? []).map(rowXml).join("")}</sheetData></worksheet>`,
      ]),
    ),
  });
}

function rowXml(cells: Cell[], row: number): string {
  return `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, `${String.fromCharCode(65 + column)}${row + 1}`)).join("")}</row>`;
}

function cellXml(cell: Cell, at: string): string {
  if (cell === null) return "";
  if (cell instanceof Date) {
    const serial = cell.getTime() / 86_400_000 + 25_569;
    return `<c r="${at}" s="${Number.isInteger(serial) ? 1 : 2}"><v>${serial}</v></c>`;
  }
  if (typeof cell === "object") return `<c r="${at}" s="1"/>`;
  if (typeof cell === "boolean") return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  const text = cell.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

function zip(files: Record<string, string>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = Buffer.from(text);
    const title = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(data.length, 18);
    shared.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), shared, title, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), shared, rest, title]));
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, list, Buffer.from("PK\x05\x06"), end]);
}
