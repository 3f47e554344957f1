// Which of the known words did someone mean who wrote another?

/** The choice most like the word by shared pairs of letters (Dice), when it is like enough; undefined otherwise. */
export function nearest(word: string, choices: readonly string[], least = 0.4): string | undefined {
  let best: string | undefined;
  let score = least;
  for (const choice of choices) {
    const likeness = alike(word, choice);
    if (likeness > score || (likeness === score && best === undefined)) {
      best = choice;
      score = likeness;
    }
  }
  return best;
}

/** Likeness of two words between 0 and 1: twice the shared letter pairs over all pairs, whatever the case and punctuation. */
export function alike(left: string, right: string): number {
  const [a, b] = [pairs(left), pairs(right)];
  if (a.length === 0 || b.length === 0) return 0;
  const rest = [...b];
  let shared = 0;
  for (const pair of a) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    shared += 1;
    rest.splice(at, 1);
  }
  return (2 * shared) / (a.length + b.length);
}

function pairs(word: string): string[] {
  const text = ` ${word
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
  return text.length <= 2 ? [] : Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
}
