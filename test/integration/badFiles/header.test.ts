// What becomes of files whose header is missing, buried, doubled or dangerous?
import { describeBadFiles } from "../../support/badFile";

const lines = (...rows: string[]) => `${rows.join("\n")}\n`;
const mapped = (columns: Record<string, string>) => ({ mapping: { kind: "leads", columns } });

describeBadFiles("a header", [
  {
    id: "B41",
    why: "names that stand twice are told apart by their letters",
    file: lines("email,company,email", "a@acme.example,Acme,b@acme.example"),
    is: {
      counts: "1 row: 1 accepted",
      notes: ['More than one column is called "email"; here they are email (column A), email (column C).'],
      leads: [{ email: "a@acme.example", company: "Acme" }],
    },
  },
  {
    id: "B42",
    why: "names that differ in case and spaces are named",
    file: lines("Email,company,E MAIL ,email", "a@acme.example,Acme,b@acme.example,c@acme.example"),
    is: {
      counts: "1 row: 1 accepted",
      notes: ['More than one column is called "Email"; here they are Email, E MAIL, email.'],
      leads: [{ email: "a@acme.example" }],
    },
  },
  {
    id: "B43",
    why: "a name that looks like a numbered copy is a name of its own",
    file: lines("email,email,email_1,company", "a@acme.example,b@acme.example,c@acme.example,Acme"),
    is: {
      counts: "1 row: 1 accepted",
      notes: ['More than one column is called "email"; here they are email (column A), email (column B).'],
      leads: [{ email: "a@acme.example", company: "Acme" }],
    },
  },
  {
    id: "B44",
    why: "a column without a name has its letter",
    file: lines("company,,email", "Acme,Dayton,ann@acme.example"),
    with: mapped({ "lead.company": "company", "lead.city": "Column B (no name)" }),
    is: { counts: "1 row: 1 accepted", leads: [{ company: "Acme", city: "Dayton" }] },
  },
  {
    id: "B45",
    why: "__proto__ is a column like any other",
    file: lines("__proto__,company", "Dayton,Acme"),
    with: mapped({ "lead.company": "company", "lead.city": "__proto__" }),
    is: { counts: "1 row: 1 accepted", leads: [{ company: "Acme", city: "Dayton" }] },
  },
  {
    id: "B46",
    why: "so are names that every object has",
    file: lines("constructor,toString,hasOwnProperty", "Acme,Dayton,Ohio"),
    with: mapped({ "lead.company": "constructor", "lead.city": "toString", "lead.region": "hasOwnProperty" }),
    is: { counts: "1 row: 1 accepted", leads: [{ company: "Acme", city: "Dayton", region: "Ohio" }] },
  },
  {
    id: "B46",
    why: "and nobody has to map them",
    file: lines("company,constructor,__proto__,valueOf", "Acme,a,b,c"),
    is: { counts: "1 row: 1 accepted", leads: [{ company: "Acme" }] },
  },
  {
    id: "B47",
    why: "so is what a CSV reader calls its overflow",
    file: lines("company,__parsed_extra", "Acme,Dayton", "Beta,Akron,Ohio"),
    with: mapped({ "lead.company": "company", "lead.city": "__parsed_extra" }),
    is: {
      counts: "2 rows: 1 accepted, 1 rejected",
      rejects: [
        "Line 3: it has 3 cells, the header has 2. A cell with a delimiter inside needs quotes around it.",
      ],
      leads: [{ company: "Acme", city: "Dayton" }],
    },
  },
  {
    id: "B48",
    why: "where there is none, the first lead is a lead, and names are asked for",
    file: lines("Acme,ann@acme.example,Dayton", "Beta,bo@beta.example,Akron"),
    is: {
      counts: "2 rows: 2 accepted",
      questions: [
        'The first row looks like data, so the columns have no names: Column A (no name) = "Acme", Column B (no name) = "ann@acme.example", Column C (no name) = "Dayton". Map them by these names, or add a header row.',
      ],
      leads: [{ email: "ann@acme.example" }, { email: "bo@beta.example" }],
    },
  },
  {
    id: "B48",
    why: "a phone and a price in the first row are no names either",
    file: lines("Acme,(614) 555-0123,45.00", "Beta,(614) 555-0199,40.00"),
    is: {
      counts: "2 rows: 2 accepted",
      questions: [
        'The first row looks like data, so the columns have no names: Column A (no name) = "Acme", Column B (no name) = "(614) 555-0123", Column C (no name) = "45.00". Map them by these names, or add a header row.',
      ],
      leads: [{ phone: "+16145550123" }, { phone: "+16145550199" }],
    },
  },
  {
    id: "B49",
    why: "a report's title, date and blank line are left out, and said",
    file: lines(
      "Report: leads of May",
      "2026-05-31",
      "",
      "company,email",
      "Acme,ann@acme.example",
      "Beta,bo@beta.example",
    ),
    is: {
      counts: "2 rows: 2 accepted",
      notes: ["2 lines above the header were left out."],
      leads: [
        { company: "Acme", line: 5 },
        { company: "Beta", line: 6 },
      ],
    },
  },
  {
    id: "B49",
    why: "also where the title is padded with commas",
    file: lines("Report: leads of May,,", ",,", "company,email,city", "Acme,ann@acme.example,Dayton"),
    is: {
      counts: "1 row: 1 accepted",
      notes: ["One line above the header was left out."],
      leads: [{ company: "Acme", line: 4 }],
    },
  },
  {
    id: "B50",
    why: "comment lines are left out, and said",
    file: lines("# made by hand", "company,email", "# May", "Acme,ann@acme.example"),
    is: {
      counts: "1 row: 1 accepted",
      notes: ["2 lines are comments and left out; the first is line 1: # made by hand."],
      leads: [{ company: "Acme", line: 4 }],
    },
  },
  {
    id: "B52",
    why: "ten thousand columns are no table of leads",
    file: lines(Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(","), "Acme"),
    is: "This file has 10000 columns; the most that is taken is 500. Leave out the ones you do not need.",
  },
  {
    id: "B53",
    why: "nor are a hundred thousand of one name",
    file: lines(Array.from({ length: 100_000 }, () => "email").join(","), "Acme"),
    is: "This file has 100000 columns; the most that is taken is 500. Leave out the ones you do not need.",
  },
  {
    id: "B82",
    why: "names in German are understood",
    file: lines(
      "Firma;Ansprechpartner;E-Mail-Adresse;Telefon;Ort",
      "Söhne GmbH;Ute Kern;ute@soehne.example;+49 30 901820;Berlin",
    ),
    is: {
      counts: "1 row: 1 accepted",
      notes: ["Read as utf-8, cells parted by semicolon."],
      leads: [
        {
          company: "Söhne GmbH",
          person: "Ute Kern",
          email: "ute@soehne.example",
          phone: "+4930901820",
          city: "Berlin",
        },
      ],
    },
  },
  {
    id: "B82",
    why: "names in letters that are not Latin leave the addresses, told by their look",
    file: lines("会社,メール", "ひまわり,a@himawari.example"),
    is: { counts: "1 row: 1 accepted", leads: [{ email: "a@himawari.example" }] },
  },
  {
    id: "B82",
    why: "a name of 200 letters is kept whole, and the others are found",
    file: lines(`company,${"very ".repeat(40)}long,email`, "Acme,x,ann@acme.example"),
    is: { counts: "1 row: 1 accepted", leads: [{ email: "ann@acme.example" }] },
  },
  {
    id: "B82",
    why: "a line end inside a name is a space",
    file: lines('"Company\nName","E-mail\r\nAddress"', "Acme,ann@acme.example"),
    is: { counts: "1 row: 1 accepted", leads: [{ company: "Acme", email: "ann@acme.example", line: 4 }] },
  },
]);
