// How do the files of the sample organization come to stand in a directory, for any last day?
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { addDays, type Day } from "../../app/domain/day";
import { copperlineFiles } from "./copperline";
import { writeCsv } from "./csv";
import { contractsFile, crmDealsFile, dealsNotFromLeads } from "./dealFiles";
import { makeDeal } from "./deals";
import { dialmoorFile } from "./dialmoor";
import type { Deal } from "./facts";
import { lanternwayFile } from "./lanternway";
import { sellers } from "./names";
import { quillhallFiles } from "./quillhall";
import { Random } from "./random";
import { type Line, makeSample } from "./sample";
import type { SampleFile } from "./sampleFile";
import { buyingSignalsFile, dialerLogFile, meetingNotesFile } from "./signalFiles";

/** The last day of the files in public/samples. */
export const publishedEndDay: Day = "2026-10-31";

/** One import of the manifest: a file beside it, and the options of `placket import`. */
export interface SampleImport {
  file: string;
  mapping: string;
  kind: string;
  options: SampleFile["options"];
}

export interface SampleManifest {
  /** The last day anything is known of. */
  endDay: Day;
  organization: { name: string; currency: string; timeZone: string; country: string };
  /** In the order in which they must be taken in. */
  imports: SampleImport[];
}

/** Writes the CSV files, a mapping beside each, and manifest.json. Equal days give equal bytes. */
export async function writeSamples(directory: string, endDay: Day): Promise<SampleManifest> {
  await mkdir(directory, { recursive: true });
  for (const [name, text] of Object.entries(sampleTexts(endDay)))
    await writeFile(join(directory, name), text, "utf8");
  return manifestOf(endDay, sampleFiles(makeSample(endDay), endDay));
}

/** What `writeSamples` writes, by file name. */
export function sampleTexts(endDay: Day): Record<string, string> {
  const files = sampleFiles(makeSample(endDay), endDay);
  const texts = files.map(({ name, rows, header, dialect, mapping }) => ({
    [`${name}.csv`]: writeCsv([header, ...rows], dialect),
    [mappingName(name)]: json(mapping),
  }));
  return Object.assign({}, ...texts, { "manifest.json": json(manifestOf(endDay, files)) });
}

/** The files in the order of import: lists before what speaks of their leads. */
export function sampleFiles(leads: readonly Line[], endDay: Day): SampleFile[] {
  return [
    ...copperlineFiles(leads),
    dialmoorFile(leads),
    ...quillhallFiles(leads),
    lanternwayFile(leads),
    dialerLogFile(leads),
    buyingSignalsFile(leads),
    meetingNotesFile(leads),
    crmDealsFile(leads),
    contractsFile(leads, referrals(endDay)),
  ];
}

function manifestOf(endDay: Day, files: readonly SampleFile[]): SampleManifest {
  return {
    endDay,
    organization: {
      name: "Blue Heron IT (sample)",
      currency: "USD",
      timeZone: "America/New_York",
      country: "US",
    },
    imports: files.map(({ name, mapping, options }) => ({
      ...{ file: `${name}.csv`, mapping: mappingName(name), kind: mapping.kind },
      options,
    })),
  };
}

function mappingName(name: string): string {
  return `${name}.mapping.json`;
}

function referrals(endDay: Day): Deal[] {
  const random = new Random(99);
  return Array.from({ length: dealsNotFromLeads }, (_, index) => {
    const openedOn = addDays(endDay, -380 + index * 60);
    return makeDeal(random, {
      openedOn,
      endedOn: addDays(openedOn, 20),
      signed: index % 2 === 0,
      writtenOff: 1,
      who: random.pick(sellers),
    });
  }).filter((deal) => deal !== undefined);
}

/** JSON with lists of words on one line. */
function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(/\[\n\s+("[^"]*"(?:,\n\s+"[^"]*")*)\n\s+\]/g, (_, words: string) => `[${words.replace(/,\n\s+/g, ", ")}]`)}\n`;
}
