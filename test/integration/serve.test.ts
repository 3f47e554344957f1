// How does `placket serve` begin and end, as the person who typed it sees it?
import { spawn, spawnSync } from "node:child_process";
import { get } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../../app/server/projectRoot";
import { type TestDatabase, testDatabase } from "../support/database";
import { startServer } from "../support/server";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s ends it with 0 within two seconds, a browser still connected",
  async (signal) => {
    const server = await startServer({ databaseUrl: database.url });
    const { port } = new URL(server.url);
    const browser = connect(Number(port), "127.0.0.1");
    browser.on("error", () => {});
    await new Promise((resolve) => browser.once("connect", resolve));
    const begun = performance.now();
    expect(await server.stop(signal)).toBe(0);
    expect(performance.now() - begun).toBeLessThan(2500);
    expect(server.complaints()).toBe("");
  },
);

test("a server that npm runs ends when that npm is gone, which hands no signal on", async () => {
  const env = { ...process.env, NODE_ENV: "production" as const, DATABASE_URL: database.url, PORT: "0" };
  const npm = spawn("npm", ["start"], { cwd: projectRoot(), env, stdio: ["ignore", "pipe", "ignore"] });
  let said = "";
  npm.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const url = () => /http:\/\/\S+/.exec(said)?.[0] ?? "";
  await expect.poll(url, { timeout: 30_000 }).not.toBe("");
  npm.kill("SIGKILL");
  const answers = () =>
    fetch(`${url()}/healthz`).then(
      () => true,
      () => false,
    );
  await expect.poll(answers, { timeout: 20_000 }).toBe(false);
}, 60_000);

test("a running server is alive and ready", async () => {
  const server = await startServer({ databaseUrl: database.url });
  const statusOf = async (path: string) => (await fetch(server.url + path)).status;
  expect(await statusOf("/healthz")).toBe(200);
  expect(await statusOf("/readyz")).toBe(200);
  await server.stop();
});

test("a page is compressed in one go, not piece by piece as it is written", async () => {
  const server = await startServer({ databaseUrl: database.url });
  const page = await new Promise<Buffer>((resolve, reject) => {
    const asked = get(`${server.url}/glossary`, { headers: { "accept-encoding": "gzip" } }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece) => pieces.push(piece)).on("end", () => resolve(Buffer.concat(pieces)));
    });
    asked.on("error", reject);
  });
  await server.stop();
  const html = gunzipSync(page).toString();
  expect([html.startsWith("<!DOCTYPE html>"), html.includes("</html>")]).toEqual([true, true]);
  // What zlib writes each time it is told to let go of what it has.
  const flushes = page.toString("latin1").split("\0\0\xff\xff").length - 1;
  expect(flushes).toBeLessThanOrEqual(1);
});

test("a taken port is one sentence and exit code 2", async () => {
  const server = await startServer({ databaseUrl: database.url });
  const { port } = new URL(server.url);
  expect(refusal({ PORT: port })).toEqual({
    code: 2,
    lines: [expect.stringMatching(`^Port ${port} is taken\\.`)],
  });
  await server.stop();
});

test("wrong settings are a sentence each and exit code 2", () => {
  expect(refusal({ PORT: "x", HOST: "0.0.0.0" })).toEqual({
    code: 2,
    lines: [expect.stringMatching(/^PORT must/), expect.stringMatching(/^HOST is/)],
  });
});

/** What `placket serve` says when it does not start. */
function refusal(env: Record<string, string>): { code: number | null; lines: string[] } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot(), "scripts/placket.js"), "serve"],
    {
      env: { ...process.env, NODE_ENV: "production", DATABASE_URL: database.url, ...env },
      encoding: "utf8",
      timeout: 20_000,
    },
  );
  return { code: status, lines: (stdout + stderr).trim().split("\n") };
}
