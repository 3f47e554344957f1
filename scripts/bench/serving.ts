// How long does the board keep people waiting while a big list comes in, and how much memory does the server take for it?
import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, openAsBlob, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { projectRoot } from "../../app/server/projectRoot";
import { onBenchDatabase, spread } from "./benchDatabase";
import { writeLeadFile } from "./leadFile";

const rows = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 3);
const idleMs = 5000;
const betweenMs = 20;
let asked = 0;

/** The board as somebody sees it who looks again, and with filters nobody has asked for yet: each time another span of days. */
const looks = {
  "looked at again": (site: string) => site,
  "asked anew": (site: string, turn: number) => `${site}/?from=${isoDay(-2000 + (turn % 1000))}`,
} as const;

type LookName = keyof typeof looks;

interface Round {
  idle: Record<LookName, number[]>;
  importing: Record<LookName, number[]>;
  idleMb: number;
  peakMb: number;
  seconds: number;
}

await onBenchDatabase(async ({ url }, directory) => {
  const file = join(directory, "leads.csv");
  await writeLeadFile(file, rows);
  console.log(`${rows} leads, ${(statSync(file).size / 1e6).toFixed(1)} MB, ${rounds} rounds`);
  const found: Round[] = [];
  for (let round = 0; round < rounds; round += 1) found.push(await measure(url, file, round));
  const line = (name: string, of: (round: Round) => number, unit: string) => {
    const { min, median, max } = spread(found.map(of));
    console.log(
      `${name.padEnd(44)} min ${min.toFixed(1)}  median ${median.toFixed(1)}  max ${max.toFixed(1)} ${unit}`,
    );
  };
  const timesOf = (look: LookName, when: "idle" | "importing") => found.flatMap((round) => round[when][look]);
  for (const look of Object.keys(looks) as LookName[]) {
    for (const when of ["idle", "importing"] as const) {
      const all = timesOf(look, when);
      const [half, most, longest] = [0.5, 0.99, 1].map((at) => quantile(all, at).toFixed(1));
      console.log(
        `board ${`${look}, ${when}`.padEnd(38)} p50 ${half}  p99 ${most}  longest ${longest} ms (${all.length} looks)`,
      );
    }
  }
  line("memory of the server, idle", ({ idleMb }) => idleMb, "MB");
  line("more at its peak", ({ idleMb, peakMb }) => peakMb - idleMb, "MB");
  line("the import, upload to done", ({ seconds }) => seconds, "s");
});

/** One server, idle and then with an import; the list is another each time, so that all its rows are new. */
async function measure(databaseUrl: string, file: string, round: number): Promise<Round> {
  const data = join(file, "..", `round-${round}`);
  const own = `${file}.${round}.csv`;
  copyFileSync(file, own);
  const server = spawn(process.execPath, [join(projectRoot(), "scripts/placket.js"), "serve"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      PLACKET_DATA: data,
      PORT: "0",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const site = await urlOf(server);
    await times(site, Date.now() + 1500);
    const idleMb = memoryOf(server, "VmRSS");
    const idle = await times(site, Date.now() + idleMs);
    const page = await upload(site, own, `Bench ${round}`);
    const began = performance.now();
    await press(site, page);
    const importing: Round["importing"] = { "looked at again": [], "asked anew": [] };
    while (!(await isDone(site, page))) {
      const more = await times(site, Date.now() + 1000);
      for (const look of Object.keys(looks) as LookName[]) importing[look].push(...more[look]);
    }
    const seconds = (performance.now() - began) / 1000;
    return { idle, importing, idleMb, peakMb: memoryOf(server, "VmHWM"), seconds };
  } finally {
    server.kill("SIGINT");
    await new Promise((resolve) => server.once("close", resolve));
  }
}

/** How long the board takes, asked again and again, each look in turn. */
async function times(site: string, until: number): Promise<Record<LookName, number[]>> {
  const all: Record<LookName, number[]> = { "looked at again": [], "asked anew": [] };
  while (Date.now() < until) {
    for (const look of Object.keys(looks) as LookName[]) {
      asked += 1;
      const began = performance.now();
      const answer = await fetch(looks[look](site, asked));
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`the board answered ${answer.status}`);
      all[look].push(performance.now() - began);
      await delay(betweenMs);
    }
  }
  return all;
}

/** A day so many from now, as a URL has it. */
function isoDay(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

async function upload(site: string, file: string, vendor: string): Promise<string> {
  const form = new FormData();
  form.set("vendor", vendor);
  form.set("file", await openAsBlob(file), "leads.csv");
  const answer = await fetch(`${site}/imports/upload`, {
    method: "POST",
    headers: { origin: site },
    body: form,
    redirect: "manual",
  });
  const page = answer.headers.get("location");
  if (!page) throw new Error(`the upload was answered with ${answer.status}`);
  return page;
}

/** Imports with the columns as they were guessed: the form is sent as the page shows it. */
async function press(site: string, page: string): Promise<void> {
  const html = await (await fetch(site + page)).text();
  const fields = new URLSearchParams({ do: "import" });
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1];
    if (name) fields.append(name, /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? "");
  }
  for (const [, name = "", options = ""] of html.matchAll(
    /<select[^>]*\bname="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  )) {
    const chosen = /<option[^>]*\bselected[^>]*>/.exec(options)?.[0] ?? "";
    fields.append(name, /\bvalue="([^"]*)"/.exec(chosen)?.[1] ?? "");
  }
  const answer = await fetch(site + page, {
    method: "POST",
    headers: { origin: site },
    body: fields,
    redirect: "manual",
  });
  if (answer.headers.get("location")?.endsWith("/columns") !== false) {
    throw new Error(`the import was not started: ${answer.status}`);
  }
}

async function isDone(site: string, page: string): Promise<boolean> {
  const html = await (await fetch(site + page.replace("/columns", ""))).text();
  if (/Something went wrong|was stored: start/.test(html)) throw new Error("the import failed");
  return html.includes("/undo");
}

function urlOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("close", () => reject(new Error("the server ended")));
    server.stdout?.setEncoding("utf8").on("data", (text: string) => {
      const [url] = text.match(/http:\/\/[^\s/]+/) ?? [];
      if (url) resolve(url);
    });
  });
}

function memoryOf({ pid }: ChildProcess, what: "VmRSS" | "VmHWM"): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
}

function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN;
}
