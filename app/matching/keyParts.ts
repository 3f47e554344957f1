// How do leads and deals get the keys that are kept of them, without holding up imports?
import { withOrganization } from "../../db/connection";
import { lockImports } from "../../db/queries/imports";
import type { LikenessRow } from "../../db/queries/likeness";
import type { Db } from "../../db/schema";

/** Imports wait while so many parts get their keys. */
export const partsAtOnce = 32;

interface Keeping<Part> {
  /** Parts that have no keys yet or stale ones, some of them. */
  due(db: Db): Promise<Part[]>;
  list(db: Db, part: Part): Promise<LikenessRow[]>;
  store(db: Db, part: Part, rows: readonly LikenessRow[]): Promise<void>;
}

/** Makes the keys of all parts that are due, some at a time: while their turn lasts no import or undo changes what they are made of. */
export async function keyParts<Part>(
  db: Db,
  organizationId: number,
  { due, list, store }: Keeping<Part>,
): Promise<void> {
  while ((await withOrganization(db, organizationId, due)).length > 0)
    await withOrganization(db, organizationId, async (db) => {
      await lockImports(db);
      const parts = await due(db);
      let coming: Promise<LikenessRow[]> | undefined;
      for (const [at, part] of parts.entries()) {
        const rows = await (coming ?? list(db, part));
        coming = undefined;
        for (const next of parts.slice(at + 1, at + 2)) coming = list(db, next);
        await store(db, part, rows);
      }
    });
}
