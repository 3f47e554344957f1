// Is the kind of a file guessed from its header, and asked for where it is not sure?
import { describe, expect, it } from "vitest";
import { guessKind } from "../../../app/intake/guessKind";
import { guess } from "./guessing";
import { refusal, take } from "./taking";

describe("a file", () => {
  const cases: [why: string, header: string, kind: string, sure: boolean][] = [
    ["whose steps have a lead and a response", "Lead ID,Step,Response,Date", "signals", true],
    ["whose steps have a lead", "Lead ID,Step,Date", "signals", true],
    ["with buttons", "Lead Ref,Button,Date", "signals", true],
    ["with milestones and answers", "MQL ID,Milestone,Answer,When", "signals", true],
    ["whose stages name a lead and nobody else", "Lead ID,Stage,Date", "signals", true],
    ["whose stages have a response", "Lead ID,Company,Stage,Response,Date", "signals", true],
    ["of people with a stage", "Lead ID,Company,Email,Phone,Stage", "leads", true],
    ["of deals that name a lead", "Lead ID,Stage,Amount,Close Date", "deals", true],
    ["with amounts of vendors by type", "Vendor,List,Type,Amount,Date", "charges", true],
    [
      "with amounts of suppliers by a basis of billing",
      "Supplier,Batch,Billing basis,Net amount",
      "charges",
      true,
    ],
    ["of notes of credit", "Credit note,Vendor,List,Amount,Date,Reason", "credits", true],
    ["of people with a type and an amount", "Company,Email,Vendor,List,Type,Amount", "leads", true],
    ["with amounts of vendors", "Vendor,List,Amount,Date", "leads", false],
    ["of people with a step", "Lead ID,Company,Email,Phone,Price,Purchased On,Step", "leads", false],
    ["of people with a response", "Name,Email,Phone,Response", "leads", false],
  ];
  it.each(cases)("%s", (_why, header, kind, sure) => {
    const guessed = guessKind(header.split(","));
    expect([guessed.kind, guessed.confidence > 0.6]).toEqual([kind, sure]);
    expect(guessed.instead === undefined).toBe(sure);
  });

  it("of signals without issue or manner is read column by column", () => {
    expect(guess("Lead ID,Step,Response,Date")).toEqual({
      kind: "signals",
      columns: {
        ...{ "signal.lead_id": "Lead ID", "signal.step": "Step" },
        ...{ "signal.polarity": "Response", "signal.at": "Date" },
      },
    });
  });

  const people =
    "Lead ID,Company,Email,Phone,Price,Purchased On,Step\nL1,Acme,ana@acme.com,614-555-0123,20,2026-03-02,Reached\n";

  it("that may be of signals is not taken as leads without them", async () => {
    expect(await refusal(people)).toBe(
      "This looks like leads, but not surely: as leads, nothing would be read from Step. Say the kind with --kind signals or --kind leads.",
    );
  });

  it("that may be of charges is not taken as leads that nobody is named in", async () => {
    expect(await refusal("Vendor,List,Amount,Date\nLeadz,May,100,2026-05-01\n")).toBe(
      "Nothing in this file is known to belong to leads. Say the kind with --kind charges, if that is what it is, or another of leads, deals, signals, touches, charges, credits.",
    );
  });

  it("is what somebody said it is", async () => {
    const { rows } = await take(people, { kind: "leads" });
    expect(rows.map(({ lead }) => lead?.vendor_lead_id)).toEqual(["L1"]);
  });

  it("without a signal in a column that might hold them is taken as leads", async () => {
    const { rows } = await take(people.replace(",Reached", ","));
    expect(rows).toHaveLength(1);
  });
});
