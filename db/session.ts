// How does one piece of work get a connection to itself, for Kysely and COPY at once?
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { CopyCursor } from "./copiedRows";
import type { Database, Db } from "./schema";
import { valueTypes } from "./valueTypes";

export interface Session {
  db: Db;
  client: pg.PoolClient;
  close(): Promise<void>;
}

/** Opens one connection; statements through `db` and COPY through `client` share it, and so share a transaction. */
export async function openSession(url: string, name = "placket import"): Promise<Session> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    types: valueTypes,
    application_name: name,
  });
  pool.on("error", () => undefined);
  const client = await pool.connect();
  // An import's temporary tables outgrow the usual 8 MB by far.
  await client.query("set temp_buffers = '64MB'");
  const release = client.release.bind(client);
  client.release = () => undefined;
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({
      pool: { connect: async () => client, end: async () => undefined },
      cursor: CopyCursor as never,
    }),
  });
  return {
    db,
    client,
    async close() {
      await db.destroy();
      release();
      await pool.end();
    },
  };
}
