// Does a row become the lead it is, or a reject with the right sentence?
import { describe, expect, it } from "vitest";
import { take } from "./taking";

const leads = {
  kind: "leads",
  columns: {
    "lead.vendor_lead_id": "id",
    "lead.company": "company",
    "lead.email": "email",
    "lead.phone": "phone",
  },
};

describe("a lead", () => {
  it("has its cells cleaned, its keys, and the line it stands on", async () => {
    const { rows } = await take(
      "Lead ID,Company,First Name,Last Name,E-Mail,Phone,Website,City,Employees,Lead Source,Purchase Date,Cost\n" +
        'L-1,"The  Acme, Inc.",Ana,Silva, Ana.Silva@Acme.com ,(614) 555-0123 x89,https://www.acme.co.uk/it,"St. Paul, MN","1,200",Leadz,2026-03-04,$80.50\n',
    );
    expect(rows[0]).toMatchObject({
      line: 2,
      list: { vendor: "Leadz", name: undefined, purchased_on: null },
      lead: {
        vendor_lead_id: "L-1",
        person: "Ana Silva",
        email: "Ana.Silva@Acme.com",
        phone: "+16145550123;ext=89",
        seats: 1200,
        price_minor: 8050,
        price_currency: "USD",
        purchased_on: "2026-03-04",
        anonymous: false,
        email_key: "ana.silva@acme.com",
        phone_key: "+16145550123",
        domain_key: "acme.co.uk",
        company_key: "acme",
        city_key: "saint paul",
        person_key: "ana silva",
      },
    });
  });

  it("that names nobody is anonymous, not rejected", async () => {
    const { rows } = await take("id,company,email,city\n,,,Dayton\n,Acme,,Dayton\n", {
      mapping: { kind: "leads", columns: { ...leads.columns, "lead.phone": "city" } },
    });
    expect(rows.length).toBe(2);
    const { rows: nameless } = await take("company,email,city\n,,Dayton\nN/A,-,Akron\nAcme,,Akron\n");
    expect(nameless.map(({ lead }) => lead?.anonymous)).toEqual([true, true, false]);
  });

  it("has the same hash as a row of the same cells, in any file and any order of columns", async () => {
    const one = await take("company,email\nAcme,a@x.com\nBeta,b@x.com\nAcme,a@x.com\n");
    const other = await take("email;more;company\nb@x.com;1;Beta\na@x.com;2;Acme\n");
    const hashes = (taken: typeof one) => taken.rows.map(({ lead }) => lead?.content_hash);
    const [acme, beta, again] = hashes(one);
    expect([again, ...hashes(other)]).toEqual([acme, beta, acme]);
    expect(beta).not.toBe(acme);
  });

  it("has the same hash whatever constants a mapping adds", async () => {
    const columns = { "lead.company": "company" };
    const file = "company\nAcme\n";
    const [bare, added] = await Promise.all(
      [{}, { "lead.country": "US" }].map((constants) =>
        take(file, { mapping: { kind: "leads", columns, constants } }),
      ),
    );
    expect(added?.rows[0]?.lead?.content_hash).toBe(bare?.rows[0]?.lead?.content_hash);
  });

  it("goes to the vendor and list its row names, an empty one to (not stated)", async () => {
    const mapping = {
      kind: "leads",
      columns: { "lead.company": "company", "list.vendor": "vendor" },
      constants: { "list.name": "May" },
    };
    const { rows } = await take("company,vendor\nAcme,Leadz\nBeta,\n", { mapping });
    expect(rows.map(({ list }) => list)).toEqual([
      { vendor: "Leadz", name: "May", purchased_on: null },
      { vendor: "(not stated)", name: "May", purchased_on: null },
    ]);
  });

  it("may carry a defect, with its day or without", async () => {
    const mapping = {
      kind: "leads",
      columns: { "lead.company": "company", "lead.defect": "why", "lead.disqualified_on": "on" },
    };
    const { rows } = await take("company,why,on\nAcme,wrong number,2026-03-04\nBeta,too small,\nGamma,,\n", {
      mapping,
    });
    expect(rows.map(({ defect }) => defect)).toEqual([
      { defect_on: "2026-03-04", reason: "wrong number" },
      { defect_on: null, reason: "too small" },
      undefined,
    ]);
  });

  const rejects: [why: string, file: string, code: string, sentence: RegExp][] = [
    [
      "too few cells",
      "id,company,email,phone\n1,Acme,a@x.com\n",
      "too few cells",
      /^Line 2: it has 3 of 4 cells/,
    ],
    [
      "too many cells",
      "id,company,email,phone\n1,Acme, Inc.,a@x.com,\n2,Beta,b@x.com,\n",
      "too many cells",
      /^Line 2: it has 5 cells, the header has 4/,
    ],
    [
      "a cell over 32,000 characters",
      `id,company,email,phone\n1,${"x".repeat(32_001)},,\n`,
      "cell too long",
      /32001 characters/,
    ],
    ["NUL", "id,company,email,phone\n1,Ac\0me,,\n", "unreadable character", /NUL/],
    [
      "an id ruined by a spreadsheet",
      "id,company,email,phone\n1.23E+17,Acme,,\n",
      "damaged by a spreadsheet",
      /^Line 2, id: "1.23E\+17" is what a spreadsheet made of a long id/,
    ],
    [
      "a phone ruined by a spreadsheet",
      "id,company,email,phone\n1,Acme,,5.55E+09\n",
      "damaged by a spreadsheet",
      /^Line 2, phone: "5.55E\+09"/,
    ],
    [
      "a total",
      "id,company,email,phone\n1,Acme,a@x.com,\nGrand Total,2,,\n",
      "total row",
      /^Line 3: it looks like a total/,
    ],
  ];
  it.each(rejects)("is rejected for %s", async (_why, file, code, sentence) => {
    const taken = await take(file, { mapping: leads });
    expect(taken.rejects.map((reject) => reject.code)).toEqual([code]);
    expect(taken.rejects[0]?.sentence).toMatch(sentence);
    expect(taken.rejects[0]?.sentence).not.toContain("\0");
  });

  it("keeps the cells of a reject as they were", async () => {
    const { rejects: kept } = await take("id,company,email,phone\n1,Acme\n", { mapping: leads });
    expect(kept[0]?.cells).toEqual(["1", "Acme"]);
  });

  it("keeps formulas, markup and leading zeros as text", async () => {
    const mapping = {
      kind: "leads",
      columns: { "lead.company": "company", "lead.note": "note", "lead.postal_code": "zip" },
    };
    const { rows } = await take("company,note,zip\n=1+1,<script>alert(1)</script>,00501\n", { mapping });
    expect(rows[0]?.lead).toMatchObject({
      company: "=1+1",
      note: "<script>alert(1)</script>",
      postal_code: "00501",
    });
  });

  it("takes a range of seats as unknown and a word as a fault", async () => {
    const mapping = { kind: "leads", columns: { "lead.company": "company", "lead.seats": "seats" } };
    const { rows, rejects: faults } = await take("company,seats\nA,51-200\nB,200+\nC,12.0\nD,many\nE,1.5\n", {
      mapping,
    });
    expect(rows.map(({ lead }) => lead?.seats)).toEqual([null, null, 12]);
    expect(faults.map(({ line, code }) => [line, code])).toEqual([
      [5, "unreadable number"],
      [6, "unreadable number"],
    ]);
  });

  it("knows the words of purchase units, and asks for others by values", async () => {
    const mapping = {
      kind: "leads",
      columns: { "lead.company": "company", "lead.purchase_unit": "unit" },
      values: { "lead.purchase_unit": { Gold: "held" } },
    };
    const { rows, rejects: faults } = await take(
      "company,unit\nA,Appointment set\nB,SQL\nC,gold\nD,silver\n",
      { mapping },
    );
    expect(rows.map(({ lead }) => lead?.purchase_unit)).toEqual(["set", "set", "held"]);
    expect(faults[0]?.sentence).toMatch(
      /^Line 5, unit: "silver" is none of record, lead, set, held\. Say what it means with values: \{"lead\.purchase_unit": \{"silver": "\w+"\}\}\.$/,
    );
  });
});
