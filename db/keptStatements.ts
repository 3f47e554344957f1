// Which statements does a connection plan once and keep the plan of?
import { createHash } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import type pg from "pg";

const mark = "-- kept\n";

/** So many statements of reading transactions have a plan on one connection; what else is asked there is planned each time. */
const mostPlans = 400;

/**
 * The statement, to be prepared under a name of its own on each connection of `keepStatements`: its plan is kept there for as long as
 * the tables it reads stay what they are. Its text must be the same each time, so that all that varies is a parameter.
 */
export function kept<T>(statement: RawBuilder<T>): RawBuilder<T> {
  return sql<T>`${sql.raw(mark)}${statement}`;
}

/**
 * Makes a connection keep the plans of `kept` statements, and of all that is asked in transactions that only read: planning the questions
 * of a page takes longer than answering them. Others are sent as ever, for a plan would go on reading a table when a temporary one of its name
 * stands before it; where nothing is written, no such table is made.
 */
export function keepStatements(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  const names = new Map<string, string>();
  let round = 0;
  let reading = false;

  const nameOf = (text: string): string | undefined => {
    const name = names.get(text);
    if (name !== undefined || !(text.startsWith(mark) || (reading && names.size < mostPlans))) return name;
    // The same name is the same statement on every connection: a pooler may hand one's server to another.
    names.set(text, `kept ${createHash("sha1").update(text).digest("hex")} ${round}`);
    return names.get(text);
  };

  client.query = ((first: unknown, values: unknown, ...rest: unknown[]) => {
    if (typeof first !== "string") return query(first, values, ...rest);
    if (changesTransaction.test(first)) {
      reading = beginsReading.test(first);
      return query(first, values, ...rest);
    }
    const name = reading || first.startsWith(mark) ? nameOf(first) : undefined;
    if (name === undefined) return query(first, values, ...rest);
    const answer = query({ name, text: first, values }, undefined, ...rest);
    // Somebody changed a table under a running server: what was prepared answers no longer, and is prepared anew from here on.
    if (answer instanceof Promise)
      answer.catch((error) => {
        if (error.code !== "0A000") return;
        round += 1;
        names.clear();
      });
    return answer;
  }) as typeof client.query;
}

const changesTransaction = /^(begin|start transaction|commit|rollback|abort|end)\b/i;
const beginsReading = /^start transaction [^;]*\bread only\b/;
