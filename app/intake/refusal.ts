// What happens to a file of which all rows or none are wanted, when one is rejected?
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import { withOrganization } from "../../db/connection";
import { copyRejectsOut, keepRefusal, type Refusal } from "../../db/queries/refused";
import type { Db } from "../../db/schema";
import { formatCount } from "../domain/rates";

/** Why nothing was stored: how many rows were rejected, and the first of them. */
export function refusalSentence(rejected: number, first: string | undefined): string {
  const rows = rejected === 1 ? "One row was" : `${formatCount(rejected)} rows were`;
  return `${rows} rejected, and all or nothing was asked for, so nothing of this file was stored. The first: ${first ?? "unknown"}`;
}

/** The rejects of an import that is about to be rolled back, kept in a file meanwhile. */
export interface SavedRejects {
  keep(session: { db: Db; client: PoolClient }, organizationId: number, refusal: Refusal): Promise<void>;
  forget(): Promise<void>;
}

/** Saves the rejects of the running import. */
export async function saveRejects(db: Db, client: PoolClient, importId: number): Promise<SavedRejects> {
  const directory = await mkdtemp(join(tmpdir(), "placket-rejects-"));
  const path = join(directory, "rejects");
  const forget = () => rm(directory, { recursive: true, force: true });
  try {
    await pipeline(copyRejectsOut(db, client, importId), createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await forget();
    throw error;
  }
  return {
    forget,
    keep: ({ db, client }, organizationId, refusal) =>
      withOrganization(db, organizationId, (db) =>
        keepRefusal(db, client, { refusal, rejects: createReadStream(path, { encoding: "utf8" }) }),
      ),
  };
}
