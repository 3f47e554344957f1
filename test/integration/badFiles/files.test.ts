// What becomes of files that hold nothing, are something else or have a name that means harm?
import { gzipSync } from "node:zlib";
import { describeBadFiles } from "../../support/badFile";
import { workbookBytes } from "../../support/workbook";

const leads = "company,email\nAcme,ann@acme.example\n";

describeBadFiles("a file", [
  {
    id: "B01",
    why: "of no byte is empty",
    file: "",
    is: "This file is empty. Export it again and see that it holds rows.",
  },
  {
    id: "B02",
    why: "of a byte order mark is empty",
    file: "\uFEFF",
    is: "This file is empty. Export it again and see that it holds rows.",
  },
  {
    id: "B03",
    why: "of line ends is empty",
    file: "\n\r\n\n",
    is: "This file is empty. Export it again and see that it holds rows.",
  },
  {
    id: "B03",
    why: "of many line ends is blank",
    file: "\n".repeat(20_000),
    is: "This file holds no rows, only blank lines. Export it again and see that it holds rows.",
  },
  {
    id: "B03",
    why: "of commas is blank",
    file: ",,,\n,,,\n",
    is: "This file holds no rows, only blank lines. Export it again and see that it holds rows.",
  },
  {
    id: "B04",
    why: "of a header alone has no rows",
    file: "company,email\n",
    is: "This file has a header and no data rows under it. Nothing was taken in; export it again.",
  },
  {
    id: "B04",
    why: "of a header and comments has none either",
    file: "company,email\n# none in May\n\n",
    is: "This file has a header and no data rows under it. Nothing was taken in; export it again.",
  },
  {
    id: "B79",
    why: "that is an old Excel workbook is named",
    file: Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "latin1"),
    is: "This is an Excel workbook of the old kind (.xls), not a CSV file. Open it in Excel, choose Save As, “CSV UTF-8”, and import that file.",
  },
  {
    id: "B79",
    why: "that is a PDF is named",
    file: "%PDF-1.7\n%…",
    is: "This is a PDF, not a CSV file. Export the data as CSV and import that file.",
  },
  {
    id: "B79",
    why: "that is packed is named",
    file: gzipSync(leads),
    is: "This is a gzip archive, not a CSV file. Unpack it and import the CSV file inside.",
  },
  {
    id: "B79",
    why: "that is a web page is named",
    file: "<!DOCTYPE html><html><body>Log in</body></html>",
    is: "This is a web page (HTML), often what a server answers in place of a download, or an old “Excel” export, not a CSV file. Download the file again, or open it in Excel and save it as “CSV UTF-8”.",
  },
  {
    id: "B79",
    why: "that is a page of the server in place of a download is named",
    file: "\n  <html><head><title>503</title></head></html>",
    is: "This is a web page (HTML), often what a server answers in place of a download, or an old “Excel” export, not a CSV file. Download the file again, or open it in Excel and save it as “CSV UTF-8”.",
  },
  {
    id: "B79",
    why: "that is a new Excel workbook is read all the same",
    file: workbookBytes({
      Leads: [
        ["company", "email"],
        ["Acme", "ann@acme.example"],
      ],
    }),
    is: { counts: "1 row: 1 accepted", notes: ["Read as an Excel workbook."], leads: [{ company: "Acme" }] },
  },
  {
    id: "B79",
    why: "that is broken in the middle of its workbook is said to be",
    file: workbookBytes({ Leads: [["company"], ["Acme"]] }).subarray(0, 300),
    is: "This Excel workbook cannot be read (Couldn't unzip `.xlsx` file contents). Open it in Excel, save it as “CSV UTF-8”, and import that file.",
  },
  ...[
    ["of a folder above", "../../etc/passwd"],
    ["of a device", "CON.csv"],
    ["of 300 letters", `${"x".repeat(300)}.csv`],
    ["that reads backwards", "leads\u202Evsc.exe"],
    ["with quotes and line ends", 'le"ads\r\nSet-Cookie: x.csv'],
    ["of nothing", ""],
  ].map(([why, fileName = ""]) => ({
    id: "B80",
    why: `with a name ${why} is taken`,
    file: leads,
    with: { fileName },
    is: { counts: "1 row: 1 accepted", leads: [{ company: "Acme" }] },
  })),
]);
