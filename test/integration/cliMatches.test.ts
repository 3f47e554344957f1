// Does the command line decide about links and companies, list what waits, and say why it changed nothing?
import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../../app/server/projectRoot";
import { ensureOrganization, ownOrganization } from "../../db/queries/organization";
import { openCompanySite } from "../support/companySite";
import { type TestDatabase, testDatabase } from "../support/database";

let database: TestDatabase;
let site: Awaited<ReturnType<typeof openCompanySite>>;
beforeAll(async () => {
  const given = await testDatabase();
  database = { ...given, organizationId: await ensureOrganization(given.db, ownOrganization) };
  site = await openCompanySite(database);
  await site.queue("D-none", "elm", 0.8);
}, 60_000);
afterAll(() => database.close());

test("a pair is listed, linked, unlinked and never asked again", async () => {
  const queue = await placket("match", "queue");
  expect(queue.stdout).toContain("1 pair waits for a decision.");
  expect(queue.stdout).toContain("D-none  Elm and Partners  elm   Elm Street Law  Ardent, January  $70.00");
  expect(JSON.parse((await placket("match", "queue", "--json")).stdout)).toMatchObject([
    { probability: 0.8, deal: { id: "D-none", valueMinor: 7000 }, lead: { id: "elm", vendor: "Ardent" } },
  ]);
  const [deal, lead] = [await site.deal("D-none"), await site.lead("elm")];
  const linked = await placket("match", "link", "D-none", "elm", "--who", "Ana");
  expect(linked).toEqual({
    code: 0,
    stdout: `Linked: deal ${deal}, lead ${lead}, with credit for it.\n`,
    stderr: "",
  });
  expect(await site.pairs("D-none")).toEqual(["elm linked by Ana 1 of 1"]);
  expect((await placket("match", "unlink", String(deal), String(lead))).stdout).toBe(
    `Unlinked: deal ${deal}, lead ${lead}.\n`,
  );
  expect(await placket("match", "unlink", "D-none", "elm")).toEqual({
    ...{ code: 2, stdout: "" },
    stderr: `Deal ${deal} is not linked to lead ${lead}. Nothing was changed.\n`,
  });
  expect(JSON.parse((await placket("match", "never", "D-none", "elm", "--json")).stdout)).toMatchObject({
    decision: "never",
  });
  expect((await placket("match", "queue")).stdout).toBe("0 pairs wait for a decision.\n");
}, 120_000);

test("companies are merged, set apart, listed and taken back; a circle is refused", async () => {
  const merged = await placket("account", "merge", "elm", "fir", "--who", "Ana");
  expect(merged.stdout).toMatch(/^\d+: Fir Bakery is the same company as Elm Street Law, said Ana\.\n$/);
  expect(await placket("account", "merge", "fir", "elm")).toEqual({
    ...{ code: 2, stdout: "", stderr: "They are one company already. Nothing was changed.\n" },
  });
  expect((await placket("account", "split", "deal:D-oak")).stdout).toContain(
    "Oak Dental is not the same company as Oak Dental, said somebody.",
  );
  expect(await site.companies()).toEqual(["D-elm elm fir", "D-none", "D-oak", "oak oak2"]);
  const listed = JSON.parse((await placket("account", "list", "--json")).stdout);
  expect(listed).toMatchObject([{ what: "apart" }, { what: "merged", into: "Elm Street Law" }]);
  for (const { number } of listed)
    expect((await placket("account", "undo", String(number))).stdout).toContain("Taken back: ");
  expect((await placket("account", "list")).stdout).toBe("Nobody has decided anything about companies.\n");
  expect(await site.companies()).toEqual(["D-elm elm", "D-none", "D-oak oak oak2", "fir"]);
}, 120_000);

test.each([
  [["match", "link", "D-none"], "Which deal and which lead? For example: placket match link D-1017 A17\n"],
  [["match", "link", "D-9", "elm"], 'There is no deal "D-9" here, by the CRM\'s id or by number.\n'],
  [["match", "everything"], '"everything" is none of link, unlink, never (with DEAL and LEAD), queue.\n'],
  [
    ["account", "join"],
    '"join" is none of merge, split, undo, list. For example: placket account merge A17 B20 --who "Ana"\n',
  ],
  [["account", "split", "fir"], "Nothing else here is of its company. Nothing was changed.\n"],
  [["account", "undo", "12"], "There is no such lead, deal or decision here. Nothing was changed.\n"],
])("%j is refused", async (words, stderr) => {
  expect(await placket(...words)).toEqual({ code: 2, stdout: "", stderr });
});

function placket(...words: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(projectRoot(), "scripts/placket.js"), ...words], {
    env: { ...process.env, DATABASE_URL: database.url, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (part) => (said.stdout += part));
  child.stderr.on("data", (part) => (said.stderr += part));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, ...said })));
}
