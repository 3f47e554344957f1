// Are the words that sales people write understood as our steps, issues, outcomes and statuses?
import { describe, expect, it } from "vitest";
import { context, take } from "./taking";

const stepName = (id: number | undefined) => context.steps.find(({ step_id }) => step_id === id)?.name;

describe("a word for a step", () => {
  const words: [word: string, step: string | undefined, why: string][] = [
    ["Appointment set", "Appointment set", "a step by its name"],
    ["appointment-SET", "Appointment set", "whatever its case and punctuation"],
    ["SQL", "Appointment set", "a sales qualified lead agreed to talk"],
    ["Appt set", "Appointment set", "as appointment setters write"],
    ["2. Demo booked", "Appointment set", "with the number of the stage"],
    ["appointmentscheduled", "Appointment set", "HubSpot's internal name"],
    ["Contact Made", "Reached", "a stage of Pipedrive"],
    ["Demo held", "Appointment held", "a meeting that took place"],
    ["Closed Won", "Signed", "the last step"],
    ["Proposal sent", undefined, "says what we did, not what the buyer agreed to"],
    ["MQL", undefined, "marketing's opinion is no agreement"],
    ["Qualified to buy", undefined, "nobody knows which step that is here"],
  ];
  it.each(words)("%s means %s: %s", async (word, step) => {
    const { rows, rejects } = await take(`lead id,step,date\nL1,${word},2026-03-04\n`, { kind: "signals" });
    expect(stepName(rows[0]?.signals[0]?.step_id)).toBe(step);
    expect(rejects.map(({ code }) => code)).toEqual(step === undefined ? ["unknown word"] : []);
  });

  it("that tells of a meeting missed is one of the meeting", async () => {
    const { rows } = await take("lead id,step,date\nL1,No show,2026-03-04\n", { kind: "signals" });
    expect(rows[0]?.signals[0]).toMatchObject({
      step_id: 3,
      outcome: "no-show",
      polarity: "negative",
      absence: true,
    });
  });

  it("is never guessed where the organization has two such steps", async () => {
    const steps = [
      ...context.steps,
      { step_id: 99, name: "Second appointment held", kind: "appointment_held" as const },
    ];
    const { rejects } = await take(
      "lead id,step,date\nL1,Demo held,2026-03-04\n",
      { kind: "signals", context: { ...context, steps } },
      { steps },
    );
    expect(rejects.map(({ code }) => code)).toEqual(["unknown word"]);
  });
});

describe("a word for an issue", () => {
  const words: [word: string, issue: string | undefined][] = [
    ["Price", "price"],
    ["too expensive", "price"],
    ["Not now", "timing"],
    ["in contract", "incumbent contract"],
    ["Gatekeeper", "no authority"],
    ["Has IT guy", "in-house IT person"],
    ["Ghosted", "no response"],
    ["the weather", undefined],
  ];
  it.each(words)("%s means %s", async (word, issue) => {
    const { rows } = await take(`lead id,step,date,issue\nL1,Pain agreed,2026-03-04,${word}\n`, {
      kind: "signals",
    });
    expect(context.issues.find(({ issue_id }) => issue_id === rows[0]?.signals[0]?.issue_id)?.name).toBe(
      issue,
    );
  });
});

describe("a word for", () => {
  const words: [column: string, word: string, expected: object][] = [
    ["polarity", "NI", { polarity: "negative" }],
    ["polarity", "DNC", { polarity: "negative" }],
    ["polarity", "Callback", { polarity: "neutral" }],
    ["polarity", "Interested", { polarity: "positive" }],
    ["outcome", "NS", { outcome: "no-show" }],
    ["outcome", "Rebooked", { outcome: "rescheduled" }],
  ];
  it.each(words)("%s: %s", async (column, word, expected) => {
    const { rows } = await take(`lead id,step,date,${column}\nL1,Appointment held,2026-03-04,${word}\n`, {
      kind: "signals",
    });
    expect(rows[0]?.signals[0]).toMatchObject(expected);
  });

  it.each([
    ["Appt set", "open"],
    ["No show", "open"],
    ["NI", "lost"],
    ["DNC", "lost"],
    ["Callback", "open"],
  ])("a deal's status: %s", async (word, status) => {
    const { rows } = await take(`deal id,deal status\nD1,${word}\n`);
    expect(rows[0]?.deal?.status).toBe(status);
  });
});

