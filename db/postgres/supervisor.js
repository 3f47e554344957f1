// Who keeps our own Postgres running while any process uses it, and stops it when the last of them is gone?
//
// A detached Node process of its own: a process that dies of kill -9 cannot stop anything any more, but the kernel closes
// its sockets, and here that is noticed. Each process that uses the database holds one connection to the control port (a
// lease). It is plain JavaScript without imports of ours, and lease.ts takes it in as text (`?raw`) and hands it to
// `node -e`: that works the same from a bundle, from an installation and under a test runner, and needs no file beside.
// The order (see SupervisorOrder in lease.ts) comes as one line on stdin, so that no secret stands on a command line.
import { spawn } from "node:child_process";
import { timingSafeEqual } from "node:crypto";
import {
  appendFileSync,
  chownSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";

/** @typedef {import("./lease").SupervisorOrder} SupervisorOrder */

const logLimit = 4 * 1024 * 1024;
const handshakeMs = 5_000;
const immediateAfterMs = 60_000;
const restarts = 10;

process.title = "placket-supervisor";
const order = await readOrder();

/** @type {Set<import("node:net").Socket>} */
const leases = new Set();
/** @type {Set<import("node:net").Socket>} */
const leaving = new Set();
let starterIsHere = true;
let stopping = false;
/** @type {import("node:child_process").ChildProcess | undefined} */
let postgres;
let port = order.port;
let said = "";
let announced = false;
/** @type {Promise<void>} */
let ready = Promise.resolve();

process.stdin.on("end", starterLeft).on("error", starterLeft).on("close", starterLeft);
process.stdout.on("error", () => undefined);
for (const signal of /** @type {const} */ (["SIGTERM", "SIGINT", "SIGHUP"]))
  process.on(signal, () => void stop());
process.on("uncaughtException", (error) => {
  log(`supervisor: ${error.stack}\n`);
  void stop(1);
});

const control = createServer(serveLease).on(
  "error",
  (error) => void giveUp(`the control port: ${error.message}`),
);
control.listen(0, "127.0.0.1", () => {
  bringUp(order.portPatience);
});

/** @returns {Promise<SupervisorOrder>} */
function readOrder() {
  return new Promise((resolve) => {
    let text = "";
    process.stdin.setEncoding("utf8").on("data", (piece) => {
      text += piece;
      if (text.endsWith("\n")) resolve(JSON.parse(text));
    });
    process.stdin.on("end", () => text.endsWith("\n") || process.exit(0));
  });
}

function starterLeft() {
  starterIsHere = false;
  stopIfAlone();
}

function stopIfAlone() {
  if (leases.size === 0 && !starterIsHere) void stop();
}

/** @param {number} portPatience */
function bringUp(portPatience) {
  ready = start(portPatience);
  ready.then(announce, (/** @type {Error} */ error) => giveUp(error.message));
}

/**
 * Starts Postgres and resolves when it takes connections.
 * @param {number} portPatience how often the port of last time is tried again before another one is taken
 */
async function start(portPatience) {
  for (let attempt = 0; !stopping; attempt += 1) {
    if (port === 0) port = await freePort();
    said = "";
    const ended = spawnPostgres();
    const failed = await Promise.race([ended.then(() => true), untilReady().then(() => false)]);
    if (stopping || !failed) return;
    if (/lock file "postmaster.pid" already exists/.test(said)) throw new Error("taken");
    const again = /could not bind|in use|shutting down|shared memory block/i.test(said);
    if (!again || attempt >= restarts) throw new Error(said.trim() || "it ended without a word");
    if (/could not bind|address already in use/i.test(said) && attempt >= portPatience) port = 0;
    await delay(100 * (attempt + 1));
  }
}

/** @returns {Promise<void>} that ends with the process */
function spawnPostgres() {
  const { command, args, account } = order;
  const child = spawn(command, [...args, "-c", `port=${port}`, "-c", `placket.supervisor=${process.pid}`], {
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
    stdio: ["ignore", "ignore", "pipe"],
  });
  postgres = child;
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said = (said + text).slice(-8192);
    log(text);
  });
  return new Promise((resolve) => {
    const end = () => {
      if (postgres === child) postgres = undefined;
      resolve();
    };
    child.on("error", (error) => {
      said += String(error);
      end();
    });
    child.on("close", end);
  });
}

