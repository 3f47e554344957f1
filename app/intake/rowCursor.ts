// Which text stands in which mapped field of the row at hand, and what is wrong with the row?
import { cleanCell, detached, saysNothing, wordKey } from "./cellText";
import { fieldTag } from "./contentHash";
import type { HeaderName } from "./header";
import type { InspectedColumn } from "./inspection";
import type { Reject, RejectCode } from "./intakeRow";
import type { Mapping } from "./mapping";
import { isTargetName, type TargetName, targetNames } from "./targets";
import { isMinusSign } from "./words";

/** A mapped field. A slot is its place in the row's texts. */
export interface Field {
  target: TargetName;
  slot: number;
  /** Its name in hashes. */
  tag: number;
  /** Columns joined into it; none for a constant. */
  indexes: number[];
  /** What the user calls the column: its header, or the field for a constant. */
  name: string;
  constant: string | undefined;
  /** Words of the file to ours, by word as written and by its key. */
  values: ReadonlyMap<string, string> | undefined;
  /** Whether a dash is a sign there, and not a cell that says nothing: where its column was found to speak by signs. */
  signs: boolean;
}

/** The fields of a mapping in the order of the targets, so that the order of columns changes nothing. */
export function fieldsOf(
  mapping: Mapping,
  names: readonly (HeaderName & Pick<InspectedColumn, "words">)[],
): Field[] {
  const at = new Map(names.map(({ name, index }) => [name, index]));
  const used = targetNames.filter(
    (target) => mapping.columns[target] !== undefined || mapping.constants[target] !== undefined,
  );
  return used.map((target, slot) => {
    const columns = [mapping.columns[target] ?? []].flat();
    const indexes = columns.map((name) => at.get(name) ?? -1).filter((index) => index >= 0);
    const values = mapping.values[target];
    return {
      target,
      slot,
      tag: fieldTag(target),
      indexes,
      name: indexes.length > 0 ? columns.join(" + ") : target,
      signs: names.some(
        ({ index, words }) =>
          indexes.includes(index) && (words?.some(([word]) => isMinusSign(target, word)) ?? false),
      ),
      constant: indexes.length > 0 ? undefined : mapping.constants[target]?.trim(),
      values:
        values &&
        new Map(
          Object.entries(values).flatMap(([from, to]): [string, string][] => {
            const key = wordKey(from);
            const exact: [string, string] = [from.trim(), to.trim()];
            return key === "" ? [exact] : [exact, [`~${key}`, to.trim()]];
          }),
        ),
    };
  });
}

/** The row at hand. One cursor serves a whole file, so that a million rows make no garbage of their own. */
export class RowCursor {
  line = 0;
  cells: readonly string[] = [];
  reject: Reject | undefined;
  private readonly texts: string[];
  private readonly slots: ReadonlyMap<TargetName, number>;
  private readonly single: Int32Array;

  constructor(readonly fields: readonly Field[]) {
    this.texts = fields.map(({ constant }) => constant ?? "");
    this.slots = new Map(fields.map(({ target, slot }) => [target, slot]));
    this.single = Int32Array.from(fields, ({ indexes }) =>
      indexes.length === 1 ? (indexes[0] ?? -1) : -1 - indexes.length,
    );
  }

  /** Where a field's text will be; -1 where it is not mapped. */
  slot(target: TargetName): number {
    return this.slots.get(target) ?? -1;
  }

  /** What the user calls a field: the header of its column, or the field itself where none is mapped. */
  name(target: TargetName): string {
    return this.fields[this.slot(target)]?.name ?? target;
  }

  /** Whether a column (not a constant) is mapped to the field. */
  hasColumn(target: TargetName): boolean {
    const slot = this.slot(target);
    return slot >= 0 && (this.fields[slot]?.indexes.length ?? 0) > 0;
  }

  /** Moves on to a row. */
  read(line: number, cells: readonly string[]): void {
    this.line = line;
    this.cells = cells;
    this.reject = undefined;
    const { texts, single, fields } = this;
    for (let slot = 0; slot < texts.length; slot += 1) {
      const index = single[slot] ?? -1;
      if (index >= 0) texts[slot] = cleanCell(cells[index] ?? "");
      else if (index < -1) texts[slot] = joined(cells, fields[slot]);
    }
  }

  /** The clean text of a field as the file has it; "" where it is empty or not mapped. */
  written(slot: number): string {
    return slot < 0 ? "" : (this.texts[slot] ?? "");
  }

  /** The text of a field after the mapping's values; "" where it says nothing. */
  text(slot: number): string {
    if (slot < 0) return "";
    const text = this.texts[slot] ?? "";
    const field = this.fields[slot];
    const values = field?.values;
    const meant = values && (values.get(text) ?? values.get(`~${wordKey(text)}`));
    if (meant !== undefined) return meant;
    return text === "" || isSilent(text, field) ? "" : text;
  }

  /** The same, null for nothing. */
  textOrNull(slot: number): string | null {
    if (slot < 0) return null;
    const text = this.text(slot);
    return text === "" ? null : text;
  }

  /** Rejects the row for the fault of a field, unless it is rejected already. */
  fail(slot: number, code: RejectCode, why: string): null {
    return this.failColumn(slot < 0 ? null : (this.fields[slot]?.name ?? null), code, why);
  }

  /** Rejects the row for the fault of a column, or with null as a whole. */
  failColumn(column: string | null, code: RejectCode, why: string): null {
    this.reject ??= rejectRow({ line: this.line, cells: this.cells }, { column, code, why });
    return null;
  }
}

/** A reject with its sentence: where, what, why, what to do. */
export function rejectRow(
  { line, cells }: { line: number; cells: readonly string[] },
  { column, code, why }: { column: string | null; code: RejectCode; why: string },
): Reject {
  const where = column === null ? `Line ${line}` : `Line ${line}, ${column}`;
  return {
    line,
    column,
    code,
    sentence: withoutNul(`${where}: ${why}`),
    cells: cells.map((cell) => withoutNul(detached(cell))),
  };
}

/** No database keeps NUL in a text; "␀" stands where it was. */
function withoutNul(text: string): string {
  return text.includes("\0") ? text.replaceAll("\0", "␀") : text;
}

function joined(cells: readonly string[], field: Field | undefined): string {
  return (field?.indexes ?? [])
    .map((index) => cleanCell(cells[index] ?? ""))
    .filter((text) => !isSilent(text, field))
    .join(" ");
}

/** Whether a clean cell of a field says nothing. */
function isSilent(text: string, field: Field | undefined): boolean {
  return saysNothing(text) && !(field?.signs && isMinusSign(field.target, text));
}

/** Fields of one thing, by the first part of their names. */
export function fieldsFor(fields: readonly Field[], part: string): Field[] {
  return fields.filter(({ target }) => isTargetName(target) && target.startsWith(`${part}.`));
}
