// Are two words the same but for a slip?
import { jaroWinkler } from "../domain/statistics/jaroWinkler";

/** Whether one letter added, left out or exchanged, or two neighbours swapped, makes one of the other; not where they are the same. */
export function oneSlip(left: string, right: string): boolean {
  if (left === right || Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  let end = 0;
  const most = Math.min(left.length, right.length) - start;
  while (end < most && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  const [one, other] = [left.slice(start, left.length - end), right.slice(start, right.length - end)];
  if (one.length <= 1 && other.length <= 1) return true;
  return one.length === 2 && other.length === 2 && one[0] === other[1] && one[1] === other[0];
}

/** Whether two words are one, mistyped. Short words are too many to be told apart so. */
export function mistyped(left: string, right: string): boolean {
  if (Math.min(left.length, right.length) < 4) return false;
  return oneSlip(left, right) || jaroWinkler(left, right) >= 0.92;
}
