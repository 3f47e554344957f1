// How does the product get a database: opened, migrated, and for one organization at a time?
import { CompiledQuery, type DatabaseConnection, Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { describeConnectionTrouble } from "./connectionTrouble";
import { CopyCursor } from "./copiedRows";
import { type Embedded, startEmbedded } from "./embedded";
import { keepStatements } from "./keptStatements";
import { migrate } from "./migrate";
import type { Database, Db } from "./schema";
import { valueTypes } from "./valueTypes";

export interface OpenOptions {
  /** A Postgres of the user's; undefined: our own under `dataDirectory`. */
  databaseUrl?: string | undefined;
  dataDirectory: string;
  /** PLACKET_PG_BIN: the programs for our own Postgres. */
  pgBin?: string | undefined;
  log?: ((sentence: string) => void) | undefined;
}

export interface ConnectedDatabase {
  db: Db;
  pool: pg.Pool;
  close(): Promise<void>;
}

export interface OpenDatabase extends ConnectedDatabase {
  url: string;
  /** Whether it is our own Postgres. */
  embedded: boolean;
}

/**
 * The database, up to date: starts or joins our own Postgres where no URL is given, then migrates under a lock. Throws
 * `Trouble` when it cannot be reached, is older than Postgres 15, or was migrated by a newer Placket.
 */
export async function openDatabase({
  databaseUrl,
  dataDirectory,
  pgBin,
  log,
}: OpenOptions): Promise<OpenDatabase> {
  const embedded = databaseUrl ? undefined : await startEmbedded({ dataDirectory, pgBin, log });
  const url = embedded?.url ?? databaseUrl ?? "";
  const connected = connectDatabase(url, { log });
  const close = async () => {
    await connected.close();
    await embedded?.close();
  };
  try {
    await migrate(connected.db);
  } catch (error) {
    await close();
    throw describeConnectionTrouble(url, error);
  }
  followMoves(embedded, connected.pool);
  return { ...connected, url, embedded: embedded !== undefined, close };
}

/** So many connections stay when they have nothing to do: the plans of `kept` statements are theirs, and the one used last is used next. */
const keptConnections = 3;

/** A pool of connections to a database that is already up to date: for workers and tests. Connects when first used. */
export function connectDatabase(
  url: string,
  { max = 10, log }: { max?: number; log?: OpenOptions["log"] } = {},
): ConnectedDatabase {
  let pool: pg.Pool;
  try {
    pool = new pg.Pool({
      connectionString: url,
      max,
      min: Math.min(keptConnections, max),
      types: valueTypes,
      application_name: "placket",
      connectionTimeoutMillis: 15_000,
      keepAlive: true,
    });
  } catch (error) {
    throw describeConnectionTrouble(url, error);
  }
  // An idle connection that breaks (a restart of Postgres) is replaced by the pool; unheard, the event would end us.
  pool.on("error", (error) => log?.(`A connection to Postgres broke: ${error.message}`));
  // So would that of one that is held and has nothing to do; its next query tells.
  pool.on("connect", (client) => client.on("error", () => undefined));
  pool.on("connect", keepStatements);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool, cursor: CopyCursor as never }) });
  let closing: Promise<void> | undefined;
  return { db, pool, close: () => (closing ??= db.destroy()) };
}

/**
 * Runs the work in one transaction that sees the rows of one organization and may write no others; also for the owner of
 * the tables and for superusers. Both settings end with the transaction, so a pooled connection keeps neither. They are sent with its beginning:
 * most transactions read a row or two, and what they cost is the answers they wait for. Each statement sees what was there when it was sent, whatever
 * the database's own default.
 */
export function withOrganization<T>(db: Db, organizationId: number, run: (db: Db) => Promise<T>): Promise<T> {
  return inTransaction(db, { organizationId, accessMode: "read write" }, run);
}

/**
 * As `withOrganization`, for work that only reads: its statements are planned once for a connection. Work that finds it has to write first (the day has
 * turned, or it looks at a past one) is run again from its beginning, in a transaction that may; so is what a kept plan cannot answer.
 */
export async function readOrganization<T>(
  db: Db,
  organizationId: number,
  run: (db: Db) => Promise<T>,
): Promise<T> {
  try {
    return await inTransaction(db, { organizationId, accessMode: "read only" }, run);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && notByReading.has(error.code))) throw error;
    return withOrganization(db, organizationId, run);
  }
}

/** Postgres' codes for a write in a transaction that only reads, for a kept plan of a table that somebody changed since, and for plans that a pooler lost or gave to another. */
const notByReading = new Set<string | undefined>(["25006", "0A000", "26000", "42P05"]);

async function inTransaction<T>(
  db: Db,
  { organizationId, accessMode }: { organizationId: number; accessMode: "read write" | "read only" },
  run: (db: Db) => Promise<T>,
): Promise<T> {
  if (!Number.isSafeInteger(organizationId)) throw new Error(`No organization has the id ${organizationId}.`);
  const settings = `select set_config('role', 'placket_app', true), set_config('app.organization_id', '${organizationId}', true)`;
  return db.connection().execute(async (one) => {
    await one.getExecutor().provideConnection(async (connection) => addToNext(connection, settings));
    const begun = one.transaction().setIsolationLevel("read committed").setAccessMode(accessMode);
    return begun.execute(run);
  });
}

/**
 * Sends another statement in the message of the next one, which must begin a transaction: it has no parameters, and only then may several go together. For a
 * connection that nobody else asks anything before then.
 */
function addToNext(connection: DatabaseConnection, statement: string): void {
  const { executeQuery } = connection;
  const send = (text: string) => executeQuery.call(connection, CompiledQuery.raw(text));
  connection.executeQuery = async (next) => {
    connection.executeQuery = executeQuery;
    if (!/^(begin|start transaction)\b/.test(next.sql))
      throw new Error(`No transaction begins with: ${next.sql}`);
    try {
      return (await send(`${next.sql}; ${statement}`)) as never;
    } catch (error) {
      // What failed after the beginning left a transaction behind that nobody knows of.
      await send("rollback").catch(() => undefined);
      throw error;
    }
  };
}

/** Should our own Postgres have to come back on another port, new connections go there. */
function followMoves(embedded: Embedded | undefined, pool: pg.Pool): void {
  embedded?.onMoved((url) => {
    pool.options.connectionString = url;
  });
}
