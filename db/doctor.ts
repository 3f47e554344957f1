// What state is this installation in, and what is wrong with it?
import { readdirSync, statfsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { version } from "../package.json";
import { connectDatabase } from "./connection";
import { describeConnectionTrouble, describeUrl } from "./connectionTrouble";
import { startEmbedded } from "./embedded";
import { findBinaries } from "./postgres/binaries";
import { dataMajor } from "./postgres/cluster";
import { findPlace, listLostPlaces, type Place } from "./postgres/place";
import { type DoctorLine, examineServer } from "./serverHealth";

export interface Doctor {
  ok: boolean;
  lines: DoctorLine[];
}

export interface DoctorOptions {
  databaseUrl?: string | undefined;
  dataDirectory: string;
  pgBin?: string | undefined;
}

const tightBytes = 1024 ** 3;
const units = ["bytes", "kB", "MB", "GB", "TB"];

/**
 * Looks at everything and changes nothing, except that our own Postgres is started for the look if there is data and it
 * does not run. What cannot be found out is a line with a problem; never throws for that.
 */
export async function doctor(options: DoctorOptions): Promise<Doctor> {
  const lines: DoctorLine[] = [{ name: "Placket", value: version }, nodeLine()];
  const parts = options.databaseUrl ? [() => examineUrl(options.databaseUrl ?? "")] : ownParts(options);
  for (const part of parts) {
    try {
      lines.push(...(await part()));
    } catch (error) {
      lines.push({ name: "Database", value: "cannot be used", problem: messageOf(error) });
      break;
    }
  }
  return { ok: lines.every(({ problem }) => problem === undefined), lines };
}

function nodeLine(): DoctorLine {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const old = major < 20 || (major === 20 && minor < 19);
  const value = `${process.versions.node} on ${process.platform}-${process.arch}`;
  return {
    name: "Node",
    value,
    ...(old ? { problem: "Node 20.19 or newer is needed (22 or 24 recommended)." } : {}),
  };
}

async function examineUrl(url: string): Promise<DoctorLine[]> {
  const where = describeUrl(url);
  const line = {
    name: "Database",
    value: where ? `${where.database} at ${where.at}, by DATABASE_URL` : "DATABASE_URL",
  };
  try {
    return [line, ...(await examine(url))];
  } catch (error) {
    return [{ ...line, problem: messageOf(describeConnectionTrouble(url, error)) }];
  }
}

function ownParts(options: DoctorOptions): (() => Promise<DoctorLine[]>)[] {
  const place = () => findPlace(options.dataDirectory);
  return [
    async () => describePlace(options.dataDirectory, place()),
    async () => [await describePrograms(options, place())],
    async () => (place().made ? examineOwn(options) : []),
  ];
}

function describePlace(dataDirectory: string, place: Place): DoctorLine[] {
  const { directory, account, made } = place;
  const as = account ? `, as ${account.name}` : "";
  const disk = spaceLeft(made ? place.data : resolve(dataDirectory));
  const lost = listLostPlaces(dataDirectory, directory);
  return [
    { name: "Database", value: `our own Postgres${as} (DATABASE_URL is not set)` },
    {
      name: "Data",
      value: made ? `${directory}, ${formatBytes(sizeOf(directory))}` : "none yet; made at the first start",
    },
    disk,
    ...lost.map((path) => ({ name: "Earlier data", value: `${path}: no longer used by this directory` })),
  ];
}

async function describePrograms({ pgBin }: DoctorOptions, place: Place): Promise<DoctorLine> {
  const { directory, version, origin } = await findBinaries({
    pgBin,
    account: place.account,
    copyTo: place.copies,
    data: place.data,
    dataMajor: place.made ? dataMajor(place.data) : undefined,
  });
  return { name: "Postgres programs", value: `${version} in ${directory} (${origin})` };
}

async function examineOwn({ dataDirectory, pgBin }: DoctorOptions): Promise<DoctorLine[]> {
  const embedded = await startEmbedded({ dataDirectory, pgBin });
  try {
    const others = embedded.holders - 1;
    const value =
      others > 0
        ? `running, used by ${others} other process${others > 1 ? "es" : ""}`
        : "started for this check";
    return [{ name: "Our Postgres", value }, ...(await examine(embedded.url))];
  } finally {
    await embedded.close();
  }
}

async function examine(url: string): Promise<DoctorLine[]> {
  const { db, close } = connectDatabase(url, { max: 1 });
  try {
    return await examineServer(db);
  } finally {
    await close();
  }
}

function spaceLeft(directory: string): DoctorLine {
  const { bavail, bsize } = statfsSync(directory);
  const left = bavail * bsize;
  const line = { name: "Disk left", value: formatBytes(left) };
  return left < tightBytes
    ? { ...line, problem: "Less than 1 GB is left: free some space before the next import." }
    : line;
}

function sizeOf(directory: string): number {
  let sum = 0;
  for (const entry of readdirSync(directory, { withFileTypes: true, recursive: true })) {
    if (entry.isFile())
      sum += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return sum;
}

function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  for (; value >= 1024 && unit < units.length - 1; unit += 1) value *= 2 ** -10;
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
