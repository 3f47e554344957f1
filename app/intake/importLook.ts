// How is a file read, what do its columns mean, and whose rejects does it mend: all that is known before its rows are?
import { findMapping } from "../../db/queries/mappingMemory";
import { listWords, type OrganizationSettings } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import { asReadBefore } from "./asReadBefore";
import { withLeadRule } from "./conflicts";
import type { ImportRequest } from "./importRequest";
import { inspectKnown } from "./inspectKnown";
import type { Mapping } from "./mapping";
import { mendingRequest } from "./mending";

/**
 * Inspects the file by what was asked and what is remembered of its vendor. A file of mended rejects is read as its original was.
 * @throws Trouble where it cannot be read so.
 */
export async function importLook(
  db: Db,
  { asked, settings, today }: { asked: ImportRequest; settings: OrganizationSettings; today: string },
) {
  const words = await listWords(db);
  const surroundings = {
    ...{ currency: settings.currency, timeZone: settings.timeZone, country: settings.country, today },
    ...{ purchasedOn: asked.purchasedOn ?? null, ...words },
  };
  const look = {
    ...{ mapping: asked.mapping, kind: asked.kind, preset: asked.preset },
    ...{ ...asked.reading, context: surroundings },
  };
  const looked = await inspectKnown(asked.path, look, (fingerprint) =>
    asked.vendor === undefined
      ? Promise.resolve(undefined)
      : findMapping(db, { vendor: asked.vendor, fingerprint }),
  );
  const { request, original } = await mendingRequest(db, asked, looked.inspection);
  const {
    inspection: found,
    remembered,
    reading,
  } = request.mapping === asked.mapping
    ? looked
    : await inspectKnown(asked.path, { ...look, mapping: request.mapping }, async () => undefined);
  const inspection = original ? asReadBefore(found, original.options.decided) : found;
  const context = { ...surroundings, purchasedOn: request.purchasedOn ?? null };
  const mapping = ruled(inspection.mapping, request, remembered);
  return { inspection, mapping, remembered, reading, request, original, context };
}

/** The mapping with the rules that were asked for: a rule of its own goes first, one that is only remembered does not. */
function ruled(mapping: Mapping, { onConflict }: ImportRequest, remembered: boolean): Mapping {
  if (onConflict === undefined) return mapping;
  return withLeadRule(
    remembered ? { ...mapping, conflicts: ofDeals(mapping.conflicts) } : mapping,
    onConflict,
  );
}

function ofDeals(conflicts: Mapping["conflicts"]): Mapping["conflicts"] {
  return Object.fromEntries(Object.entries(conflicts).filter(([target]) => target.startsWith("deal.")));
}
