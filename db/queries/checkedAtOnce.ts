// How are the references of very many new rows checked at once, instead of by a query for each row?
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../schema";

/** Up to so many rows are checked by Postgres, one by one. */
export const fewRows = 500;

/** Tables so filled, and what else their rows are looked for and sorted by. */
const sortedBy = { signal: ["at"], touch: ["at"], match: [] } as const;

interface NewRows {
  /** Where they go. It has `organization_id` and the references. */
  table: keyof typeof sortedBy;
  /** The INSERT. */
  insert: RawBuilder<unknown>;
  /** A relation of the rows it inserts. */
  rows: RawBuilder<unknown>;
  /** Every table it refers to, by its key: the column has the same name in the rows, and null refers to nothing. */
  references: Record<string, string>;
}

/**
 * Runs an INSERT as the organization's role, so row by row past its wall as ever. Of very many rows, the rows they refer to are looked for and
 * locked in one query a table first, and Postgres then leaves its own foreign keys' checks out, which take three quarters of the time; where
 * a row is missing, or the database's user may not have checks left out, it makes them itself.
 */
export async function insertCheckedAtOnce(
  db: Db,
  { table, insert, rows, references }: NewRows,
): Promise<void> {
  const many = await areMany(db, rows);
  if (many && (await mayLeaveOut(db)) && (await areThere(db, { rows, references }))) {
    await withoutChecks(db, () => insert.execute(db));
  } else await insert.execute(db);
  if (many) await tellPlanner(db, table, Object.values(references));
}

/** Whether a relation has more than a few rows. */
export async function areMany(db: Db, rows: RawBuilder<unknown>): Promise<boolean> {
  const found = await sql<{ many: boolean }>`
    select count(*) > ${fewRows} as many from (select from ${rows} as counted limit ${fewRows + 1}) as counted`.execute(
    db,
  );
  return found.rows[0]?.many ?? false;
}

/** Lets the planner know of the new rows, which the same transaction reads next. Where somebody else counts the table's rows just now, it has to guess. */
async function tellPlanner(db: Db, table: NewRows["table"], columns: string[]): Promise<void> {
  const names = ["organization_id", ...sortedBy[table], ...columns].map((name) => sql.ref(name));
  await sql`select set_config('role', 'none', true)`.execute(db);
  await sql`analyze (skip_locked) ${sql.table(table)} (${sql.join(names)})`.execute(db);
  await sql`select set_config('role', 'placket_app', true)`.execute(db);
}

/** Whether there is a role that may do so, and the database's user may take it. */
export async function mayLeaveOut(db: Db): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select exists (select from pg_roles where rolname = 'placket_copy' and pg_has_role(session_user, oid, 'member')
      and has_parameter_privilege(oid, 'session_replication_role', 'set')) as may`.execute(db);
  return rows[0]?.may ?? false;
}

/** Locks, as a foreign key does, all rows that are referred to; false where one is missing. */
async function areThere(
  db: Db,
  { rows, references }: Pick<NewRows, "rows" | "references">,
): Promise<boolean> {
  for (const [table, key] of Object.entries(references)) {
    const id = sql.ref(key);
    const found = await sql<{ all: boolean }>`
      with meant as materialized (select distinct ${id} from ${rows} as fresh where ${id} is not null),
      locked as materialized (select ${id} from ${sql.table(table)} where ${id} = any (array(select ${id} from meant)) for key share)
      select (select count(*) from meant) = (select count(*) from locked) as all`.execute(db);
    if (!found.rows[0]?.all) return false;
  }
  return true;
}

/**
 * Runs one statement whose foreign keys the caller has seen to. Triggers that fire always, such as that of revisions, go on;
 * row-level security, CHECKs and unique keys hold as ever.
 */
export async function withoutChecks<T>(db: Db, run: () => Promise<T>): Promise<T> {
  const become = (role: "replica" | "origin") =>
    sql`select set_config('role', 'placket_copy', true), set_config('session_replication_role', ${role}, true), set_config('role', 'placket_app', true)`.execute(
      db,
    );
  await become("replica");
  const result = await run();
  await become("origin");
  return result;
}
