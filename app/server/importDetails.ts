// Who brought a file in, how was it read, and until when can it be downloaded?
import { withOrganization } from "../../db/connection";
import type { findImport } from "../../db/queries/imports";
import { findOrganization } from "../../db/queries/organization";
import { formatMoney } from "../domain/money";
import { type MappingWord, mappingWords } from "../intake/mappingWords";
import { minuteInZone } from "../reports/importsReport";
import type { LoadContext } from "./context";
import { isKept } from "./foundImport";

export interface ImportDetails {
  who: string | null;
  bytes: number;
  sha256: string;
  /** What was said of the file: ["Vendor", "Northwind"]. */
  options: [string, string][];
  columns: MappingWord[];
  /** Whether the original can be downloaded, and what there is to say about it. */
  original: { kept: boolean; sentence: string };
}

type Found = NonNullable<Awaited<ReturnType<typeof findImport>>>;

/** The details of an import, in words. */
export async function importDetails(
  context: Pick<LoadContext, "db" | "organizationId" | "config">,
  found: Found,
): Promise<ImportDetails> {
  const settings = await withOrganization(context.db, context.organizationId, findOrganization);
  if (!settings) throw new Error("importDetails: no such organization");
  return {
    who: found.who,
    bytes: found.file_bytes,
    sha256: found.file_sha256,
    options: optionWords(found.options),
    columns: mappingWords(found.mapping),
    original: await originalOf(context, found, settings),
  };
}

function optionWords({ vendor, list, purchasedOn, cost }: Record<string, unknown>): [string, string][] {
  const words: [string, unknown][] = [
    ["Vendor", vendor],
    ["List", list],
    ["Purchased on", purchasedOn],
    ["Cost of the list", costText(cost)],
  ];
  return words.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
}

function costText(cost: unknown): string | undefined {
  const { minor, currency } = (cost ?? {}) as { minor?: unknown; currency?: unknown };
  return typeof minor === "number" && typeof currency === "string" ? formatMoney(minor, currency) : undefined;
}

async function originalOf(
  { config }: Pick<LoadContext, "config">,
  { file_path, file_removed_at, status, finished_at, created_at }: Found,
  { sourceFileDays, timeZone }: { sourceFileDays: number; timeZone: string },
): Promise<ImportDetails["original"]> {
  const at = (instant: Date) => minuteInZone(instant, timeZone);
  if (file_removed_at)
    return { kept: false, sentence: `The original was removed on ${at(file_removed_at)}.` };
  if (file_path === null)
    return { kept: false, sentence: "No original is kept of a file that came by the command line." };
  if (!(await isKept({ config }, file_path)))
    return { kept: false, sentence: "The original is no longer on this server." };
  if (status !== "done" && status !== "undone")
    return { kept: true, sentence: "The original is kept until it is taken in or given up." };
  if (sourceFileDays === 0)
    return { kept: false, sentence: "Originals are not kept after the import, as the settings say." };
  const until = new Date((finished_at ?? created_at).getTime() + sourceFileDays * 86_400_000);
  return { kept: true, sentence: `The original can be downloaded until ${at(until)}.` };
}
