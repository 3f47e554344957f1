// How are the rejected rows of an import kept when nothing else of it is?
import { sql } from "kysely";
import type { PoolClient } from "pg";
import { copyOut, copyRows } from "../copy";
import type { Db, VerdictTally } from "../schema";
import { rejectedRows } from "./tally";

const columns = ["line", "column_name", "code", "sentence", "cells"];

/** All rejected rows of the running import, as COPY writes them. */
export function copyRejectsOut(db: Db, client: PoolClient, importId: number): AsyncIterable<Buffer> {
  return copyOut(
    client,
    sql`select line, column_name, code, sentence, cells from ${rejectedRows(importId)} as r`.compile(db).sql,
  );
}

export interface Refusal {
  importId: number;
  failure: string;
  rows: number;
  rejected: number;
  tally: VerdictTally;
}

/** Notes that an import was refused as a whole, with the rejects that `copyRejectsOut` gave. */
export async function keepRefusal(
  db: Db,
  client: PoolClient,
  { refusal, rejects }: { refusal: Refusal; rejects: AsyncIterable<string> },
): Promise<void> {
  const { importId, failure, rows, rejected, tally } = refusal;
  const name = `import_${importId}_refused`;
  const table = sql.id("staging", name);
  await sql`create unlogged table ${table} (line integer, column_name text, code text, sentence text, cells jsonb)`.execute(
    db,
  );
  await copyRows(client, `staging.${name}`, columns, rejects);
  await dropRejects(db, importId);
  await sql`insert into import_reject (import_id, line, column_name, code, sentence, cells)
    select ${importId}::bigint, line, column_name, code, sentence, cells from ${table}`.execute(db);
  await sql`drop table ${table}`.execute(db);
  await sql`update import set status = 'failed', finished_at = clock_timestamp(), failure = ${failure}, rows = ${rows}, rejected = ${rejected},
    tally = ${JSON.stringify(tally)}::jsonb where import_id = ${importId}`.execute(db);
}

/** Forgets the rejects of an import that is tried again. */
export async function dropRejects(db: Db, importId: number): Promise<void> {
  await sql`delete from import_reject where import_id = ${importId}`.execute(db);
}
