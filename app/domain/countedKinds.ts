// In which words is it said how many leads, deals or touches an import made or took back?
import { formatCount } from "./rates";

/** "1,204 leads, 1 deal, 1 touch"; "" for none. Kinds of which there is none are not named. */
export function countedKinds(kinds: readonly { noun: string; count: number }[]): string {
  return kinds
    .filter(({ count }) => count > 0)
    .map(({ noun, count }) => `${formatCount(count)} ${count === 1 ? one(noun) : noun}`)
    .join(", ");
}

function one(noun: string): string {
  return noun.replace(/(ch|sh|x)es$|s$/, "$1");
}
