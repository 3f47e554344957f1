// How does the planner treat statements whose sizes it cannot know?
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../schema";

/** Up to so many rows, and one in twenty of the leads that are here, what belongs to each is looked up by an index (measured: at 20,000 reading whole tables costs less). */
const loopedRows = 5_000;
const loopedOf = 20;

/** Before statements that are about so many rows of a file. What a small organization has is read whole: the planner knows little of it, and might loop in a loop. Returns whether they are few. */
export async function planFor(db: Db, rows: number): Promise<boolean> {
  const { rows: found } = await sql<{ few: boolean }>`
    select ${rows}::bigint <= ${loopedRows} and ${rows}::bigint * ${loopedOf} < coalesce(sum(leads), 0) as few from rollup`.execute(
    db,
  );
  const few = found[0]?.few ?? false;
  await (few ? planAsUsual : planForMany)(db);
  return few;
}

/** For many rows at once: the planner cannot know the sizes inside a long statement, and a loop in a loop would be its worst guess. */
export async function planForMany(db: Db): Promise<void> {
  await sql`select set_config('enable_nestloop', 'off', true), set_config('work_mem', '128MB', true)`.execute(
    db,
  );
}

export async function planAsUsual(db: Db): Promise<void> {
  await sql`select set_config('enable_nestloop', 'on', true), set_config('work_mem', '32MB', true)`.execute(
    db,
  );
}

/** Runs the derivation. Signals come in the order of their leads, by which all is summed: to sort what is nearly sorted costs less than to hash it, and is kept up to the end. */
export async function runProgress(db: Db, statement: RawBuilder<unknown>): Promise<void> {
  await sql`select set_config('enable_hashagg', 'off', true)`.execute(db);
  await statement.execute(db);
  await sql`select set_config('enable_hashagg', 'on', true)`.execute(db);
}
