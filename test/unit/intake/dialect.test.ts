// Are delimiter, quote and header row found in files as vendors save them?
import { describe, expect, it } from "vitest";
import { guessDialect } from "../../../app/intake/dialect";
import { refusal, take } from "./taking";

const delimiterOf = (text: string) => guessDialect(text, { complete: true }).delimiter;

describe("the delimiter", () => {
  const cases: [why: string, text: string, delimiter: string][] = [
    ["comma", "company,email\nAcme,a@x.com\n", ","],
    ["semicolon beside decimal commas", "company;cost;city\nAcme;12,50;Köln\nBeta;9,75;Bonn\n", ";"],
    ["tab", "company\tcost\nAcme, Inc.\t1,200\nBeta, Inc.\t900\n", "\t"],
    ["pipe", "company|email\nAcme|a@x.com\nBeta|b@x.com\n", "|"],
    ["caret", "company^email\nAcme^a@x.com\nBeta^b@x.com\n", "^"],
    ["tilde", "company~email\nAcme~a@x.com\nBeta~b@x.com\n", "~"],
    ["a note to Excel", "sep=;\ncompany;email\nAcme;a@x.com\n", ";"],
    ["a note to Excel in quotes", '"sep=|"\ncompany|email\nAcme|a@x.com\n', "|"],
    [
      "semicolons around quoted cells full of commas and lines",
      'a;note\n1;"x, y, z\nand, so, on, and, on"\n2;"p, q, r\ns, t, u, v"\n',
      ";",
    ],
    [
      "a preamble before the wide rows",
      "Report: leads\nMay 2026\n\ncompany,email,phone\nAcme,a@x.com,1\nBeta,b@x.com,2\n",
      ",",
    ],
  ];
  it.each(cases)("is %s", (_why, text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });

  it("is none in a file of one column, which is read whole", async () => {
    const { rows, inspection } = await take("company\nAcme\nBeta\n");
    expect([rows.length, inspection.questions]).toEqual([2, []]);
  });

  it("is asked about in a column of texts with commas, and no text is cut", async () => {
    const { rows, inspection } = await take(
      "company\nAcme\nSmith, Jones & Co\nLee, Park, Kim and Partners, Inc.\n",
    );
    expect(rows.map(({ lead }) => lead?.company)).toEqual([
      "Acme",
      "Smith, Jones & Co",
      "Lee, Park, Kim and Partners, Inc.",
    ]);
    expect(inspection.questions.map(({ code }) => code)).toEqual(["delimiter"]);
  });

  it("can be named", async () => {
    const { rows } = await take("company:email\nAcme:a@x.com\n", { delimiter: ":" });
    expect(rows[0]?.lead?.email).toBe("a@x.com");
    expect(await refusal("company,email\nAcme,a@x.com\n", { delimiter: "::" })).toContain(
      "A delimiter is one character",
    );
  });
});

describe("quotes", () => {
  it("escaped by a backslash are understood", async () => {
    const { rows } = await take('company,note\nAcme,"they said \\"yes\\", twice"\nBeta,"fine"\n');
    expect(rows.map(({ lead }) => lead?.note)).toEqual(['they said "yes", twice', "fine"]);
  });

  it("that break stop the file with the line, and may be taken as text", async () => {
    const file = 'company,city\n"Acme" Inc,Dayton\nBeta,Akron\n';
    expect(await refusal(file)).toMatch(/^Line 2: a quote opens at "Acme" Inc,Dayton/);
    const { rows } = await take(file, { quote: "" });
    expect(rows.map(({ lead }) => lead?.company)).toEqual(['"Acme" Inc', "Beta"]);
  });

  it("that never close on the last line reject that line", async () => {
    const { rows, rejects } = await take('company,city\nAcme,Dayton\nBeta,"Akron\n');
    expect([rows.length, rejects.map(({ line, code }) => [line, code])]).toEqual([
      1,
      [[3, "unclosed quote"]],
    ]);
  });
});

describe("the header row", () => {
  it("is found under a preamble, and lines are counted as in the file", async () => {
    const { inspection, rows } = await take(
      "Lead report,,\nExported 2026-05-01,,\n\ncompany,email,city\nAcme,a@x.com,Dayton\n",
    );
    expect([inspection.headerLine, inspection.header, rows[0]?.line]).toEqual([
      4,
      ["company", "email", "city"],
      5,
    ]);
    expect(inspection.notes).toContain("2 lines above the header were left out.");
  });

  it("may be picked", async () => {
    const { inspection } = await take("x,y\ncompany,email\nAcme,a@x.com\n", { headerLine: 2 });
    expect([inspection.header, inspection.rows]).toEqual([["company", "email"], 1]);
    expect(await refusal("x,y\n1,2\n", { headerLine: 9 })).toContain("No row starts on line 9");
  });

  it("that is missing loses no lead: the columns are named by letters and asked about", async () => {
    const { inspection, results } = await take("Acme,ana@acme.com,Dayton\nBeta,bob@beta.com,Akron\n");
    expect([inspection.headerLine, inspection.rows, results.length]).toEqual([0, 2, 2]);
    expect(inspection.columns.map(({ name }) => name)).toEqual([
      "Column A (no name)",
      "Column B (no name)",
      "Column C (no name)",
    ]);
    expect(inspection.questions.map(({ code }) => code)).toContain("no header");
  });

  it("leaves comment and blank lines out, and counts them, those above the header too", async () => {
    const { inspection, rows } = await take(
      "# made by hand\ncompany,email\n\n# May\nAcme,a@x.com\n   ,\n#hash Inc,b@x.com\n",
    );
    expect([inspection.rows, inspection.blankLines, inspection.comments]).toEqual([2, 2, 2]);
    expect(rows.map(({ line }) => line)).toEqual([5, 7]);
  });

  it("with the same name twice keeps both, each with its letter", async () => {
    const { inspection } = await take("email,company,Email,email\na@x.com,Acme,b@x.com,c@x.com\n");
    expect(inspection.columns.map(({ name }) => name)).toEqual([
      "email (column A)",
      "company",
      "Email",
      "email (column D)",
    ]);
    expect(inspection.notes.join(" ")).toContain('More than one column is called "email"');
  });

  it("with dangerous names is a header like any other", async () => {
    const mapping = {
      kind: "leads",
      columns: {
        "lead.company": "__proto__",
        "lead.person": "constructor",
        "lead.note": "__parsed_extra",
        "lead.city": "toString",
      },
    };
    const { rows } = await take("__proto__,constructor,__parsed_extra,toString\nAcme,Ana,hello,Dayton\n", {
      mapping,
    });
    expect(rows[0]?.lead).toMatchObject({ company: "Acme", person: "Ana", note: "hello", city: "Dayton" });
  });

  it("above 500 columns is refused", async () => {
    const wide = Array.from({ length: 501 }, (_, at) => `c${at}`).join(",");
    expect(await refusal(`${wide}\n${wide}\n`)).toContain("501 columns; the most that is taken is 500");
  });

  it("with empty names at its end asks nothing of them", async () => {
    const { rows, rejects } = await take(
      "company,email,,\nAcme,a@x.com,,\nBeta,b@x.com\nGamma,c@x.com,,extra\n",
    );
    expect([rows.length, rejects.length]).toEqual([3, 0]);
  });
});
