// How long do several ways to the same end take, in turn, so that a busy machine is as unfair to each?

/** Milliseconds of each way, `runs` times in turn after a warm-up, in ascending order. */
export async function timesOf(
  ways: Record<string, (turn: number) => Promise<unknown>>,
  runs: number,
): Promise<Record<string, number[]>> {
  const took: Record<string, number[]> = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  const warming = Math.min(runs, 3);
  for (let turn = -warming; turn < runs; turn += 1)
    for (const [name, run] of Object.entries(ways)) {
      const started = performance.now();
      await run(turn + warming);
      if (turn >= 0) took[name]?.push(performance.now() - started);
    }
  return Object.fromEntries(Object.entries(took).map(([name, all]) => [name, all.sort((a, b) => a - b)]));
}

/** The median, or another share, of times in ascending order; undefined of none. */
export function medianOf(took: readonly number[] | undefined, share = 0.5): number | undefined {
  return took?.[Math.min(took.length - 1, Math.floor(took.length * share))];
}
