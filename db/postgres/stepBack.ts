// How does a backend of our own Postgres let the pages go first, while it works through a big file?
import { readFileSync, writeFileSync } from "node:fs";
import { setPriority } from "node:os";
import type { ClientBase } from "pg";

/** Of Unix: half of what any process gets is left at 3, a tenth at 10. Where nobody else wants the processor, it costs nothing. */
export const steppedBack = 10;

/**
 * Lowers the priority of a connection's backend for as long as it lives, where it is one of our own Postgres, on Linux; anywhere else, and
 * where the system forbids it, all stays as it is.
 */
export async function stepBack(client: ClientBase): Promise<void> {
  if (process.platform !== "linux") return;
  const { rows } = await client.query<{ pid: number }>(
    "select pg_backend_pid() as pid where current_setting('placket.supervisor', true) is not null",
  );
  const pid = rows[0]?.pid;
  if (pid === undefined) return;
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").startsWith("postgres: ")) return;
    setPriority(pid, steppedBack);
    // A backend leads a session of its own. Where the scheduler groups processes by session, only what it says of the group counts.
    writeFileSync(`/proc/${pid}/autogroup`, String(steppedBack));
  } catch {
    // Not ours to say: another user's process, or a kernel without groups.
  }
}
