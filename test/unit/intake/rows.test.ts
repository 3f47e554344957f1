// Does every data row become exactly one row or one reject, with the right facts or the right sentence?
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mapping } from "../../../app/intake/mapping";
import { rowShape } from "../../../app/intake/rowShape";
import { refusal, take } from "./taking";

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

describe("a deal", () => {
  const file = (stages: string[]) =>
    `Deal ID,Company,Deal Stage,Create Date,Close Date,Amount\n${stages.map((stage, at) => `D${at},Acme,${stage},2026-01-02,2026-02-03,1200`).join("\n")}\n`;
  const statuses = async (stages: string[]) =>
    (await take(file(stages))).results.map((result) =>
      "code" in result ? result.code : result.deal?.status,
    );

  it("is won or lost by its stage, and its close date counts for that way alone", async () => {
    const { rows } = await take(file(["Closed Won", "closedlost", "Negotiation/Review"]));
    expect(rows.map(({ deal }) => [deal?.status, deal?.won_on, deal?.lost_on])).toEqual([
      ["won", "2026-02-03", null],
      ["lost", null, "2026-02-03"],
      ["open", null, null],
    ]);
    expect(rows[0]?.deal).toMatchObject({
      external_id: "D0",
      stage: "Closed Won",
      opened_on: "2026-01-02",
      amount_minor: 120_000,
      currency: "USD",
      company_key: "acme",
    });
  });

  it("of a stage nobody knows is open only beside one that is won or lost", async () => {
    expect(await statuses(["Closed Won", "Waiting for Godot"])).toEqual(["won", "open"]);
    expect(await statuses(["Negotiation", "Waiting for Godot"])).toEqual(["open", "unknown word"]);
  });

  it("of a stage nobody knows is told or asked about", async () => {
    const told = await take(file(["Closed Won", "Waiting for Godot"]));
    expect(told.inspection.notes.join(" ")).toContain(
      'In Deal Stage, words that are neither won nor lost count as open: "Waiting for Godot" (1).',
    );
    const asked = await take(file(["Negotiation", "Waiting for Godot"]));
    expect(asked.inspection.questions.map(({ code }) => code)).toEqual(["deal status"]);
    expect(asked.rejects[0]?.sentence).toContain(
      'Say what it means with values: {"deal.status": {"Waiting for Godot": "open"}}.',
    );
  });

  it("without a status is won or lost by its dates, else open", async () => {
    const mapping = {
      kind: "deals",
      columns: { "deal.company": "company", "deal.won_on": "won", "deal.lost_on": "lost" },
    };
    const { results } = await take(
      "company,won,lost\nA,2026-01-02,\nB,,2026-01-02\nC,,\nD,2026-01-02,2026-01-03\n",
      { mapping },
    );
    expect(results.map((result) => ("code" in result ? result.code : result.deal?.status))).toEqual([
      "won",
      "lost",
      "open",
      "contradiction",
    ]);
  });

  it("with an empty status cell is rejected", async () => {
    expect((await take(file(["Closed Won", ""]))).rejects[0]?.sentence).toMatch(
      /^Line 3, Deal Stage: empty, so nothing says whether the deal is open, won or lost/,
    );
  });

  it("is won throughout a file whose constant says so", async () => {
    const mapping = {
      kind: "deals",
      columns: { "deal.lead_id": "mql_id", "deal.won_on": "won_date" },
      constants: { "deal.status": "won" },
    };
    const { rows } = await take("mql_id,won_date\nm1,2018-05-02 20:06:31\n", { mapping });
    expect(rows[0]?.deal).toMatchObject({
      named_lead: "m1",
      status: "won",
      won_on: "2018-05-02",
      stage: null,
    });
  });

  it("has money, months and a margin, each unknown where the cell says nothing", async () => {
    const mapping = {
      kind: "deals",
      columns: {
        "deal.status": "s",
        "deal.mrr": "mrr",
        "deal.one_off": "one",
        "deal.months": "m",
        "deal.margin": "g",
      },
    };
    const { rows } = await take("s,mrr,one,m,g\nwon,1500,250.50,36,45%\nwon,,,,0.5\nwon,,,,35\nwon,,,,—\n", {
      mapping,
    });
    expect(
      rows.map(({ deal }) => [deal?.mrr_minor, deal?.one_off_minor, deal?.months, deal?.margin]),
    ).toEqual([
      [150_000, 25_050, 36, "0.45"],
      [null, null, null, "0.5"],
      [null, null, null, "0.35"],
      [null, null, null, null],
    ]);
  });

  it("stands in a lead's row only where a deal column says something", async () => {
    const { rows } = await take(
      "Company,Email,Deal Status,Won On,MRR\nAcme,a@x.com,won,2026-03-04,900\nBeta,b@x.com,,,\n",
      { kind: "leads" },
    );
    expect(rows.map(({ lead, deal }) => [lead?.company, deal?.status])).toEqual([
      ["Acme", "won"],
      ["Beta", undefined],
    ]);
  });
});

