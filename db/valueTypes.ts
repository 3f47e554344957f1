// Which JavaScript value does a Postgres value become?
import pg from "pg";

type Parse = (text: string) => unknown;

const { INT8, NUMERIC, DATE } = pg.types.builtins;
const textArray = 1009;
const asText: Parse = (text) => text;

/**
 * bigint: a number, and an error past 2^53. numeric: its digits as a string. date: "YYYY-MM-DD". timestamptz: a Date.
 * The same inside arrays.
 */
const parsers = new Map<number, Parse>([
  [INT8, parseSafeInteger],
  [1016, parseArray(parseSafeInteger)],
  [NUMERIC, asText],
  [1231, parseArray(asText)],
  [DATE, asText],
  [1182, parseArray(asText)],
]);

/** `types` of a pg pool or client. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    (format === "binary" ? undefined : parsers.get(oid)) ??
    pg.types.getTypeParser(oid, format as "text")) as pg.CustomTypesConfig["getTypeParser"],
};

function parseSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`the bigint ${text} is too large for a number`);
  return value;
}

function parseArray(parse: Parse): Parse {
  const parserOf = pg.types.getTypeParser as (
    oid: number,
    format: "text",
  ) => (text: string) => (string | null)[];
  const split = parserOf(textArray, "text");
  return (text) => split(text).map((item) => (item === null ? null : parse(item)));
}
