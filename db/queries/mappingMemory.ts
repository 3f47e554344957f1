// How was a vendor's file read and mapped the last time one with this header came?
import { nameKey } from "../../app/domain/identityKeys";
import type { Db } from "../schema";

interface Sheet {
  vendor: string;
  /** Of the header: equal names in any order and spelling of case give equal fingerprints. */
  fingerprint: string;
}

/** The mapping a vendor's files with this header were last taken in by, and what was said of their reading; undefined where there was none. */
export async function findMapping(
  db: Db,
  { vendor, fingerprint }: Sheet,
): Promise<{ mapping: unknown; reading: object } | undefined> {
  const row = await db
    .selectFrom("mapping_memory")
    .innerJoin("vendor", "vendor.vendor_id", "mapping_memory.vendor_id")
    .select("mapping_memory.mapping")
    .where("vendor.name_key", "=", nameKey(vendor))
    .where("mapping_memory.fingerprint", "=", fingerprint)
    .executeTakeFirst();
  if (!row) return undefined;
  const { reading = {}, ...mapping } = row.mapping as { reading?: object };
  return { mapping, reading };
}

/** Remembers the mapping a vendor's file was taken in by, the reading beside it; nothing where the file made no such vendor. */
export async function rememberMapping(
  db: Db,
  { vendor, fingerprint, mapping, reading }: Sheet & { mapping: object; reading: object },
): Promise<void> {
  const known = await db
    .selectFrom("vendor")
    .select("vendor_id")
    .where("name_key", "=", nameKey(vendor))
    .executeTakeFirst();
  if (!known) return;
  const said = Object.keys(reading).length > 0 ? { reading } : {};
  const text = JSON.stringify({ ...mapping, ...said });
  await db
    .insertInto("mapping_memory")
    .values({ vendor_id: known.vendor_id, fingerprint, mapping: text })
    .onConflict((conflict) =>
      conflict
        .columns(["organization_id", "vendor_id", "fingerprint"])
        .doUpdateSet({ mapping: text, used_at: new Date() }),
    )
    .execute();
}

/** Lets remembered mappings follow a step to its new name, so that the next file of that vendor still finds it. */
export async function renameStepInMappings(
  db: Db,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const rows = await db
    .selectFrom("mapping_memory")
    .select(["vendor_id", "fingerprint", "mapping"])
    .execute();
  const renamed = (name: string) => (nameKey(name) === nameKey(from) ? to : name);
  for (const { vendor_id, fingerprint, mapping } of rows) {
    const { steps = {}, values = {}, ...rest } = mapping as RememberedSteps;
    const words = values["signal.step"];
    const next = JSON.stringify({
      ...rest,
      steps: Object.fromEntries(Object.entries(steps).map(([name, column]) => [renamed(name), column])),
      values: words
        ? {
            ...values,
            "signal.step": Object.fromEntries(
              Object.entries(words).map(([word, name]) => [word, renamed(name)]),
            ),
          }
        : values,
    });
    await db
      .updateTable("mapping_memory")
      .set({ mapping: next })
      .where("vendor_id", "=", vendor_id)
      .where("fingerprint", "=", fingerprint)
      .execute();
  }
}

/** Where a mapping names steps: its columns of one step each, and what the words of a column of steps mean. */
interface RememberedSteps {
  steps?: Record<string, unknown>;
  values?: Record<string, Record<string, string>>;
}
