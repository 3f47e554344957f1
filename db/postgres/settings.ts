// Which settings does our own Postgres run with on this machine?
import { statfsSync } from "node:fs";
import { totalmem } from "node:os";

const megabyte = 1024 * 1024;
const bytesToMegabytes = 2 ** -20;

/** `-c` arguments for postgres. `testing` gives durability away for speed: never for data that anybody wants back. */
export function postgresSettings({ testing = false }: { testing?: boolean } = {}): string[] {
  const memory = availableMegabytes();
  const small = memory < 2048;
  const settings: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: testing ? 200 : 60,
    shared_buffers: `${clamp(memory >> 3, 32, 256)}MB`,
    effective_cache_size: `${clamp(memory >> 1, 64, 65_536)}MB`,
    work_mem: small ? "8MB" : "32MB",
    maintenance_work_mem: small ? "64MB" : "256MB",
    max_wal_size: "2GB",
    random_page_cost: "1.1",
    jit: "off",
    fsync: testing ? "off" : "on",
    synchronous_commit: testing ? "off" : "on",
    full_page_writes: testing ? "off" : "on",
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    log_checkpoints: "off",
    password_encryption: "scram-sha-256",
    dynamic_shared_memory_type: sharedMemoryIsTight() ? "mmap" : "posix",
  };
  if (process.platform === "win32") {
    delete settings.unix_socket_directories;
    settings.dynamic_shared_memory_type = "windows";
  }
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

function availableMegabytes(): number {
  const limit = process.constrainedMemory?.() ?? 0;
  return Math.floor((limit > 0 ? Math.min(limit, totalmem()) : totalmem()) * bytesToMegabytes);
}

/** Containers often have 64 MB of /dev/shm, which parallel queries fill; then they go through files in the data directory. */
function sharedMemoryIsTight(): boolean {
  if (process.platform !== "linux") return false;
  try {
    const { blocks, bsize } = statfsSync("/dev/shm");
    return blocks * bsize < 512 * megabyte;
  } catch {
    return true;
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
