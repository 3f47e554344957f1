// Where does an axis of shares end?

/** The next round end at or above the largest share that is drawn, so that a few per cent are not drawn on a scale to 100. */
export function shareAxisEnd(largest: number): number {
  return [0.04, 0.08, 0.12, 0.2, 0.32, 0.4, 0.6, 0.8].find((end) => largest <= end) ?? 1;
}
