// What becomes of files whose quotes, delimiters and line ends are not what they should be?
import { describeBadFiles } from "../../support/badFile";

const lines = (...rows: string[]) => `${rows.join("\n")}\n`;

describeBadFiles("broken quotes", [
  {
    id: "B20",
    why: "a quote that never closes stops the file where it opened",
    file: lines("company,city", "Acme,Dayton", 'Beta,"Akron', "Gamma,Toledo", "Delta,Lima"),
    is: 'Line 3: a quote opens at "Akron and never closes. Close it, or write "" for a quote inside a quoted cell; or take quotes as plain text.',
  },
  {
    id: "B20",
    why: "also in a file of three columns and few rows",
    file: lines("company,city,email", 'Acme,"Dayton,a@acme.example', "Beta,Akron,b@beta.example"),
    is: 'Line 2: a quote opens at "Dayton,a@acme.example and never closes. Close it, or write "" for a quote inside a quoted cell; or take quotes as plain text.',
  },
  {
    id: "B20",
    why: "also in a file of one column",
    file: lines("company", "Acme", '"Beta', "Gamma", "Delta"),
    is: 'Line 3: a quote opens at "Beta and never closes. Close it, or write "" for a quote inside a quoted cell; or take quotes as plain text.',
  },
  {
    id: "B20",
    why: "also where only semicolons would part it otherwise",
    file: lines("company;city", 'Acme;"Dayton', "Beta;Akron", "Gamma;Toledo"),
    is: 'Line 2: a quote opens at "Dayton and never closes. Close it, or write "" for a quote inside a quoted cell; or take quotes as plain text.',
  },
  {
    id: "B20",
    why: "also where the quote swallows a row and breaks at the next",
    file: lines("company,city", 'Acme,"Dayton', 'Beta,"Akron"', "Gamma,Toledo"),
    is: 'Line 2: a quote opens at "Dayton and closes in the middle of its cell. Close it, or write "" for a quote inside a quoted cell; or take quotes as plain text.',
  },
  {
    id: "B20",
    why: "also in the header, which then is all there is",
    file: lines('company,"city', "Acme,Dayton", "Beta,Akron"),
    is: 'Line 1: a quote opens at "city and never closes. Close it, or write "" for a quote inside a quoted cell; or take quotes as plain text.',
  },
  {
    id: "B21",
    why: "in the last row it is the fault of that row alone",
    file: lines("company,city", "Acme,Dayton", 'Beta,"Akron'),
    is: {
      counts: "2 rows: 1 accepted, 1 rejected",
      rejects: ["Line 3: a quote opens here and never closes, at the very end of the file. Close it."],
      leads: [{ company: "Acme" }],
    },
  },
  {
    id: "B22",
    why: "text after a closing quote stops the file there",
    file: lines("company,city", '"Acme" Inc,Dayton', "Beta,Akron"),
    is: 'Line 2: a quote opens at "Acme" Inc,Dayton and closes in the middle of its cell. Close it, or write "" for a quote inside a quoted cell; or take quotes as plain text.',
  },
  {
    id: "B23",
    why: "a quote inside a bare cell is a character",
    file: lines("company,note", "Acme,5' 10\" tall"),
    is: { counts: "1 row: 1 accepted", leads: [{ note: "5' 10\" tall" }] },
  },
  {
    id: "B24",
    why: "backslashes before quotes are understood, and said",
    file: lines("company,note", '"Acme","they said \\"yes\\", twice"', '"Beta","fine"'),
    is: {
      counts: "2 rows: 2 accepted",
      notes: ["Quotes inside cells are written with a backslash."],
      leads: [{ note: 'they said "yes", twice' }, { note: "fine" }],
    },
  },
  {
    id: "B25",
    why: "curly quotes are no quotes: the row that they split is rejected",
    file: lines("company,city", "“Acme, Inc.”,Dayton", "Beta,Akron", "Gamma,Lima"),
    is: {
      counts: "3 rows: 2 accepted, 1 rejected",
      rejects: [
        'Line 2: it has 3 cells, the header has 2. Curly quotes hold no cell together: write straight ones (") around a cell with a delimiter inside.',
      ],
      leads: [{ company: "Beta" }, { company: "Gamma" }],
    },
  },
  {
    id: "B57",
    why: "quote after quote is one sentence, not one for each",
    file: `company,city\n${'"x"y,z\n'.repeat(50_000)}`,
    is: 'Line 2: a quote opens at "x"y,z and closes in the middle of its cell. Close it, or write "" for a quote inside a quoted cell; or take quotes as plain text.',
  },
]);