describe("words that nobody knows", () => {
  it("are asked about with their rows, for each column of words", async () => {
    const { inspection } = await take(
      "lead id,step,date,polarity,issue\nL1,Warm,2026-03-04,yes,price\nL2,Warm,2026-03-05,perhaps,weather\n",
      { kind: "signals" },
    );
    expect(inspection.questions.map(({ code, column, sentence }) => [code, column, sentence])).toEqual([
      ["words", "step", expect.stringContaining('"Warm" (2)')],
      ["words", "polarity", expect.stringContaining('"perhaps" (1)')],
      ["words", "issue", expect.stringContaining('"weather" (1)')],
    ]);
  });

  it("mean what a mapping says, also an empty cell", async () => {
    const mapping = {
      kind: "signals",
      columns: {
        "signal.lead_id": "lead id",
        "signal.step": "step",
        "signal.at": "date",
        "signal.issue": "issue",
      },
      values: { "signal.step": { Warm: "Pain agreed" }, "signal.issue": { weather: "" } },
    };
    const { rows, inspection } = await take("lead id,step,date,issue\nL1,WARM,2026-03-04,weather\n", {
      mapping,
    });
    expect(rows[0]?.signals[0]).toMatchObject({ step_id: 4, issue_id: null });
    expect(inspection.questions).toEqual([]);
  });
});

describe("a column with the days of a stage", () => {
  const columns: [header: string, step: string | undefined, why: string][] = [
    [
      'Date entered "Appointment set (Sales Pipeline)"',
      "Appointment set",
      "HubSpot, with double quotes and the pipeline",
    ],
    [
      "Date entered 'Demo scheduled (New business)'",
      "Appointment set",
      "with single quotes, by what the stage means",
    ],
    ["hs_v2_date_entered_appointmentscheduled", "Appointment set", "HubSpot's internal name"],
    ["Became a Sales Qualified Lead Date", "Appointment set", "a stage of the life cycle"],
    ["Entered Pain agreed", "Pain agreed", "plain words"],
    ["Demo booked on", "Appointment set", "two words and a day"],
    ["Price range accepted", "Price range accepted", "the step's own name"],
    ["Date entered current stage", undefined, "names no stage"],
    ["Meeting date", undefined, "may be the day of any meeting"],
    ["Date exited 'Appointment set'", undefined, "the day it was left"],
  ];
  it.each(columns)("%s is %s: %s", async (header, step) => {
    const cell = `"${header.replaceAll('"', '""')}"`;
    const { inspection, rows } = await take(
      `Lead ID,Company,Email,${cell}\nL1,Larch,a@larch.example,2026-03-04\nL2,Elm,b@elm.example,\n`,
    );
    expect(Object.keys(inspection.mapping.steps)).toEqual(step === undefined ? [] : [step]);
    const signals = rows.map((row) =>
      row.signals.map(({ step_id, polarity }) => [stepName(step_id), polarity]),
    );
    expect(signals).toEqual(step === undefined ? [[], []] : [[[step, "positive"]], []]);
  });

  it("of which nobody knows the step is offered", async () => {
    const { inspection } = await take(
      "Lead ID,Company,Email,Date entered 'Contract sent'\nL1,Larch,a@larch.example,2026-03-04\n",
    );
    expect(inspection.questions).toEqual([
      expect.objectContaining({
        code: "stage dates",
        column: "Date entered 'Contract sent'",
        choices: context.steps.map(({ name }) => name),
      }),
    ]);
  });

  it("of the close is left to the deal that stands in the row", async () => {
    const { inspection, rows } = await take(
      "Record ID,Deal Name,Deal Stage,Close Date,Date entered 'Closed Won'\n1,Larch,Closed lost,2026-04-04,2026-03-04\n",
    );
    expect([inspection.mapping.steps, inspection.questions, rows[0]?.signals]).toEqual([{}, [], []]);
  });
});
