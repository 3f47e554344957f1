// How does a test get the sample organization? By importing public/samples in the order of their manifest.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseMinor } from "../../app/domain/money";
import type { ImportKind } from "../../app/domain/vocabulary";
import { importFile } from "../../app/intake/importFile";
import type { ImportResult } from "../../app/intake/importRequest";
import { openSession } from "../../db/session";
import type { SampleManifest } from "../../scripts/samples/writeSamples";
import type { TestDatabase } from "./database";

const directory = join(import.meta.dirname, "../../public/samples");

/** Imports all sample files; the results come in the order of the manifest. */
export async function importSample({
  url,
  organizationId,
}: Pick<TestDatabase, "url" | "organizationId">): Promise<ImportResult[]> {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(directory, name), "utf8"));
  const { imports } = read("manifest.json") as SampleManifest;
  const session = await openSession(url);
  const results: ImportResult[] = [];
  try {
    for (const { file, mapping, kind, options } of imports) {
      const { cost, currency = "USD" } = options;
      const minor = cost === undefined ? null : parseMinor(cost, currency);
      results.push(
        await importFile(session, organizationId, {
          path: join(directory, file),
          kind: kind as ImportKind,
          vendor: options.vendor,
          list: options.list,
          purchasedOn: options["purchased-on"],
          cost: minor === null ? undefined : { minor, currency },
          mapping: read(mapping),
        }),
      );
    }
    return results;
  } finally {
    await session.close();
  }
}
