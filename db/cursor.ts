// How does one walk through more rows than fit into memory? In one transaction, a batch at a time.
import { type RawBuilder, sql } from "kysely";
import type { Db } from "./schema";

/**
 * Runs a query in the transaction that `db` is in, and gives its rows batch by batch, in order; the next batch is fetched when the one
 * before has been dealt with. One walk at a time for each transaction.
 */
export async function eachBatch<Row>(
  db: Db,
  query: RawBuilder<Row>,
  { size, take }: { size: number; take: (rows: Row[]) => Promise<void> },
): Promise<void> {
  await sql`select set_config('cursor_tuple_fraction', '1', true)`.execute(db);
  await sql`declare walk no scroll cursor for ${query}`.execute(db);
  for (;;) {
    const { rows } = await sql<Row>`fetch forward ${sql.lit(size)} from walk`.execute(db);
    if (rows.length > 0) await take(rows);
    if (rows.length < size) break;
  }
  await sql`close walk`.execute(db);
}
