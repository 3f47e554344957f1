// How does a command reach the organization's data?
import { readConfig } from "../../app/server/config";
import { openDatabase, withOrganization } from "../../db/connection";
import { ensureOrganization, ownOrganization, sampleOrganization } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import type { Arguments, Option } from "./arguments";

export const sampleOption: Record<string, Option> = {
  sample: { says: "the sample organization of `placket demo` instead of your own" },
};

/** Opens the database for one command, and closes it however the command ends. */
export async function opened<T>(
  given: Arguments,
  run: (reach: { db: Db; url: string; organizationId: number }) => Promise<T>,
): Promise<T> {
  const { databaseUrl, dataDirectory, pgBin } = readConfig();
  const database = await openDatabase({ databaseUrl, dataDirectory, pgBin });
  try {
    const organizationId = await ensureOrganization(
      database.db,
      given.has("sample") ? sampleOrganization : ownOrganization,
    );
    return await run({ db: database.db, url: database.url, organizationId });
  } finally {
    await database.close();
  }
}

/** Runs a report inside the organization's transaction. */
export async function asked<T>(given: Arguments, run: (db: Db) => Promise<T>): Promise<T> {
  return opened(given, ({ db, organizationId }) => withOrganization(db, organizationId, run));
}
