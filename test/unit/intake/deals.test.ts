// Does a row become the deal it tells of?
import { describe, expect, it } from "vitest";
import { take } from "./taking";

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