describe("a signal", () => {
  const long = "lead id,step,at,polarity,manner,channel,issue,outcome,cue,meeting on,note,who\n";

  it("in long form is one row", async () => {
    const { rows } = await take(
      `${long}L1,pain agreed,2026-03-04 15:00,negative,spoken,Phone,Price,,,2026-03-20,too dear,Sam\n`,
    );
    expect(rows[0]?.signals).toEqual([
      {
        ...{ named_lead: "L1", named_deal: null, email_key: null, phone_key: null, company_key: null },
        ...{
          step_id: 4,
          at: new Date("2026-03-04T20:00:00Z"),
          polarity: "negative",
          manner: "spoken",
          channel: "call",
          issue_id: 1,
        },
        ...{
          outcome: null,
          cue: null,
          absence: false,
          meeting_on: "2026-03-20",
          note: "too dear",
          who: "Sam",
        },
      },
    ]);
  });

  const readings: [why: string, row: string, expected: object][] = [
    [
      "a no-show is negative, and the buyer was absent",
      "L1,Appointment held,2026-03-04,,,,,no show,,,,",
      { polarity: "negative", outcome: "no-show", absence: true },
    ],
    [
      "held is positive",
      "L1,Appointment held,2026-03-04,,,,,attended,,,,",
      { polarity: "positive", outcome: "held", absence: false },
    ],
    [
      "a moved meeting is neutral",
      "L1,Appointment held,2026-03-04,,,,,rescheduled,,2026-03-11,,",
      { polarity: "neutral", meeting_on: "2026-03-11" },
    ],
    [
      "a cue is unspoken and has its own polarity",
      "L1,Pain agreed,2026-03-04,,,,,,took notes,,,",
      { polarity: "positive", manner: "unspoken", cue: "took notes" },
    ],
    [
      "a cue of absence",
      "L1,Pain agreed,2026-03-04,,,,,,Stopped replying,,,",
      { polarity: "negative", manner: "unspoken", cue: "stopped replying", absence: true },
    ],
    [
      "an issue without polarity is an objection",
      "L1,Pain agreed,2026-03-04,,,,no response,,,,,",
      { polarity: "negative", issue_id: 10, absence: true },
    ],
    [
      "an issue that is answered",
      "L1,Pain agreed,2026-03-04,yes,,,price,,,,,",
      { polarity: "positive", issue_id: 1, absence: false },
    ],
    [
      "a date alone is the first moment of its day",
      "L1,Signed,2026-07-04,+,,,,,,,,",
      { at: new Date("2026-07-04T04:00:00Z"), polarity: "positive" },
    ],
  ];
  it.each(readings)("%s", async (_why, row, expected) => {
    const { rows, rejects } = await take(`${long}${row}\n`);
    expect(rejects).toEqual([]);
    expect(rows[0]?.signals[0]).toMatchObject(expected);
  });

  const faults: [why: string, row: string, sentence: RegExp][] = [
    [
      "a step the organization does not have",
      "L1,Pain agreeed?,2026-03-04,yes,,,,,,,,",
      /^Line 2, step: "Pain agreeed\?" is none of Reached.*"Pain agreed"/,
    ],
    ["no step", "L1,,2026-03-04,yes,,,,,,,,", /^Line 2, step: names no step/],
    ["no date", "L1,Pain agreed,,yes,,,,,,,,", /^Line 2, at: says no date/],
    ["no lead", ",Pain agreed,2026-03-04,yes,,,,,,,,", /^Line 2: names no lead/],
    [
      "no polarity where the file has them",
      "L1,Pain agreed,2026-03-04,,,,,,,,,",
      /^Line 2, polarity: does not say whether the buyer was for or against/,
    ],
    [
      "an outcome against its polarity",
      "L1,Appointment held,2026-03-04,positive,,,,no-show,,,,",
      /^Line 2, outcome: "no-show" is negative, but the row says positive/,
    ],
    [
      "an unknown issue",
      "L1,Pain agreed,2026-03-04,no,,,weather,,,,,",
      /^Line 2, issue: "weather" is none of price/,
    ],
  ];
  it.each(faults)("is rejected for %s", async (_why, row, sentence) => {
    expect(
      (await take(`${long}${row}\n`, { kind: "signals" })).rejects.map((reject) => reject.sentence),
    ).toEqual([expect.stringMatching(sentence)]);
  });

  it("in wide form is one column a step, a date or a yes", async () => {
    const mapping = {
      kind: "leads",
      columns: { "lead.company": "company", "lead.purchased_on": "bought" },
      steps: {
        Reached: { column: "reached", as: "yes/no" },
        "appointment held": { column: "demo", as: "date" },
      },
    };
    const { rows, rejects } = await take(
      "company,bought,reached,demo\nA,2026-03-01,yes,2026-03-04\nB,2026-03-01,no,\nC,2026-03-01,perhaps,\nD,,,soon\n",
      { mapping },
    );
    expect(
      rows.map(({ signals }) =>
        signals.map(({ step_id, at, outcome }) => [step_id, at.toISOString(), outcome]),
      ),
    ).toEqual([
      [
        [1, "2026-03-01T05:00:00.000Z", null],
        [3, "2026-03-04T05:00:00.000Z", "held"],
      ],
      [],
    ]);
    expect(rejects.map(({ line, column, code }) => [line, column, code])).toEqual([
      [4, "reached", "unknown word"],
      [5, "demo", "unreadable date"],
    ]);
  });

  it("in wide form is guessed from columns named after steps", async () => {
    const { inspection, rows } = await take(
      'Company,Email,Date entered "Pain agreed",Appointment set\nAcme,a@x.com,2026-03-04,yes\n',
    );
    expect(inspection.mapping.steps).toEqual({
      "Pain agreed": { column: 'Date entered "Pain agreed"', as: "date" },
      "Appointment set": { column: "Appointment set", as: "yes/no" },
    });
    expect(rows[0]?.signals.length).toBe(2);
  });

  it("of a step that is not there is trouble with the mapping", async () => {
    const mapping = {
      kind: "leads",
      columns: { "lead.company": "company" },
      steps: { "Appointment helt": { column: "demo", as: "date" } },
    };
    expect(await refusal("company,demo\nA,2026-03-04\n", { mapping })).toBe(
      'The mapping names the step "Appointment helt", which this organization does not have. Did you mean "Appointment held"?',
    );
  });
});

