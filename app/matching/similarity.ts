// Are two words the same but for a slip?
import { countBits, jaroWinklerReaches, lettersOf, mostAlike } from "../domain/statistics/jaroWinkler";

/** Whether one letter added, left out or exchanged, or two neighbours swapped, makes one of the other; not where they are the same. */
export function oneSlip(left: string, right: string): boolean {
  if (left === right || Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  let end = 0;
  const most = Math.min(left.length, right.length) - start;
  while (end < most && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  const [one, other] = [left.length - end - start, right.length - end - start];
  if (one <= 1 && other <= 1) return true;
  const swapped = left[start] === right[start + 1] && left[start + 1] === right[start];
  return one === 2 && other === 2 && swapped;
}

const alike = 0.92;

/** Whether two words are one, mistyped. Short words are too many to be told apart so. Who has the words' letters (`lettersOf`) hands them over. */
export function mistyped(
  left: string,
  right: string,
  ofLeft = lettersOf(left),
  ofRight = lettersOf(right),
): boolean {
  if (!mayBeMistyped(left.length, right.length, ofLeft, ofRight)) return false;
  return oneSlip(left, right) || jaroWinklerReaches(left, right, alike, ofLeft, ofRight);
}

/** What words of such lengths and letters may be; most may not. */
export function mayBeMistyped(left: number, right: number, ofLeft: number, ofRight: number): boolean {
  if (left < 4 || right < 4) return false;
  const [lost, added] = [countBits(ofLeft & ~ofRight), countBits(ofRight & ~ofLeft)];
  // A slip takes one letter and brings one at most.
  if (lost < 2 && added < 2) return true;
  return mostAlike(left, right, Math.min(left - lost, right - added), true) >= alike;
}
