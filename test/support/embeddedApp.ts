// What does a process that writes in our own Postgres see, when others are killed around it? Run by test/support/appProcess.ts.
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { connectDatabase } from "../../db/connection";
import { type Doctor, doctor } from "../../db/doctor";
import { startEmbedded } from "../../db/embedded";

/** What this process says, one JSON object a line. */
export interface Word {
  ready?: { ms: number; holders: number; url: string; found: string[] };
  /** "pid:n" of a row whose commit was acknowledged. */
  acknowledged?: string;
  failed?: string;
  name?: string;
  log?: string;
  /** Postgres came back on another port: somebody had taken its own meanwhile. */
  moved?: string;
  closed?: boolean;
  doctor?: Doctor;
}

const [dataDirectory = "", task = "write", pgBin] = process.argv.slice(2);
const say = (word: Word) => process.stdout.write(`${JSON.stringify(word)}\n`);

if (task === "doctor") {
  say({ doctor: await doctor({ dataDirectory, pgBin: pgBin || undefined }) });
} else {
  await write().catch((error: unknown) => {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    say({ failed: message, name });
    process.exitCode = 1;
  });
}

/** Inserts one row after the other, and says each number only after its commit was acknowledged. */
async function write() {
  const began = Date.now();
  const embedded = await startEmbedded({
    dataDirectory,
    pgBin: pgBin || undefined,
    log: (sentence) => say({ log: sentence }),
  });
  const { pool, close } = connectDatabase(embedded.url, { max: 2 });
  embedded.onMoved((url) => {
    pool.options.connectionString = url;
    say({ moved: url });
  });
  await pool.query("create table if not exists written (pid int, n int)").catch(() => undefined);
  const { rows } = await pool.query<{ all: string[] | null }>(
    "select array_agg(pid || ':' || n) as all from written",
  );
  say({
    ready: {
      ms: Date.now() - began,
      holders: embedded.holders,
      url: embedded.url,
      found: rows[0]?.all ?? [],
    },
  });
  let stopping = false;
  const stop = () => {
    stopping = true;
  };
  createInterface({ input: process.stdin }).once("line", stop).once("close", stop);
  for (let n = 1; !stopping; n += 1) {
    try {
      await pool.query("insert into written values ($1, $2)", [process.pid, n]);
      say({ acknowledged: `${process.pid}:${n}` });
      await delay(task === "idle" ? 50 : 1);
    } catch {
      await delay(10);
    }
  }
  await close();
  await embedded.close();
  say({ closed: true });
  process.exit(0);
}
