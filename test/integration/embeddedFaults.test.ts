// Is every acknowledged row there after the app, Postgres or its supervisor was killed, and is nothing left behind?
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type AppProcess,
  installApp,
  listProcessesIn,
  makePlayground,
  runApp,
  until,
} from "../support/appProcess";

const rounds = 20;
const playground = makePlayground("faults");
let app = "";

beforeAll(async () => {
  app = await installApp(join(playground.directory, "app"));
});
afterAll(() => playground.remove());

/** One kill after another: where in the work it strikes is a matter of chance. */
const chance = (ms: number) => delay(Math.random() * ms);

function missing(acknowledged: Set<string>, found: string[]): string[] {
  const there = new Set(found);
  return [...acknowledged].filter((row) => !there.has(row));
}

async function untilGone(directory: string): Promise<number> {
  const began = Date.now();
  await until("nothing runs in the data directory", () => listProcessesIn(directory).length === 0);
  return Date.now() - began;
}

const supervisorOf = (data: string) =>
  (JSON.parse(readFileSync(join(data, "postgres/running.json"), "utf8")) as { supervisor: number })
    .supervisor;
const postmasterOf = (data: string) =>
  Number.parseInt(readFileSync(join(data, "postgres/data/postmaster.pid"), "utf8"), 10);

function killQuietly(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It is between two lives.
  }
}

/** Waits until the app writes again, that is until a row later than those so far is acknowledged. */
async function untilWriting(running: AppProcess): Promise<void> {
  const before = running.acknowledged.size;
  await until("the app writes again", () => running.acknowledged.size > before);
}

describe.concurrent("kill -9", () => {
  test(`of the app, ${rounds} times: Postgres goes with it, and nothing acknowledged is lost`, async () => {
    const data = join(playground.directory, "app-killed");
    const acknowledged = new Set<string>();
    let slowest = 0;
    for (let round = 0; round < rounds; round += 1) {
      const running = runApp(app, data);
      // Every fourth is killed while it starts, the others while they write.
      if (round % 4 === 3) await chance(200);
      else {
        expect(missing(acknowledged, (await running.until("ready")).found)).toEqual([]);
        await running.until("acknowledged");
        await chance(100);
      }
      await running.kill();
      for (const row of running.acknowledged) acknowledged.add(row);
      if (round % 2 === 0) slowest = Math.max(slowest, await untilGone(data));
    }
    const last = runApp(app, data);
    expect(missing(acknowledged, (await last.until("ready")).found)).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(rounds);
    await last.stop();
    await untilGone(data);
    expect(slowest).toBeLessThan(5_000);
  }, 120_000);

  test.each([
    { whom: "Postgres", pidOf: postmasterOf, times: rounds, env: {} },
    { whom: "the supervisor", pidOf: supervisorOf, times: rounds, env: {} },
    // Without setpriv nobody tells Postgres that its supervisor died: the next supervisor has to stop it.
    { whom: "the supervisor without setpriv", pidOf: supervisorOf, times: 5, env: { PATH: "/nonexistent" } },
  ])(
    "of $whom, $times times: the app writes on, and nothing acknowledged is lost",
    async ({ whom, pidOf, times, env }) => {
      const data = join(playground.directory, whom.replace(/\W/g, ""));
      const running = runApp(app, data, { env });
      const { url } = await running.until("ready");
      for (let round = 0; round < times; round += 1) {
        await untilWriting(running);
        await chance(50);
        killQuietly(pidOf(data));
        // Now and then a second blow while it recovers.
        if (round % 5 === 4) {
          await chance(60);
          try {
            killQuietly(pidOf(data));
          } catch {
            // The file is just being made.
          }
        }
      }
      await untilWriting(running);
      const late = runApp(app, data, { task: "idle" });
      const seen = await late.until("ready");
      expect(seen).toMatchObject({ holders: 2, url: running.moves.at(-1) ?? url });
      await Promise.all([running.stop(), late.stop()]);
      await untilGone(data);
      const last = runApp(app, data);
      expect(missing(running.acknowledged, (await last.until("ready")).found)).toEqual([]);
      expect(running.acknowledged.size).toBeGreaterThan(times);
      await last.stop();
    },
    120_000,
  );

  test("of all three at once: the next start cleans up", async () => {
    const data = join(playground.directory, "all");
    const acknowledged = new Set<string>();
    for (let round = 0; round < 6; round += 1) {
      const running = runApp(app, data);
      expect(missing(acknowledged, (await running.until("ready")).found)).toEqual([]);
      await running.until("acknowledged");
      await chance(50);
      const victims = [
        running.child.pid ?? 0,
        supervisorOf(data),
        ...(round % 2 ? [postmasterOf(data)] : []),
      ];
      for (const pid of victims) killQuietly(pid);
      await running.ended;
      for (const row of running.acknowledged) acknowledged.add(row);
    }
    const last = runApp(app, data);
    expect(missing(acknowledged, (await last.until("ready")).found)).toEqual([]);
    await last.stop();
    await untilGone(data);
  }, 60_000);

  test("of one of two processes: the other keeps its Postgres, and only then it goes", async () => {
    const data = join(playground.directory, "two");
    const first = runApp(app, data);
    const { url } = await first.until("ready");
    const second = runApp(app, data);
    expect(await second.until("ready")).toMatchObject({ url, holders: 2 });
    await first.kill();
    await untilWriting(second);
    await second.kill();
    await untilGone(data);
  }, 60_000);
});
