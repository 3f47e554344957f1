// How does a test ask what the columns of a header mean, by their names alone?
import { guessColumns } from "../../../app/intake/columns";
import { guessKind } from "../../../app/intake/guessKind";
import { headerNames } from "../../../app/intake/header";

/** The kind, and the columns by field; joined ones with "+". */
export function guess(header: string, separator = ","): { kind: string; columns: Record<string, string> } {
  const names = header.split(separator);
  const { kind } = guessKind(names);
  const looks = headerNames(names).map((name) => ({ ...name, values: [] }));
  return {
    kind,
    columns: Object.fromEntries(
      guessColumns(kind, looks).map(({ target, columns }) => [
        target,
        columns.map(({ name }) => name).join(" + "),
      ]),
    ),
  };
}
