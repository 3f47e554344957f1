// Does the command line take files in, answer in tables and JSON, and say in one sentence what is wrong?
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { projectRoot } from "../../app/server/projectRoot";
import { emptyDatabase, type TestDatabase } from "../support/database";

let database: Pick<TestDatabase, "url" | "close">;
const directory = mkdtempSync(join(tmpdir(), "placket-cli-"));

beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(directory, { recursive: true });
});

const leads =
  "Lead ID,Company,Email,Price\nA1,Acme Dental,ann@acme-dental.example,80.00\nA2,Birch Law,bo@birch-law.example,80.00\n";
const deals =
  "Deal,Lead ID,Stage,Created,Closed,MRR,Months\nD1,A1,Closed Won,2026-01-20,2026-03-01,1000.00,12\n";
const signals =
  "Lead ID,Step,Date,Polarity,Issue\nA1,Reached,2026-01-11,positive,\nA2,Reached,2026-01-12,positive,\nA2,Price range accepted,2026-01-20,negative,price\n";

const january = ["--vendor", "Northwind", "--list", "January"];

test("three files in, the report out: spend, a win, and an objection left open", async () => {
  const imported = await placket([
    "import",
    file("leads.csv", leads),
    ...january,
    "--purchased-on",
    "2026-01-10",
  ]);
  expect(imported.stdout).toContain("2 rows: 2 accepted, 0 already here, 0 rejected.");
  const mapping = file(
    "deals.json",
    JSON.stringify({
      kind: "deals",
      columns: {
        ...{
          "deal.deal_id": "Deal",
          "deal.lead_id": "Lead ID",
          "deal.status": "Stage",
          "deal.opened_on": "Created",
          "deal.won_on": "Closed",
        },
        ...{ "deal.mrr": "MRR", "deal.months": "Months" },
      },
      values: { "deal.status": { "Closed Won": "won" } },
    }),
  );
  expect((await placket(["import", file("deals.csv", deals), "--mapping", mapping])).stdout).toContain(
    "New: 1 deal.",
  );
  expect((await placket(["import", file("signals.csv", signals), "--kind", "signals"])).stdout).toContain(
    "New: 3 signals.",
  );
  expect((await placket(["match"])).stdout).toBe(
    "0 deals without a certain lead: 0 linked by likeness, 0 to decide on (0 pairs), 0 without a lead.\n",
  );
  const hubspot = file("hubspot.csv", "Record ID,Deal Name,Deal Stage\n1,Larch IT,Proposal sent\n");
  const dryRun = ["import", hubspot, "--dry-run"];
  expect((await placket(dryRun)).stdout).toContain("Looks like a HubSpot deal export; --preset none");
  const turnedDown = await placket([...dryRun, "--preset", "none", "--json"]);
  expect(JSON.parse(turnedDown.stdout)).toMatchObject({ preset: null, kind: "deals" });
  const stalls = JSON.parse((await placket(["report", "stalls", "--as-of", "2026-06-01", "--json"])).stdout);
  expect(stalls).toMatchObject({
    ...{ asOf: "2026-06-01", currency: "USD", leads: 2, spendMinor: 16000 },
    states: { won: 1, stalled: 1 },
  });
  expect(stalls.steps.find((row: { step: string }) => row.step === "Price range accepted")).toMatchObject({
    stalled: 1,
    objection: 1,
    strandedMinor: 8000,
  });
  const vendors = JSON.parse(
    (await placket(["report", "vendors", "--as-of", "2026-08-01", "--json"])).stdout,
  );
  expect(vendors.vendors[0]).toMatchObject({
    ...{ vendor: "Northwind", leads: 2, won: 1, contractValueMinor: 1200000 },
    ...{ cacMinor: 16000, cplMinor: 8000 },
    closeRate: { value: 0.5, n: 2, horizonDays: 180, tooYoung: 0 },
    ...{ mrrMinor: 100000, spendMinor: 16000, chargesMinor: 16000, wasteMinor: 8000 },
    held: { leads: 2, costMinor: 8000 },
    speed: { workedLeads: 2, medianDays: 1.5, n: 2 },
    contracted: { value: null, atLeast: -1, known: 0, deals: 1 },
    projected: { value: null, why: "only 1 win to learn from, 20 needed" },
    payback: { months: null, atMost: null },
    place: { above: 0, below: 0, unclear: 0 },
  });
  expect((await placket(["report", "vendors", "--as-of", "2026-08-01"])).stdout).toMatch(
    /Northwind +2 +\$160.00 +\$80.00[\s\S]*In one unit, an appointment held costs: Northwind \$80 /,
  );
  const waste = JSON.parse((await placket(["report", "waste", "--as-of", "2026-06-01", "--json"])).stdout);
  expect(waste).toMatchObject({
    ...{ asOf: "2026-06-01", currency: "USD", leads: 2, pricedLeads: 2, otherCurrencies: [] },
    ...{ chargesMinor: 16000, creditsMinor: 0, netSpendMinor: 16000, wasteMinor: 8000 },
  });
  expect(waste.buckets).toMatchObject([
    { bucket: "won", onWhom: "nobody", minor: 8000, leads: 1 },
    {
      ...{ bucket: "objection left open", onWhom: "us", minor: 8000, leads: 1 },
      ...{ step: "Price range accepted", issue: "price" },
    },
  ]);
  expect((await placket(["report", "waste", "--as-of", "2026-06-01"])).stdout).toContain(
    "Of $160 net, $80 is waste that is ours: all of it objections left open, all at Price range accepted.",
  );
  const found = JSON.parse((await placket(["report", "leads", "--as-of", "2026-06-01", "--json"])).stdout);
  expect(found.leads.find((row: { id: string }) => row.id === "A2")).toMatchObject({
    ...{
      state: "stalled",
      frontier: "Price range accepted",
      bucket: "objection left open",
      bucket_issue: "price",
      stalls_on: "2026-02-20",
    },
    steps: { Reached: "buttoned", "Price range accepted": "objection", Signed: "silent" },
  });
}, 60_000);

