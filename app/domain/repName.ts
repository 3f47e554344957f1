// Is what was typed the name of a rep?
import { searchOf } from "./addressWords";

const longest = 80;

/** The name without control characters, outer and repeated spaces; undefined where nothing is left or it is too long. */
export function repNameOf(text: string): string | undefined {
  const name = searchOf(text)?.replace(/\s+/gu, " ");
  return name !== undefined && [...name].length <= longest ? name : undefined;
}
