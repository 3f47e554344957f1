// What does a mapping say, in words a reader knows: which column becomes what, and how it is written?
import { mappingShape } from "./mapping";
import { isTargetName, targets } from "./targets";

export interface MappingWord {
  /** The column's header, or "always" for a value that no column gives. */
  column: string;
  becomes: string;
}

/** One line for each field, value and step; nothing where a mapping of an older shape cannot be read. */
export function mappingWords(mapping: unknown): MappingWord[] {
  const read = mappingShape.safeParse(mapping);
  if (!read.success) return [];
  const { columns, constants, formats, values, steps } = read.data;
  const label = (target: string) => (isTargetName(target) ? targets[target].label : target);
  const format = (target: string) => {
    const written = formats[target];
    if (written === undefined) return "";
    return typeof written === "string"
      ? `, written ${written}`
      : `, with ${written.decimal} before the decimals`;
  };
  const words = (target: string) =>
    Object.entries(values[target] ?? {})
      .map(([word, meaning]) => `; ${word} is ${meaning}`)
      .join("");
  return [
    ...Object.entries(columns).map(([target, column]) => ({
      column: [column].flat().join(" and "),
      becomes: `${label(target)}${format(target)}${words(target)}`,
    })),
    ...Object.entries(constants).map(([target, value]) => ({
      column: "always",
      becomes: `${label(target)}: ${value}`,
    })),
    ...Object.entries(steps).map(([step, { column, as }]) => ({
      column,
      becomes: `${step}, ${as === "date" ? "by its day" : "by yes or no"}`,
    })),
  ];
}