test("what goes wrong at each step, and which wins jumped a button, in tables and JSON", async () => {
  const steps = JSON.parse((await placket(["report", "steps", "--as-of", "2026-06-01", "--json"])).stdout);
  expect(steps.steps.find((row: { step: string }) => row.step === "Price range accepted")).toMatchObject({
    ...{ objected: 1, answered: 0, open: 1, issues: [{ issue: "price", leads: 1, open: 1 }] },
    ...{ effect: { verdict: "none", needed: null } },
  });
  const closes = await placket(["report", "magic-close", "--as-of", "2026-06-01"]);
  expect(closes.stdout).toContain("1 of 1 recorded win jumped a button.");
  expect(
    JSON.parse((await placket(["report", "magic-close", "--as-of", "2026-06-01", "--json"])).stdout),
  ).toMatchObject({ magic: { leads: 1, valueMinor: 1200000 }, rows: [{ name: "Acme Dental" }] });
}, 60_000);

test("the same file again adds nothing and says so; a dry run keeps nothing", async () => {
  const again = await placket(["import", file("leads.csv", leads), ...january, "--json"]);
  expect(JSON.parse(again.stdout)).toMatchObject({
    rows: 2,
    accepted: 0,
    alreadyHere: 2,
    rejected: 0,
    sameFileAs: 1,
  });
  const dry = await placket([
    "import",
    file("more.csv", leads.replaceAll("A", "B")),
    "--vendor",
    "Northwind",
    "--dry-run",
  ]);
  expect(dry.stdout).toMatch(/^Dry run of more.csv: nothing was kept.\n(?:.*\n)?2 rows: 2 accepted/);
  expect(JSON.parse((await placket(["report", "stalls", "--json"])).stdout).leads).toBe(2);
}, 60_000);

