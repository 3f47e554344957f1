// Is a mapping file obeyed, or refused with the nearest right thing?
import { describe, expect, it } from "vitest";
import { parseMapping } from "../../../app/intake/mapping";
import { nearest } from "../../../app/intake/nearest";
import { targetNames, targets } from "../../../app/intake/targets";
import { refusal, take } from "./taking";

describe("a mapping file", () => {
  const file = "Company Name,E-mail,E-mail\nAcme,a@x.com,b@x.com\n";
  const cases: [why: string, mapping: unknown, says: string][] = [
    [
      "an unknown field",
      { kind: "leads", columns: { "lead.compny": "Company Name" } },
      'The mapping\'s columns name the field "lead.compny", which there is not. Did you mean "lead.company"?',
    ],
    [
      "a column the file does not have",
      { kind: "leads", columns: { "lead.company": "Company" } },
      'The mapping reads lead.company from the column "Company", which this file does not have. Did you mean "Company Name"?',
    ],
    [
      "a column of which there are two",
      { kind: "leads", columns: { "lead.email": "E-mail" } },
      'The mapping reads lead.email from the column "E-mail", and the file has several of that name. Say "E-mail (column B)" or "E-mail (column C)".',
    ],
    [
      "an unknown kind",
      { kind: "people" },
      "The mapping's kind must be one of leads, deals, signals, touches, charges, credits.",
    ],
    [
      "a part that is not one",
      { kind: "leads", colums: {} },
      'The mapping says "colums", which is not part of a mapping. Its parts are kind, columns, constants, values, formats, steps, conflicts.',
    ],
    [
      "no object",
      [],
      'A mapping is a JSON object such as {"kind": "leads", "columns": {"lead.email": "E-mail"}}.',
    ],
    [
      "a number format for a date",
      { kind: "leads", formats: { "lead.purchased_on": { decimal: "," } } },
      'The mapping\'s format for lead.purchased_on must be a date format, such as "dd/MM/yyyy".',
    ],
    [
      "a date format for money",
      { kind: "leads", formats: { "lead.cost": "dd/MM" } },
      'The mapping\'s format for lead.cost must say how numbers are written: {"decimal": ",", "group": "."}.',
    ],
    [
      "nothing of its kind",
      { kind: "deals", columns: { "lead.company": "Company Name" } },
      'Nothing in this file is known to belong to deals. Say which column is which with a mapping, such as {"kind": "deals", "columns": {"deal.status": "…"}}.',
    ],
  ];
  it.each<[why: string, conflicts: object, says: string]>([
    [
      "a rule there is not",
      { "lead.email": "sometimes" },
      "The mapping's conflicts → lead.email must be one of overwrite, fill blanks only, never.",
    ],
    [
      "a field that says which lead it is",
      { "lead.vendor_lead_id": "overwrite" },
      "The mapping's conflicts name lead.vendor_lead_id, which no row can change in what is here. Leave it out.",
    ],
    [
      "no field at all",
      { "lead.mail": "never" },
      'The mapping\'s conflicts name the field "lead.mail", which there is not. Did you mean "lead.email"?',
    ],
  ])("with conflicts of %s is refused", (_why, conflicts, says) => {
    expect(() => parseMapping({ kind: "leads", conflicts })).toThrow(says);
  });

  it.each(cases)("with %s is refused with the nearest right thing", async (_why, mapping, says) => {
    expect(await refusal(file, { mapping })).toBe(says);
  });

  it("names columns whatever their case and spaces", async () => {
    const { rows } = await take(file, {
      mapping: { kind: "leads", columns: { "lead.company": "companyname" } },
    });
    expect(rows[0]?.lead?.company).toBe("Acme");
  });

  it("may join columns and set constants", async () => {
    const mapping = parseMapping({
      kind: "leads",
      columns: { "lead.person": ["E-mail (column B)", "E-mail (column C)"] },
      constants: { "lead.country": "US" },
    });
    const { rows } = await take(file, { mapping });
    expect(rows[0]?.lead).toMatchObject({ person: "a@x.com b@x.com", country: "US" });
  });
});

describe("the fields", () => {
  it("each have a label of their own and a sentence", () => {
    const labels = targetNames.map((name) => targets[name].label);
    expect(new Set(labels).size).toBe(labels.length);
    for (const name of targetNames) expect(targets[name].says).toMatch(/^[A-Z].*\.$/);
  });

  it("have a nearest one for a misspelling, and none for nonsense", () => {
    expect([nearest("lead.emial", targetNames), nearest("zzzz", targetNames)]).toEqual([
      "lead.email",
      undefined,
    ]);
  });
});

describe("a header", () => {
  it("has the same fingerprint whatever its case and spaces", async () => {
    const [one, other, third] = await Promise.all(
      ["Company,E-Mail\nA,a@x.com\n", "company , e-mail\nA,a@x.com\n", "e-mail,company\na@x.com,A\n"].map(
        async (file) => (await take(file)).inspection.fingerprint,
      ),
    );
    expect(other).toBe(one);
    expect(third).not.toBe(one);
  });
});

describe("a mapping that leaves the columns to the guess", () => {
  it("settles how dates are written", async () => {
    const mapping = { kind: "leads", formats: { "lead.delivered_at": "dd/MM/yyyy" } };
    const { rows, inspection } = await take(
      "Lead ID,Company,Date Delivered\nL1,Acme,03/04/2026\nL2,Beta,05/04/2026\n",
      { mapping },
    );
    expect(inspection.mapping.columns).toMatchObject({ "lead.company": "Company" });
    expect(inspection.questions).toEqual([]);
    expect(rows.map(({ lead }) => lead?.delivered_at?.toISOString().slice(0, 10))).toEqual([
      "2026-04-03",
      "2026-04-05",
    ]);
  });

  it("says the kind, and what words mean", async () => {
    const mapping = { kind: "signals", values: { "signal.polarity": { yep: "positive" } } };
    const { rows } = await take("Lead ID,Step,Response,Date\nL1,Reached,yep,2026-04-05\n", { mapping });
    expect(rows.map(({ signals }) => signals[0]?.polarity)).toEqual(["positive"]);
  });
});
