// How does a mapping file say what the columns of a file mean?
import { z } from "zod";
import { Trouble } from "../domain/trouble";
import { type ConflictRule, conflictRules, importKinds } from "../domain/vocabulary";
import { hasRule } from "./conflicts";
import { datePattern } from "./datePattern";
import { findColumn, type HeaderName } from "./header";
import { nearest } from "./nearest";
import { isTargetName, type TargetName, targetNames, targets } from "./targets";

const numberFormat = z.strictObject({
  decimal: z.enum([".", ","]),
  group: z.string().max(1).optional(),
});

/** A user may write this by hand; only `kind` must be there. Two columns in one field are joined with a space. */
export const mappingShape = z.strictObject({
  kind: z.enum(importKinds),
  columns: z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)])).default({}),
  constants: z.record(z.string(), z.string()).default({}),
  values: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  formats: z.record(z.string(), z.union([z.string(), numberFormat])).default({}),
  steps: z
    .record(z.string(), z.strictObject({ column: z.string(), as: z.enum(["date", "yes/no"]) }))
    .default({}),
  conflicts: z.record(z.string(), z.enum(conflictRules)).default({}),
});

export interface Mapping extends z.infer<typeof mappingShape> {
  columns: Partial<Record<TargetName, string | string[]>>;
  constants: Partial<Record<TargetName, string>>;
  values: Partial<Record<TargetName, Record<string, string>>>;
  formats: Partial<Record<TargetName, string | { decimal: "." | ","; group?: string }>>;
  /** What happens to a value of a lead or deal that is here already, by field. */
  conflicts: Partial<Record<TargetName, ConflictRule>>;
}

/**
 * The mapping a user wrote, checked as far as it can be without the file.
 * @throws Trouble with the first thing wrong, and the nearest right one.
 */
export function parseMapping(raw: unknown): Mapping {
  const read = mappingShape.safeParse(raw);
  if (!read.success) throw shapeTrouble(raw, read.error);
  const mapping = read.data;
  for (const part of ["columns", "constants", "values", "formats", "conflicts"] as const) {
    for (const name of Object.keys(mapping[part])) requireTarget(name, part);
  }
  for (const name of Object.keys(mapping.conflicts)) {
    if (isTargetName(name) && !hasRule(name))
      throw new Trouble(
        `The mapping's conflicts name ${name}, which no row can change in what is here. Leave it out.`,
      );
  }
  for (const [name, format] of Object.entries(mapping.formats)) {
    const type = isTargetName(name) ? targets[name].type : "text";
    const dated = type === "day" || type === "instant";
    if (typeof format === "string" && dated) datePattern(format, name);
    else if (typeof format === "string" || dated) throw formatTrouble(name, dated);
    else if (format.decimal === format.group)
      throw new Trouble(`The mapping's format for ${name} has the same mark for decimals and thousands.`);
  }
  return mapping;
}

/** Whether a mapping says nothing of columns, so that they are guessed and the rest of it holds. Only where it is written by hand: ours names them all. */
export function leavesColumns(raw: unknown): boolean {
  return raw !== null && typeof raw === "object" && !("columns" in raw) && !("steps" in raw);
}

/** A mapping that leaves its columns to the guess, laid over it. */
export function laidOver(guess: Mapping, said: Mapping): Mapping {
  return {
    ...guess,
    constants: { ...guess.constants, ...said.constants },
    values: { ...guess.values, ...said.values },
    ...{ formats: said.formats, conflicts: said.conflicts },
  };
}

/**
 * Finds the columns a mapping names in a file's header; the mapping comes back with the names as the file has them.
 * @throws Trouble for a column the file does not have.
 */
export function fitMapping(mapping: Mapping, names: readonly HeaderName[]): Mapping {
  const columns: Mapping["columns"] = {};
  for (const [target, wanted] of Object.entries(mapping.columns)) {
    if (wanted === undefined || !isTargetName(target)) continue;
    const found = [wanted].flat().map((name) => findColumn(names, name, target).name);
    columns[target] = found.length === 1 ? (found[0] ?? "") : found;
  }
  const steps: Mapping["steps"] = {};
  for (const [step, { column, as }] of Object.entries(mapping.steps)) {
    steps[step] = { column: findColumn(names, column, `the step "${step}"`).name, as };
  }
  return { ...mapping, columns, steps };
}

/** A mapping that says nothing yet. */
export function emptyMapping(kind: Mapping["kind"]): Mapping {
  return { kind, columns: {}, constants: {}, values: {}, formats: {}, steps: {}, conflicts: {} };
}

function requireTarget(name: string, part: string): void {
  if (isTargetName(name)) return;
  const offered = nearest(name, targetNames);
  const offer =
    offered === undefined
      ? `Fields are ${targetNames.slice(0, 6).join(", ")}, ….`
      : `Did you mean "${offered}"?`;
  throw new Trouble(`The mapping's ${part} name the field "${name}", which there is not. ${offer}`);
}

function formatTrouble(name: string, dated: boolean): Trouble {
  return new Trouble(
    dated
      ? `The mapping's format for ${name} must be a date format, such as "dd/MM/yyyy".`
      : `The mapping's format for ${name} must say how numbers are written: {"decimal": ",", "group": "."}.`,
  );
}

function shapeTrouble(raw: unknown, error: z.ZodError): Trouble {
  const [issue] = error.issues;
  if (raw === null || typeof raw !== "object" || Array.isArray(raw)) {
    return new Trouble(
      'A mapping is a JSON object such as {"kind": "leads", "columns": {"lead.email": "E-mail"}}.',
    );
  }
  if (issue?.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    const parts = Object.keys(mappingShape.shape);
    const at = issue.path.length === 0 ? "" : ` in ${issue.path.join(" → ")}`;
    return new Trouble(
      `The mapping says "${key}"${at}, which is not part of a mapping. Its parts are ${parts.join(", ")}.`,
    );
  }
  const where = issue?.path.join(" → ") ?? "";
  if (issue?.path[0] === "conflicts")
    return new Trouble(`The mapping's ${where} must be one of ${conflictRules.join(", ")}.`);
  if (where === "kind") return new Trouble(`The mapping's kind must be one of ${importKinds.join(", ")}.`);
  return new Trouble(
    `The mapping is not right at ${where === "" ? "its start" : where}: ${issue?.message ?? "unreadable"}.`,
  );
}