describe("what is refused is one sentence on stderr, exit code 2, and nothing kept", () => {
  it.each([
    ["a missing file", () => ["import", join(directory, "none.csv")], /^There is no file .*none\.csv\.\n$/],
    ["a program", () => ["import", process.execPath], /node: This is a program, not a CSV file\./],
    ["an empty file", () => ["import", file("empty.csv", "")], /empty\.csv: This file is empty\./],
    [
      "a header alone",
      () => ["import", file("header.csv", "Company,Email\n")],
      /header\.csv: This file has a header and no data rows/,
    ],
    [
      "a mapping of a column that is not there",
      () => [
        "import",
        file("l.csv", leads),
        "--mapping",
        file("m.json", '{"kind":"leads","columns":{"lead.company":"Compani"}}'),
      ],
      /Compani.*Company/s,
    ],
    [
      "a mapping to a field that is none",
      () => [
        "import",
        file("l.csv", leads),
        "--mapping",
        file("m.json", '{"kind":"leads","columns":{"lead.compny":"Company"}}'),
      ],
      /lead\.compny.*lead\.company/s,
    ],
    [
      "a mapping that is no JSON",
      () => ["import", file("l.csv", leads), "--mapping", file("m.json", "{")],
      /is not JSON/,
    ],
    [
      "a quote that never closes",
      () => ["import", file("q.csv", 'Company,Email\n"Acme,a@b.example\nB,c@d.example\n')],
      /q\.csv: Line 2/,
    ],
    [
      "a day that is none",
      () => ["import", file("l.csv", leads), "--purchased-on", "2026-02-30"],
      /2026-02-30 is no day/,
    ],
    ["a cost that is none", () => ["import", file("l.csv", leads), "--cost", "12,5x"], /12,5x is no amount/],
    [
      "a vendor that is not here",
      () => ["report", "stalls", "--vendor", "Nobody"],
      /There is no vendor "Nobody"/,
    ],
    ["an unknown command", () => ["stalls"], /There is no command "stalls"/],
    ["an unknown option", () => ["report", "stalls", "--weekly"], /--weekly/],
  ])(
    "%s",
    async (_, words, sentence) => {
      const before = (await placket(["imports", "--json"])).stdout;
      const ended = await placket(words());
      expect(ended.stderr).toMatch(sentence);
      expect(ended.stderr.trim().split("\n").length).toBe(1);
      expect(ended).toMatchObject({ code: 2, stdout: "" });
      expect((await placket(["imports", "--json"])).stdout).toBe(before);
    },
    60_000,
  );

  it("an unreadable day and money reject their rows with line and column, and the others go in", async () => {
    const text =
      "Company,Email,Purchased,Price\nA,a@a1.example,2026-02-30,5.00\nB,b@b1.example,2026-02-03,five\nC,c@c1.example,2026-02-03,5.00\n";
    const ended = await placket(["import", file("mixed.csv", text), "--vendor", "Mixed"]);
    expect(ended.stdout).toContain("3 rows: 1 accepted, 0 already here, 2 rejected.");
    expect(ended.stdout).toMatch(/Line 2, Purchased: .*2026-02-30/);
    expect(ended.stdout).toMatch(/Line 3, Price: .*five/);
  }, 60_000);
});

describe("what cannot start says why", () => {
  it("a database that does not answer", async () => {
    const ended = await placket(["imports"], { DATABASE_URL: "postgres://nobody:secret@127.0.0.1:9/none" });
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).not.toContain("secret");
    expect(ended.stderr.trim().split("\n").length).toBe(1);
  }, 60_000);

  it("a data directory that cannot be written", async () => {
    const closed = join(directory, "closed");
    writeFileSync(closed, "a file, not a directory");
    chmodSync(closed, 0o400);
    const ended = await placket(["imports"], { DATABASE_URL: "", PLACKET_DATA: closed });
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr.trim().split("\n").length).toBe(1);
  }, 60_000);

  it("a port that is taken", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const { port } = taken.address() as { port: number };
    const ended = await placket(["serve"], { PORT: String(port), HOST: "127.0.0.1" });
    taken.close();
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain(String(port));
  }, 60_000);
});

describe("help", () => {
  it("names every command, and shows an example of each", async () => {
    const general = await placket(["--help"]);
    for (const name of ["import", "imports", "report", "rebuild", "doctor", "demo", "serve"]) {
      expect(general.stdout).toContain(`  ${name} `);
      expect((await placket([name, "--help"])).stdout).toMatch(/Example: .*placket/);
    }
  }, 60_000);
});

function file(name: string, text: string): string {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
}

function placket(
  words: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(projectRoot(), "scripts/placket.js"), ...words], {
    env: { ...process.env, DATABASE_URL: database.url, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => (said.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (said.stderr += text));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, ...said })));
}
