// May an issue or an unspoken signal be called so?
import { nameKey } from "./identityKeys";

const longest = 80;

/** A name as it is kept. */
export function cleanName(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

/** A text of several lines as it is kept: with line feeds, and without characters that no one typed and no database takes. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, " ")
    .trim();
}

/** Why a name cannot be; undefined where it can. `others` are all names there are, retired ones too. */
export function nameFault(
  name: string,
  others: readonly { name: string; retired: boolean }[],
): string | undefined {
  if (nameKey(name) === "") return "A name is needed.";
  if ([...name].length > longest) return `This name has ${[...name].length} characters; ${longest} fit.`;
  const twin = others.find((other) => nameKey(other.name) === nameKey(name));
  if (!twin) return undefined;
  return twin.retired
    ? `“${twin.name}” is here and retired: bring it back instead.`
    : `“${twin.name}” is here already. Take another name.`;
}
