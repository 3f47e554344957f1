// Which pair is in question while the page follows the matching?
import { useLocation } from "@remix-run/react";
import { useRef } from "react";
import type { MatchPair } from "../../reports/matchesReport";

/** The one that was shown first since one came here: another, even a dearer one, does not slip under the finger that decides. */
export function useHeldPair(pair: MatchPair | null): MatchPair | null {
  const { key } = useLocation();
  const held = useRef({ key, pair });
  if (held.current.key !== key || held.current.pair === null) held.current = { key, pair };
  return held.current.pair;
}
