// Which statements does a query send, where it cannot be had without being run?
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import type { Database, Db } from "../../db/schema";

/** The SQL of each, in order, as it would be sent; no database answers, so every result is empty. */
export async function sentSql(run: (db: Db) => Promise<unknown>): Promise<string> {
  const sent: string[] = [];
  const db = new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => void sent.push(query.sql.trim()),
  });
  await run(db);
  return sent.join(";\n\n");
}
