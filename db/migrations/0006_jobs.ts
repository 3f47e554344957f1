// Where do jobs wait that must outlive the server? In the tables of pg-boss, in a schema of their own.
import { type Kysely, sql } from "kysely";
import { jobSchema, withoutTransaction } from "../queries/jobs";

/**
 * Makes them as the pinned version of pg-boss wants them, and lets an organization's transaction queue a job and see whether it waits.
 * A newer version of pg-boss needs a migration of its own, which has to look at pgboss.version first: here it is made anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Only here: every process knows the migrations, and few need what draws up these tables.
  const { default: PgBoss } = await import("pg-boss");
  await sql.raw(withoutTransaction(PgBoss.getConstructionPlans(jobSchema))).execute(db);
  await sql
    .raw(`grant usage on schema ${jobSchema} to placket_app;
      grant select on ${jobSchema}.queue to placket_app;
      grant insert, delete, select (id, name, state, singleton_key) on ${jobSchema}.job to placket_app`)
    .execute(db);
}
