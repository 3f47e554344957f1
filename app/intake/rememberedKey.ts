// How is the key of a name found fast, when the same names come again?
import { detached } from "./cellText";

export type KeyOf = (raw: string) => string | null;

const mostKept = 2_000;

/** The same function, with the latest answers kept: for cities and the like, of which a file has few. */
export function rememberedKey(key: KeyOf): KeyOf {
  const kept = new Map<string, string | null>();
  return (raw) => {
    const known = kept.get(raw);
    if (known !== undefined) return known;
    const answer = key(raw);
    if (kept.size >= mostKept) kept.clear();
    kept.set(detached(raw), answer);
    return answer;
  };
}