describeBadFiles("other delimiters", [
  {
    id: "B26",
    why: "semicolons beside decimal commas",
    file: lines("company;cost;city", "Acme;12,50;Köln", "Beta;9,75;Bonn"),
    is: {
      counts: "2 rows: 2 accepted",
      notes: ["Read as utf-8, cells parted by semicolon."],
      leads: [{ price_minor: 1250 }, { price_minor: 975 }],
    },
  },
  {
    id: "B27",
    why: "tabs",
    file: lines("company\tcity", "Acme, Inc.\tDayton", "Beta, Inc.\tAkron"),
    is: {
      counts: "2 rows: 2 accepted",
      notes: ["Read as utf-8, cells parted by tab."],
      leads: [{ company: "Acme, Inc." }, { company: "Beta, Inc." }],
    },
  },
  {
    id: "B28",
    why: "pipes",
    file: lines("company|city", "Acme|Dayton", "Beta|Akron"),
    is: {
      counts: "2 rows: 2 accepted",
      notes: ["Read as utf-8, cells parted by pipe."],
      leads: [{ city: "Dayton" }, { city: "Akron" }],
    },
  },
  {
    id: "B29",
    why: "carets",
    file: lines("company^city", "Acme^Dayton", "Beta^Akron"),
    is: {
      counts: "2 rows: 2 accepted",
      notes: ["Read as utf-8, cells parted by ^."],
      leads: [{ city: "Dayton" }, { city: "Akron" }],
    },
  },
  {
    id: "B29",
    why: "tildes",
    file: lines("company~city", "Acme~Dayton", "Beta~Akron"),
    is: {
      counts: "2 rows: 2 accepted",
      notes: ["Read as utf-8, cells parted by ~."],
      leads: [{ city: "Dayton" }, { city: "Akron" }],
    },
  },
  {
    id: "B29",
    why: "a delimiter nobody knows leaves one column, which is asked about",
    file: lines("company§city", "Acme§Dayton", "Beta§Akron"),
    is: 'Nothing in this file is known to belong to leads. Each of its lines reads as one cell, and the first is "company§city": if that is several, name the delimiter. Say which column is which with a mapping, such as {"kind": "leads", "columns": {"lead.company": "…"}}.',
  },
  {
    id: "B30",
    why: "a note to Excel is no header",
    file: lines("sep=;", "company;city", "Acme;Dayton"),
    is: {
      counts: "1 row: 1 accepted",
      notes: ["Read as utf-8, cells parted by semicolon."],
      leads: [{ city: "Dayton" }],
    },
  },
  {
    id: "B30",
    why: "nor is one in quotes",
    file: lines('"sep=;"', "company;city", "Acme;Dayton"),
    is: {
      counts: "1 row: 1 accepted",
      notes: ["Read as utf-8, cells parted by semicolon."],
      leads: [{ city: "Dayton" }],
    },
  },
  {
    id: "B31",
    why: "one column needs none",
    file: lines("company", "Acme", "Beta"),
    is: {
      counts: "2 rows: 2 accepted",
      notes: ["Read as utf-8, one cell a line."],
      leads: [{ company: "Acme" }, { company: "Beta" }],
    },
  },
  {
    id: "B32",
    why: "commas in the texts of one column part nothing, and are asked about",
    file: lines("company", "Acme", "Smith, Jones & Co", "Lee, Park, Kim and Partners, Inc."),
    is: {
      counts: "3 rows: 3 accepted",
      notes: ["Read as utf-8, one cell a line."],
      questions: [
        "The rows do not part evenly at any delimiter, so each line is one cell. Name the delimiter if there is one.",
      ],
      leads: [
        { company: "Acme" },
        { company: "Smith, Jones & Co" },
        { company: "Lee, Park, Kim and Partners, Inc." },
      ],
    },
  },
  {
    id: "B33",
    why: "semicolons are not outvoted by commas inside quotes",
    file: lines("company;note", 'Acme;"x, y, z\nand, so, on"', 'Beta;"p, q, r\ns, t, u, v"'),
    is: {
      counts: "2 rows: 2 accepted",
      notes: ["Read as utf-8, cells parted by semicolon."],
      leads: [{ note: "x, y, z\nand, so, on" }, { note: "p, q, r\ns, t, u, v" }],
    },
  },
]);

describeBadFiles("line ends", [
  {
    id: "B34",
    why: "all three in one file",
    file: "company,city\r\nAcme,Dayton\nBeta,Akron\rGamma,Lima\r\n",
    is: {
      counts: "3 rows: 3 accepted",
      leads: [
        { company: "Acme", line: 2 },
        { company: "Beta", line: 3 },
        { company: "Gamma", line: 4 },
      ],
    },
  },
  {
    id: "B35",
    why: "those of old Macs",
    file: "company,city\rAcme,Dayton\rBeta,Akron\r",
    is: {
      counts: "2 rows: 2 accepted",
      leads: [
        { company: "Acme", line: 2 },
        { company: "Beta", line: 3 },
      ],
    },
  },
  {
    id: "B36",
    why: "those inside quotes are part of the cell",
    file: 'company,note\nAcme,"one\r\ntwo"\nBeta,three\n',
    is: {
      counts: "2 rows: 2 accepted",
      leads: [
        { note: "one\ntwo", line: 2 },
        { note: "three", line: 4 },
      ],
    },
  },
  {
    id: "B37",
    why: "one inside a quoted name is a space of it",
    file: 'company,"e\rmail"\nAcme,ann@acme.example\n',
    is: { counts: "1 row: 1 accepted", leads: [{ email: "ann@acme.example" }] },
  },
]);
