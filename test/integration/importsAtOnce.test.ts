// Do imports of the command line that run at once, or are killed, keep every row once and leave nothing half done?
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../../app/server/projectRoot";
import { type TestDatabase, testDatabase } from "../support/database";

let database: TestDatabase;
const directory = mkdtempSync(join(tmpdir(), "placket-at-once-"));
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(directory, { recursive: true });
});

const lead = (n: number) => `G-${n},Firm ${n} Legal,desk@firm${n}.example`;
const listOf = (numbers: number[]) => ["Lead ID,Company,Email", ...numbers.map(lead)].join("\n");
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);

function begin(fileName: string, text: string) {
  const path = join(directory, fileName);
  writeFileSync(path, text);
  const child: ChildProcess = spawn(
    process.execPath,
    [join(projectRoot(), "scripts/placket.js"), "import", path, "--vendor", "Gale", "--list", "May"],
    {
      env: { ...process.env, NODE_ENV: "production", DATABASE_URL: database.url, PLACKET_DATA: directory },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, said })),
  );
  return { child, ended };
}

/** As the owner sees them: of all organizations, for row-level security is not the question here. */
async function found() {
  const { rows } = await database.pool.query<{ leads: number; different: number; staging: number }>(`
    select (select count(*) from lead) as leads, (select count(distinct vendor_lead_id) from lead) as different,
      (select count(*) from pg_class where relnamespace = 'staging'::regnamespace) as staging`);
  return rows[0];
}

test("two lists that overlap, one backwards, at once: each lead once, and the counts add up", async () => {
  const forwards = range(0, 4000);
  const backwards = range(2000, 6000).reverse();
  const both = [begin("forwards.csv", listOf(forwards)), begin("backwards.csv", listOf(backwards))];
  for (const { code, said } of await Promise.all(both.map(({ ended }) => ended)))
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining("4,000 rows") });
  expect(await found()).toEqual({ leads: 6000, different: 6000, staging: 0 });
  const { rows } = await database.pool.query<{ accepted: number; here: number }>(
    "select sum(accepted) as accepted, sum(already_here) as here from import where status = 'done'",
  );
  expect(rows).toEqual([{ accepted: 6000, here: 2000 }]);
}, 60_000);

test("kill -9 at any time: all of the file or nothing, and the next import takes it in", async () => {
  const numbers = range(10_000, 14_000);
  const before = (await found())?.leads ?? 0;
  for (let round = 0; round < 6; round += 1) {
    const { child, ended } = begin("killed.csv", listOf(numbers));
    await delay(400 + Math.random() * 1500);
    child.kill("SIGKILL");
    await ended;
    expect([before, before + numbers.length]).toContain((await found())?.leads);
  }
  const { code, said } = await begin("killed.csv", listOf(numbers)).ended;
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining("4,000 rows") });
  const all = before + numbers.length;
  expect(await found()).toEqual({ leads: all, different: all, staging: 0 });
  const { rows } = await database.pool.query("select from import where status not in ('done', 'undone')");
  expect(rows).toEqual([]);
}, 90_000);
