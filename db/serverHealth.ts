// Is the database behind a connection fit for the product: version, settings, migrations, roles, row-level security?
import { type Kysely, sql } from "kysely";
import { findMigrationState, oldestMajor } from "./migrate";
import { errorCode } from "./postgres/fileTrouble";
import type { Database } from "./schema";

export interface DoctorLine {
  name: string;
  value: string;
  /** What is wrong and what to do about it. */
  problem?: string;
}

interface Server {
  version: string;
  number: number;
  fsync: string;
  encoding: string;
  size: string;
  who: string;
  app_is_weak: boolean | null;
}

/** Reads only. Throws when the connection fails. */
export async function examineServer(db: Kysely<Database>): Promise<DoctorLine[]> {
  const server = await findServer(db);
  const { applied, pending, unknown } = await findMigrationState(db);
  const lines = [
    line("Postgres", server.version, [
      server.number < oldestMajor * 10_000,
      `Postgres ${oldestMajor} or newer is needed.`,
    ]),
    line("Database size", server.size),
    line("Encoding", server.encoding, [
      server.encoding !== "UTF8",
      "It has to be UTF8: make a new database with that encoding.",
    ]),
    line("fsync", server.fsync, [
      server.fsync !== "on",
      "Committed rows can be lost when the machine fails: set fsync = on.",
    ]),
    line(
      "Migrations",
      pending.length
        ? `${applied.length} applied; the next start applies ${pending.join(", ")}`
        : `${applied.length} applied, none pending`,
      [unknown.length > 0, `Made by a newer Placket (${unknown.join(", ")}): update Placket.`],
    ),
  ];
  if (applied.length > 0) {
    const seen = await countSeenByNobody(db);
    lines.push(roleLine(server, seen !== undefined), isolationLine(await listUnguarded(db), seen ?? 0));
  }
  return lines;
}

async function findServer(db: Kysely<Database>): Promise<Server> {
  const { rows } = await sql<Server>`
    select current_setting('server_version') as version,
           current_setting('server_version_num')::int as number,
           current_setting('fsync') as fsync,
           pg_encoding_to_char(encoding) as encoding,
           pg_size_pretty(pg_database_size(datname)) as size,
           current_user::text as who,
           (select not (rolsuper or rolbypassrls or rolcanlogin) from pg_roles where rolname = 'placket_app') as app_is_weak
    from pg_database where datname = current_database()`.execute(db);
  if (!rows[0]) throw new Error("the database does not know itself");
  return rows[0];
}

function roleLine({ who, app_is_weak }: Server, mayAct: boolean): DoctorLine {
  if (app_is_weak === null) {
    return line("Role", who, [true, "The role placket_app is missing: grant CREATEROLE and start again."]);
  }
  const strong =
    "placket_app may log in or bypass row-level security: alter role placket_app nologin nosuperuser nobypassrls.";
  if (!app_is_weak) return line("Role", who, [true, strong]);
  const value = mayAct ? `${who}, acting as placket_app` : who;
  return line("Role", value, [!mayAct, `${who} may not act as placket_app: grant placket_app to ${who}.`]);
}

/** With nobody's organization set the application's role must see nothing, and every table with one must be guarded. */
function isolationLine(unguarded: string[], seen: number): DoctorLine {
  if (unguarded.length > 0) {
    return line("Isolation", "broken", [true, `Row-level security is off for ${unguarded.join(", ")}.`]);
  }
  if (seen > 0) return line("Isolation", "broken", [true, "Without an organization rows can be seen."]);
  return line("Isolation", "each organization sees its own rows");
}

async function listUnguarded(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name
    from pg_class join pg_attribute on attrelid = pg_class.oid and attname = 'organization_id' and not attisdropped
    where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and not (relrowsecurity and relforcerowsecurity)
    order by relname`.execute(db);
  return rows.map(({ name }) => name);
}

/** How many organizations the application's role sees with none set; undefined where it may not be used at all. */
async function countSeenByNobody(db: Kysely<Database>): Promise<number | undefined> {
  try {
    return await db.transaction().execute(async (transaction) => {
      await sql`
        select set_config('role', 'placket_app', true), set_config('app.organization_id', '', true)
      `.execute(transaction);
      const { rows } = await sql<{ n: number }>`select count(*) as n from organization`.execute(transaction);
      return rows[0]?.n ?? 0;
    });
  } catch (error) {
    const code = errorCode(error) ?? "";
    if (["42501", "22023", "42704"].includes(code)) return undefined;
    throw error;
  }
}

function line(name: string, value: string, [wrong, problem]: [boolean, string] = [false, ""]): DoctorLine {
  return wrong ? { name, value, problem } : { name, value };
}
