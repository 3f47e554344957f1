// Which value stands after a row meets one that is here, and what of a row did that change?
import { type RawBuilder, sql } from "kysely";
import type { ConflictRule } from "../../app/domain/vocabulary";

type Rules = Record<string, ConflictRule>;

/** Computes anew, for a temporary table's rows that are `mixed`, the keys that are made of more than one field. */
export type Rekey = (table: "changing" | "dealing") => Promise<void>;

/** The value of a column by its rule, `never` where it has none: `theirs` is the file's row, `ours` the one that is here. An empty cell never overwrites. */
export function settled(
  rule: ConflictRule | undefined,
  { theirs, ours }: { theirs: RawBuilder<unknown>; ours: RawBuilder<unknown> },
): RawBuilder<unknown> {
  if (rule === "overwrite") return sql`coalesce(${theirs}, ${ours})`;
  return rule === "fill blanks only" ? sql`coalesce(${ours}, ${theirs})` : ours;
}

/** Columns of a table, `lead.phone`. */
export function column(table: string, name: string): RawBuilder<unknown> {
  return sql.ref(`${table}.${name}`);
}

export function columns(names: readonly string[], table?: string): RawBuilder<unknown> {
  return sql.join(names.map((name) => (table === undefined ? sql.ref(name) : column(table, name))));
}

/** The columns in which two rows differ, as JSON with the values of the first; a column also differs when one that goes `along` with it does. */
export function differing(
  names: readonly string[],
  { of, from, along = {} }: { of: string; from: string; along?: Record<string, readonly string[]> },
): RawBuilder<unknown> {
  const parts = names.map((name) => {
    const group = [name, ...(along[name] ?? [])];
    return sql`case when (${columns(group, of)}) is distinct from (${columns(group, from)})
      then ${sql.lit(`"${name}":`)} || coalesce(to_json(${column(of, name)})::text, 'null') end`;
  });
  return sql`('{' || concat_ws(',', ${sql.join(parts)}) || '}')::jsonb`;
}

/** Whether any column has a rule by which a value may change. */
export function changeable(rules: Rules): boolean {
  return Object.values(rules).some((rule) => rule !== "never");
}
