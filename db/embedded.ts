// How does this process get at our own Postgres when DATABASE_URL is not set?
//
// Whoever needs it first makes the data (postgres/cluster.ts) and starts a supervisor (postgres/supervisor.js); whoever
// comes later joins that. Postgres runs as long as one of them lives. No lock of ours decides who is first: initdb's
// result is moved into place by rename, and of two servers on one data directory Postgres itself lets only one live.
import { realpathSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { Trouble } from "../app/domain/trouble";
import { findBinaries } from "./postgres/binaries";
import { dataMajor, makeCluster, owner, readPassword } from "./postgres/cluster";
import { errorCode } from "./postgres/fileTrouble";
import { joinRunning, type Lease, startSupervisor } from "./postgres/lease";
import { findPlace, type Place } from "./postgres/place";
import { settlePostmaster } from "./postgres/postmaster";

export interface EmbeddedOptions {
  dataDirectory: string;
  /** PLACKET_PG_BIN: these programs and no others. */
  pgBin?: string | undefined;
  log?: ((sentence: string) => void) | undefined;
  /** A Postgres for tests: no fsync, and its data goes when it stops. */
  testing?: boolean;
}

export interface Embedded {
  /** postgres://…@127.0.0.1:port/placket, with the password. */
  url: string;
  place: Place;
  /** How many processes use this Postgres, as of the start. */
  holders: number;
  /** Called with a new url in the rare case that Postgres had to come back on another port. */
  onMoved(listener: (url: string) => void): void;
  /** Lets go; when nobody else uses Postgres, resolves after it has stopped. */
  close(): Promise<void>;
}

const patienceMs = 120_000;
const slowMs = 5_000;
const portPatience = 8;

/**
 * Starts our own Postgres or joins the one that runs, and stays: should its supervisor die, it is started again. Throws
 * `Trouble` with one sentence for what a person can mend.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const log = options.log ?? (() => undefined);
  const listeners: ((url: string) => void)[] = [];
  let closed = false;
  let held = await acquire(options, 0);
  const embedded: Embedded = {
    url: held.url,
    place: held.place,
    holders: held.lease.holders,
    onMoved: (listener) => listeners.push(listener),
    async close() {
      closed = true;
      await held.lease.release();
    },
  };
  void stay();
  return embedded;

  async function stay() {
    for (;;) {
      await held.lease.lost;
      if (closed) return;
      log("Postgres lost its supervisor and is started again.");
      const again = await acquireAgain();
      if (again === undefined) return;
      held = again;
      if (closed) return held.lease.release();
      if (held.url === embedded.url) continue;
      embedded.url = held.url;
      for (const listener of listeners) listener(held.url);
    }
  }

  async function acquireAgain() {
    for (let wait = 100; !closed; wait = Math.min(wait * 2, 10_000)) {
      try {
        return await acquire(options, portPatience);
      } catch (error) {
        log(error instanceof Error ? error.message : String(error));
        await delay(wait, undefined, { ref: false });
      }
    }
    return undefined;
  }
}

interface Held {
  lease: Lease;
  place: Place;
  url: string;
}

async function acquire(options: EmbeddedOptions, portPatience: number): Promise<Held> {
  const slow = setTimeout(() => options.log?.("Waiting for Postgres to start…"), slowMs).unref();
  try {
    const deadline = Date.now() + patienceMs;
    while (Date.now() < deadline) {
      const place = findPlace(options.dataDirectory);
      const lease =
        (place.made ? await joinRunning(place) : undefined) ?? (await start(options, place, portPatience));
      const url = lease && (await verify(lease, place).catch(isPassing));
      if (lease && url) return { lease, place, url };
      await delay(50);
    }
  } finally {
    clearTimeout(slow);
  }
  throw new Trouble(
    `The Postgres in ${options.dataDirectory} neither answers nor ends: look at its postgres.log, and end its process by hand.`,
  );
}

/** undefined: look again, somebody else is at it. */
async function start(
  options: EmbeddedOptions,
  place: Place,
  portPatience: number,
): Promise<Lease | undefined> {
  const testing = options.testing ?? false;
  const binaries = await findBinaries({
    pgBin: options.pgBin,
    account: place.account,
    copyTo: place.copies,
    data: place.data,
    dataMajor: place.made ? dataMajor(place.data) : undefined,
  });
  if (!place.made) {
    await makeCluster(place, binaries, { testing });
    return undefined;
  }
  if ((await settlePostmaster(place.data)) === "owned") return undefined;
  const started = await startSupervisor(place, binaries, { testing, portPatience });
  if (started === "taken") return undefined;
  try {
    return await joinRunning(place);
  } finally {
    started.handOver();
  }
}

/** The url, after it led to the very server that runs on our data. Makes the database on the first start. */
async function verify(lease: Lease, place: Place): Promise<string> {
  const password = readPassword(place);
  const urlOf = (database: string) => `postgres://${owner}:${password}@127.0.0.1:${lease.port}/${database}`;
  try {
    await ask(urlOf("postgres"), async (client) => {
      const { rows } = await client.query<{ data: string; made: boolean }>(
        `select current_setting('data_directory') as data,
                exists (select from pg_database where datname = '${owner}') as made`,
      );
      const data = rows[0]?.data ?? "";
      if (realpathSync(data) !== realpathSync(place.data))
        throw new Error(`a Postgres on ${data} answers for ${place.data}`);
      if (!rows[0]?.made) await client.query(`create database ${owner}`).catch(ignoreTwin);
    });
    return urlOf(owner);
  } catch (error) {
    await lease.release();
    if (errorCode(error) !== "28P01") throw error;
    throw new Trouble(
      `The password in ${place.directory} does not open the database beside it: bring back the file that belongs to it.`,
    );
  }
}

/** Postgres died under our hands or is not quite there: its supervisor starts it again. */
function isPassing(error: unknown): undefined {
  const code = errorCode(error) ?? "";
  const broken = error instanceof Error && /^(Connection terminated|timeout)/.test(error.message);
  if (broken || /^(ECONN|EPIPE|57P|08)/.test(code)) return undefined;
  throw error;
}

async function ask(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 30_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Two processes that start at once both make it: the second finds it made. */
function ignoreTwin(error: unknown): void {
  if (errorCode(error) !== "42P04" && errorCode(error) !== "23505") throw error;
}
