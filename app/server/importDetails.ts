// Who brought a file in, how was it read, and until when can it be downloaded?
import type { findImport } from "../../db/queries/imports";
import { formatMoney } from "../domain/money";
import { type MappingWord, mappingWords } from "../intake/mappingWords";
import type { LoadContext } from "./context";
import { type OriginalFile, originalFile } from "./originalFile";

export interface ImportDetails {
  who: string | null;
  bytes: number;
  sha256: string;
  /** What was said of the file: ["Vendor", "Northwind"]. */
  options: [string, string][];
  columns: MappingWord[];
  original: OriginalFile;
}

type Found = NonNullable<Awaited<ReturnType<typeof findImport>>>;

/** The details of an import as of an instant, in words. */
export async function importDetails(
  context: Pick<LoadContext, "db" | "organizationId" | "config">,
  found: Found,
  now: Date,
): Promise<ImportDetails> {
  return {
    who: found.who,
    bytes: found.file_bytes,
    sha256: found.file_sha256,
    options: optionWords(found.options),
    columns: mappingWords(found.mapping),
    original: await originalFile(context, found, now),
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
