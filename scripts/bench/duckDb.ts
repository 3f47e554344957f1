// How is DuckDB asked, where it is installed? It weighs more than all the rest together, so that nothing here depends on it.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PlainRow } from "../../db/plainAnswers";

/** The few calls of @duckdb/node-api that are made. */
interface DuckApi {
  DuckDBInstance: {
    create: (path: string) => Promise<{ connect: () => Promise<DuckConnection>; closeSync: () => void }>;
  };
  version: () => string;
}

interface DuckConnection {
  runAndReadAll: (sql: string) => Promise<{ getRowObjectsJson: () => PlainRow[] }>;
  closeSync: () => void;
}

export interface Duck {
  version: string;
  ask: (sql: string) => Promise<PlainRow[]>;
  close: () => void;
}

const library = "@duckdb/node-api";

export const howToInstall = `npm install --no-save ${library} (about 70 MB), or BENCH_DUCKDB=<a directory whose node_modules has it>`;

/** An empty DuckDB in memory; undefined where it is not installed. */
export async function openDuck(): Promise<Duck | undefined> {
  const require = createRequire(join(process.env.BENCH_DUCKDB ?? process.cwd(), "package.json"));
  let path: string;
  try {
    path = require.resolve(library);
  } catch {
    return undefined;
  }
  const { DuckDBInstance, version } = (await import(pathToFileURL(path).href)) as DuckApi;
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  return {
    version: version(),
    ask: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Makes a table of each CSV file of the directory. */
export async function loadCsv(duck: Duck, { directory, names }: { directory: string; names: string[] }) {
  for (const name of names)
    await duck.ask(
      `create table "${name}" as from read_csv('${join(directory, `${name}.csv`)}', header = true)`,
    );
}
