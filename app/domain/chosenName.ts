// What is a vendor, list, step or issue called that a filter names, also where there is none of it?
import { noneKnown } from "./filters";

interface Choice {
  id: number | string;
  name: string;
}

/** The name of what is chosen; "number 99, not known here" or "not known here" where nothing here is it. */
export function chosenName(choices: readonly Choice[], id: number | string): string {
  const known = choices.find((choice) => choice.id === id);
  if (known) return known.name;
  if (id === noneKnown) return "not known here";
  return typeof id === "number" ? `number ${id}, not known here` : `${id}, not known here`;
}
