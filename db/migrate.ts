// Is the schema up to date, and how does it become so?
import { type Kysely, Migrator, sql } from "kysely";
import { Trouble } from "../app/domain/trouble";
import { migrations } from "./migrations/all";
import type { Database } from "./schema";

export interface MigrationState {
  applied: string[];
  pending: string[];
  /** Applied by a newer Placket: this one does not know them. */
  unknown: string[];
}

/** The oldest Postgres that the product runs on. */
export const oldestMajor = 15;
const migrationTableName = "migration";
const migrationLockTableName = "migration_lock";

/**
 * Brings the database up to date: all pending migrations in one transaction, under a lock that makes a second process
 * wait. Returns the names it applied. Throws `Trouble` for a Postgres that is too old or a database that is too new, and
 * then changes nothing.
 */
export async function migrate(db: Kysely<Database>): Promise<string[]> {
  await refuseOldPostgres(db);
  const before = await findMigrationState(db);
  if (before.unknown.length > 0) throw tooNew(before.unknown);
  if (before.pending.length === 0) return [];
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName,
    migrationLockTableName,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) {
    const after = await findMigrationState(db);
    throw after.unknown.length > 0 ? tooNew(after.unknown) : error;
  }
  return (results ?? []).map(({ migrationName }) => migrationName);
}

/** Which migrations are applied, and which are to come. Reads only. */
export async function findMigrationState(db: Kysely<Database>): Promise<MigrationState> {
  const known = Object.keys(migrations).sort();
  const applied = await listApplied(db);
  return {
    applied,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

async function listApplied(db: Kysely<Database>): Promise<string[]> {
  const { rows: tables } = await sql<{ there: boolean }>`
    select to_regclass(${migrationTableName}) is not null as there`.execute(db);
  if (!tables[0]?.there) return [];
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(migrationTableName)} order by name`.execute(db);
  return rows.map(({ name }) => name);
}

async function refuseOldPostgres(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ number: number; version: string }>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version`.execute(
    db,
  );
  const { number = 0, version = "" } = rows[0] ?? {};
  if (number < oldestMajor * 10_000) {
    throw new Trouble(
      `DATABASE_URL leads to Postgres ${version}, and Placket needs ${oldestMajor} or newer.`,
    );
  }
}

function tooNew(unknown: string[]): Trouble {
  return new Trouble(
    `This database was made by a newer Placket (it has ${unknown.join(", ")}, which this one does not know): update Placket.`,
  );
}
