// Does a row become the signals, touches and invoice lines it tells of?
import { describe, expect, it } from "vitest";
import { refusal, take } from "./taking";

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
          known_id: null,
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
      "call_date\tphone_number_dialed\tstatus\tuser\tfull_name\tvendor_lead_code\tlength_in_sec\tstatus_name\r\n2026-03-04 10:00:00\t6145550123\tA\t7\tSam Roe\tL1\t30\tAnswering Machine\r\n2026-03-04 10:05:00\t6145550124\tA\t7\tSam Roe\t\t30\tBusy\r\n2026-03-04 10:06:00\t\tA\t7\tSam Roe\t\t30\tBusy\r\n",
    );
    expect(rows[0]?.touch).toMatchObject({
      named_lead: "L1",
      at: new Date("2026-03-04T15:00:00Z"),
      outcome: "Answering Machine",
      who: "Sam Roe",
    });
    expect(rows[1]?.touch).toMatchObject({ named_lead: null, phone_key: "+16145550124", outcome: "Busy" });
    expect(rejects.map(({ sentence }) => sentence)).toEqual([
      "Line 4: names no lead, so the touch belongs to nobody. Fill a lead id, deal id, e-mail, phone or company.",
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
      known_id: null,
    });
    expect(rejects.map(({ line }) => line)).toEqual([3, 4]);
  });
});