describe("a touch, a charge, a credit", () => {
  it("comes from a dialer's export", async () => {
    const { rows, rejects } = await take(
      "call_date\tphone_number_dialed\tstatus\tuser\tfull_name\tvendor_lead_code\tlength_in_sec\tstatus_name\r\n2026-03-04 10:00:00\t6145550123\tA\t7\tSam Roe\tL1\t30\tAnswering Machine\r\n2026-03-04 10:05:00\t6145550124\tA\t7\tSam Roe\t\t30\tBusy\r\n",
    );
    expect(rows[0]?.touch).toMatchObject({
      named_lead: "L1",
      at: new Date("2026-03-04T15:00:00Z"),
      outcome: "Answering Machine",
      who: "Sam Roe",
    });
    expect(rejects.map(({ sentence }) => sentence)).toEqual([
      "Line 3: names no lead, so the touch belongs to nobody. Fill a lead id.",
    ]);
  });

  it("multiplies quantity and unit price where the amount is left out", async () => {
    const { rows, rejects } = await take(
      "vendor,list,basis,quantity,unit price,amount,invoice date\nLeadz,May,per lead,12.5,$10.01,,2026-05-01\nLeadz,,retainer,,,500,2026-05-01\nLeadz,,flat,,,,2026-05-01\n",
      { kind: "charges" },
    );
    expect(
      rows.map(({ charge, list }) => [list.vendor, list.name, charge?.basis, charge?.amount_minor]),
    ).toEqual([
      ["Leadz", "May", "lead", 12_513],
      ["Leadz", undefined, "retainer", 50_000],
    ]);
    expect(rejects.map(({ code }) => code)).toEqual(["missing"]);
  });

  it("needs a day and an amount above 0 for a credit", async () => {
    const { rows, rejects } = await take(
      "vendor,list,lead id,credit amount,credited on\nLeadz,May,L1,80,2026-05-01\nLeadz,May,,0,2026-05-01\nLeadz,May,,80,\n",
      { kind: "credits" },
    );
    expect(rows[0]?.credit).toEqual({
      named_lead: "L1",
      amount_minor: 8000,
      currency: "USD",
      credited_on: "2026-05-01",
      reason: null,
    });
    expect(rejects.map(({ line }) => line)).toEqual([3, 4]);
  });
});

describe("for any file", () => {
  const columns: Mapping["columns"] = {
    "lead.company": "a",
    "lead.cost": "b",
    "lead.purchased_on": "c",
    "lead.phone": "d",
  };

  it("rows and rejects add up to the data rows, and every row has the declared shape", async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        "",
        "Acme",
        "1,5",
        "$3",
        "2026-03-04",
        "03/04/2026",
        "1.23E+9",
        "(614) 555-0123",
        "—",
        "Total",
        "x\ny",
        '"',
      ),
      fc.string({ maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        async (table) => {
          const lines = table.map((cells) =>
            cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(","),
          );
          const file = `a,b,c,d\nfirst,1,2026-01-01,\n${lines.join("\n")}\n`;
          const { inspection, results, rows } = await take(file, {
            mapping: { kind: "leads", columns },
            delimiter: ",",
          });
          expect(results.length).toBe(inspection.rows);
          for (const row of rows) expect(rowShape.safeParse(row).error).toBeUndefined();
        },
      ),
      { numRuns: 100 },
    );
  });

  it("of any bytes, it is taken or refused with a sentence", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ minLength: 0, maxLength: 200 }),
      fc
        .string({
          unit: fc.constantFrom("a", ",", '"', "\n", "\r", ";", "1", "@", ".", "\0", "é", "\u2028"),
          maxLength: 120,
        })
        .map((text) => new TextEncoder().encode(text)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (file) => {
        expect(typeof (await refusal(file))).toBe("string");
      }),
      { numRuns: 300 },
    );
  });
});
