// Does the command line take a signal by the rules of the lead's page, and name the nearest where a name is not known?
import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../app/server/projectRoot";
import { type TestDatabase, testDatabase } from "../support/database";
import { openLeadForms } from "../support/leadForms";

let database: TestDatabase;
let on: Awaited<ReturnType<typeof openLeadForms>>;
const price = "Price range accepted";

beforeAll(async () => {
  database = await testDatabase();
  on = await openLeadForms(database);
});
afterAll(() => database.close());

describe("placket signal", () => {
  it("stores what it is told, and placket signals lists it", async () => {
    const leadId = await on.lead("A17");
    const words = ["signal", "A17", price.toLowerCase(), "-", "--issue", "price, timing", "--who", "Ana"];
    const entered = await placket([
      ...words,
      "--cue",
      "checked the phone",
      "--at",
      "2026-02-01T14:05",
      "--json",
    ]);
    expect(JSON.parse(entered.stdout)).toMatchObject({
      leadId,
      signalIds: [expect.any(Number), expect.any(Number)],
    });
    expect(await on.signals(leadId)).toMatchObject([
      { polarity: "negative", manner: "unspoken", cue: "checked the phone", who: "Ana" },
      { polarity: "negative" },
    ]);
    expect((await placket(["signals", String(leadId)])).stdout).toMatch(
      /Price range accepted +objection +\d+ +2026-02-01 14:05 +negative +unspoken +checked the phone, timing +open +Ana/,
    );
  }, 60_000);

  it.each([
    {
      why: "a step misspelt",
      words: ["A18", "Price range acepted", "+"],
      says: 'Did you mean "Price range accepted"?',
    },
    {
      why: "an issue misspelt",
      words: ["A18", price, "-", "--issue", "prise"],
      says: 'Did you mean "price"?',
    },
    { why: "an unknown lead", words: ["B1", price, "+"], says: 'There is no lead "B1" here' },
    { why: "no sign", words: ["A18", price], says: "Was the buyer for or against?" },
    { why: "another sign", words: ["A18", price, "x"], says: 'not "x"' },
    { why: "a day ahead", words: ["A18", price, "+", "--at", "2099-01-01"], says: "still ahead" },
    { why: "no day", words: ["A18", price, "+", "--at", "soon"], says: "is no day" },
  ])(
    "refuses $why in one sentence, with exit code 2",
    async ({ words, says }) => {
      const leadId = (
        await on.inside((db) =>
          db.selectFrom("lead").select("lead_id").where("vendor_lead_id", "=", "A18").execute(),
        )
      )[0]?.lead_id;
      const known = leadId ?? (await on.lead("A18"));
      const { code, stderr } = await placket(["signal", ...words]);
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(says) });
      expect(await on.signals(known)).toEqual([]);
    },
    60_000,
  );
});

function placket(words: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(projectRoot(), "scripts/placket.js"), ...words], {
    env: { ...process.env, DATABASE_URL: database.url, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => {
    said.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said.stderr += text;
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, ...said })));
}
