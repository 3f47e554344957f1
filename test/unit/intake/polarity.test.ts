// Is the sign of "against" read where a dash elsewhere says nothing?
import { describe, expect, it } from "vitest";
import { take } from "./taking";

const cases: [cell: string, polarity: string | undefined][] = [
  ["+", "positive"],
  ["-", "negative"],
  [" - ", "negative"],
  ["–", "negative"],
  ["−", "negative"],
  ["—", undefined],
  ["--", undefined],
  ["n/a", undefined],
  ["?", undefined],
  ["none", undefined],
  ["", undefined],
];

describe("a polarity", () => {
  it.each(cases)("of %j in a file of signals", async (cell, polarity) => {
    const { rows, rejects } = await take(`Lead ID,Step,Polarity,Date\nL1,Reached,${cell},2026-04-05\n`);
    expect(rows.map(({ signals }) => signals.map((signal) => signal.polarity))).toEqual(
      polarity === undefined ? [] : [[polarity]],
    );
    expect(rejects.map(({ code }) => code)).toEqual(polarity === undefined ? ["missing"] : []);
  });

  it.each(cases)("of %j in the row of a lead", async (cell, polarity) => {
    const columns = {
      ...{ "lead.company": "Company", "signal.step": "Step" },
      ...{ "signal.polarity": "Polarity", "signal.at": "Date" },
    };
    const mapping = { kind: "leads", columns };
    const { rows } = await take(`Company,Step,Polarity,Date\nAcme,Reached,${cell},2026-04-05\n`, { mapping });
    expect(rows[0]?.signals[0]?.polarity).toBe(polarity);
  });

  it.each([
    ["positive", "negative"],
    ["yes", "no"],
  ])("by words, %s and %s, leaves a dash to say nothing", async (yes, no) => {
    const { rows, rejects } = await take(
      `Lead ID,Step,Polarity,Date\nL1,Reached,${yes},2026-04-05\nL2,Reached,-,2026-04-05\nL3,Reached,${no},2026-04-05\n`,
    );
    expect(rows.map(({ signals }) => signals[0]?.polarity)).toEqual(["positive", "negative"]);
    expect(rejects.map(({ line, code }) => [line, code])).toEqual([[3, "missing"]]);
  });

  it("in two columns is read from the one that says it", async () => {
    const columns = {
      ...{ "signal.lead_id": "Lead ID", "signal.step": "Step", "signal.at": "Date" },
      ...{ "signal.polarity": ["For", "Against"] },
    };
    const file = "Lead ID,Step,For,Against,Date\nL1,Reached,n/a,-,2026-04-05\nL2,Reached,+,,2026-04-05\n";
    const { rows } = await take(file, { mapping: { kind: "signals", columns } });
    expect(rows.map(({ signals }) => signals[0]?.polarity)).toEqual(["negative", "positive"]);
  });

  it("that is a sign is a word of its column, and a filled cell", async () => {
    const { inspection } = await take(
      "Lead ID,Step,Polarity,Date\nL1,Reached,-,2026-04-05\nL2,Reached,-,2026-04-05\nL3,Reached,+,2026-04-05\nL4,Reached,—,2026-04-05\n",
    );
    expect(inspection.columns[2]).toMatchObject({
      filled: 3,
      words: [
        ["-", 2],
        ["+", 1],
      ],
    });
  });

  it("that was given a meaning by its sign leaves empty cells and other dashes alone", async () => {
    const columns = {
      ...{ "signal.lead_id": "Lead ID", "signal.step": "Step" },
      ...{ "signal.at": "Date", "signal.polarity": "Polarity" },
    };
    const mapping = { kind: "signals", columns, values: { "signal.polarity": { "-": "neutral" } } };
    const { rows, rejects } = await take(
      "Lead ID,Step,Polarity,Date\nL1,Reached,-,2026-04-05\nL2,Reached,,2026-04-05\nL3,Reached,—,2026-04-05\n",
      { mapping },
    );
    expect(rows.map(({ signals }) => signals[0]?.polarity)).toEqual(["neutral"]);
    expect(rejects.map(({ line }) => line)).toEqual([3, 4]);
  });

  it("is no signal where a step has a column of its own: a dash there is a blank", async () => {
    const columns = { "lead.company": "Company" };
    const steps = { Reached: { column: "Reached", as: "yes/no" } };
    const { rows, rejects } = await take("Company,Reached\nAcme,-\nBeta,yes\n", {
      mapping: { kind: "leads", columns, steps },
    });
    expect(rejects).toEqual([]);
    expect(rows.map(({ signals }) => signals.length)).toEqual([0, 1]);
  });
});