/** Postgres writes "ready" on the eighth line of its postmaster.pid. */
async function untilReady() {
  const child = postgres;
  while (child !== undefined && postgres === child) {
    const lines = readText(join(order.data, "postmaster.pid")).split("\n");
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === "ready") {
      const since = Date.now();
      child.on("close", () => void restart(Date.now() - since));
      return;
    }
    await delay(10);
  }
  await new Promise(() => undefined);
}

/**
 * Postgres died and was not told to: whoever waits for a lease waits on, the others' pools connect again.
 * @param {number} lived milliseconds
 */
async function restart(lived) {
  if (stopping) return;
  log("supervisor: Postgres ended and is started again\n");
  if (lived < 1_000) await delay(100);
  bringUp(restarts - 2);
}

function announce() {
  if (stopping) return;
  const address = control.address();
  const controlPort = typeof address === "object" && address !== null ? address.port : 0;
  const running = { supervisor: process.pid, control: controlPort, secret: order.secret, port };
  const written = `${order.runningFile}.${process.pid}`;
  writeFileSync(written, `${JSON.stringify(running)}\n`, { mode: 0o600 });
  if (order.fileOwner) chownSync(written, order.fileOwner.uid, order.fileOwner.gid);
  renameSync(written, order.runningFile);
  announced = true;
  report({ ready: true });
}

/** @param {import("node:net").Socket} socket */
function serveLease(socket) {
  socket.on("error", () => undefined);
  if (stopping) return void socket.destroy();
  const timer = setTimeout(() => socket.destroy(), handshakeMs);
  const lines = createInterface({ input: socket, terminal: false }).on("error", () => undefined);
  lines.once("line", (line) => {
    clearTimeout(timer);
    if (stopping || !isSecret(line)) return void socket.destroy();
    leases.add(socket);
    socket.write(`${JSON.stringify({ hello: process.pid })}\n`);
    ready.then(
      () => socket.write(`${JSON.stringify({ port, leases: leases.size })}\n`),
      () => undefined,
    );
    lines.once("line", () => leave(socket, true));
  });
  socket.on("close", () => {
    clearTimeout(timer);
    leave(socket, false);
  });
}

/**
 * @param {import("node:net").Socket} socket
 * @param {boolean} waits whether the other end wants to know when all is done
 */
function leave(socket, waits) {
  if (!leases.delete(socket)) return;
  if (waits && leases.size === 0 && !starterIsHere) leaving.add(socket);
  else socket.end();
  stopIfAlone();
}

/** @param {string} line */
function isSecret(line) {
  const given = Buffer.from(line);
  const expected = Buffer.from(order.secret);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** @param {number} [code] */
async function stop(code = 0) {
  if (stopping) return;
  stopping = true;
  control.close();
  forget();
  await stopPostgres();
  if (order.removeAtEnd && announced)
    rmSync(order.removeAtEnd, { recursive: true, force: true, maxRetries: 3 });
  for (const socket of [...leaving, ...leases]) socket.destroy();
  process.exit(code);
}

/** The running file goes first: nobody shall join what is about to stop. */
function forget() {
  try {
    if (JSON.parse(readText(order.runningFile)).supervisor === process.pid)
      rmSync(order.runningFile, { force: true });
  } catch {
    // There is none, or it is not readable: not ours.
  }
}

async function stopPostgres() {
  const child = postgres;
  if (child === undefined) return;
  const ended = new Promise((resolve) => child.once("close", resolve));
  if (process.platform === "win32")
    spawn(order.pgCtl, ["stop", "-m", "fast", "-D", order.data], { stdio: "ignore" });
  else child.kill("SIGINT");
  const timer = setTimeout(() => child.kill("SIGQUIT"), immediateAfterMs);
  await ended;
  clearTimeout(timer);
}

/** @param {string} reason */
async function giveUp(reason) {
  log(`supervisor: gives up: ${reason}\n`);
  report(reason === "taken" ? { taken: true } : { failed: reason });
  await stop(1);
}

/** @param {{ready?: true, taken?: true, failed?: string}} word tells the starter, which may be gone */
function report(word) {
  if (starterIsHere) process.stdout.write(`${JSON.stringify(word)}\n`);
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** @param {string} text */
function log(text) {
  try {
    if ((statSync(order.logFile, { throwIfNoEntry: false })?.size ?? 0) > logLimit) {
      renameSync(order.logFile, `${order.logFile}.1`);
    }
    appendFileSync(order.logFile, text, { mode: 0o600 });
    if (order.fileOwner) chownSync(order.logFile, order.fileOwner.uid, order.fileOwner.gid);
  } catch {
    // A full disk must not take the supervisor down.
  }
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
