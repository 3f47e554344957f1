// How does the sample organization come to be? By importing the sample files as a user would, shifted so that they end yesterday.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { addDays } from "../../app/domain/day";
import { parseMinor } from "../../app/domain/money";
import { formatCount } from "../../app/domain/rates";
import type { ImportKind } from "../../app/domain/vocabulary";
import { runImport } from "../../app/intake/runImport";
import { withOrganization } from "../../db/connection";
import { countImports } from "../../db/queries/imports";
import { findToday } from "../../db/queries/organization";
import type { ServeOptions } from "../serve";
import { type SampleImport, type SampleManifest, writeSamples } from "./writeSamples";

/** Imports the sample files in the order of their manifest, once; later starts find them there. */
export const prepareDemo: NonNullable<ServeOptions["prepare"]> = async ({
  database,
  organizationId,
  config,
}) => {
  const { url } = database;
  const [done, today] = await withOrganization(database.db, organizationId, async (db) => [
    await countImports(db),
    await findToday(db),
  ]);
  const directory = join(config.dataDirectory, "samples");
  const manifest =
    done === 0 ? await writeSamples(directory, addDays(today, -1)) : await readManifest(directory);
  for (const sample of manifest?.imports.slice(done) ?? []) {
    const request = await readRequest(directory, sample);
    const { rows, accepted, alreadyHere, rejected } = await runImport({ url, organizationId, request });
    console.log(
      `Imported ${sample.file}: ${formatCount(rows)} rows, ${formatCount(accepted)} accepted, ${formatCount(alreadyHere)} already here, ${formatCount(rejected)} rejected`,
    );
  }
};

/** The manifest of a start before: one that was stopped half way goes on where it stood. */
async function readManifest(directory: string): Promise<SampleManifest | undefined> {
  const text = await readFile(join(directory, "manifest.json"), "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as SampleManifest);
}

async function readRequest(directory: string, { file, mapping, kind, options }: SampleImport) {
  const { vendor, list, cost, currency = "USD", "purchased-on": purchasedOn } = options;
  const minor = cost === undefined ? null : parseMinor(cost, currency);
  return {
    ...{ path: join(directory, file), fileName: file, kind: kind as ImportKind, vendor, list, purchasedOn },
    cost: minor === null ? undefined : { minor, currency },
    mapping: JSON.parse(await readFile(join(directory, mapping), "utf8")) as unknown,
  };
}
