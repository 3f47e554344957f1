// Does an import's backend let others go first, and only that one?
import { constants, getPriority } from "node:os";
import type { PoolClient } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { stepBack, steppedBack } from "../../db/postgres/stepBack";
import { type TestDatabase, testDatabase } from "../support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function backendOf(client: PoolClient): Promise<{ pid: number; ours: boolean }> {
  const { rows } = await client.query<{ pid: number; ours: boolean }>(
    "select pg_backend_pid() as pid, current_setting('placket.supervisor', true) is not null as ours",
  );
  return rows[0] as { pid: number; ours: boolean };
}

it("a connection that steps back waits for the others, where the Postgres is our own and the system lets us", async () => {
  const [one, other] = [await database.pool.connect(), await database.pool.connect()];
  try {
    const [{ pid, ours }, others] = [await backendOf(one), await backendOf(other)];
    await stepBack(one);
    const usual = ours ? getPriority(others.pid) : constants.priority.PRIORITY_NORMAL;
    const expected = ours && process.platform === "linux" ? steppedBack : usual;
    expect(ours ? getPriority(pid) : expected).toBe(expected);
    expect(usual).toBeLessThan(steppedBack);
    expect((await one.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  } finally {
    one.release(true);
    other.release();
  }
});
