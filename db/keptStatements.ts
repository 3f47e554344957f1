// Which statements does a connection plan once and keep the plan of?
import { createHash } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import type pg from "pg";

const mark = "-- kept\n";
const names = new Map<string, string>();

/**
 * The statement, to be prepared under a name of its own on each connection of `keepStatements`: its plan is kept there for as long as
 * the tables it reads stay what they are. Its text must be the same each time, so that all that varies is a parameter.
 */
export function kept<T>(statement: RawBuilder<T>): RawBuilder<T> {
  return sql<T>`${sql.raw(mark)}${statement}`;
}

/** Makes a connection keep the plans of `kept` statements; others it sends as ever. */
export function keepStatements(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  client.query = ((first: unknown, values: unknown, ...rest: unknown[]) =>
    typeof first === "string" && first.startsWith(mark)
      ? query({ name: nameOf(first), text: first, values }, undefined, ...rest)
      : query(first, values, ...rest)) as typeof client.query;
}

function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash("sha1").update(text).digest("hex");
    names.set(text, name);
  }
  return name;
}
