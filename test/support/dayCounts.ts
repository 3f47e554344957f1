// How are leads written down briefly for a curve?
import type { DayCount } from "../../app/domain/statistics/aalenJohansen";

/** One row a lead: `dayCounts({ won: [6, 6, 7], censored: [6, 9] })`. */
export function dayCounts(days: Partial<Record<DayCount["kind"], readonly number[]>>): DayCount[] {
  return (["won", "lost", "censored"] as const).flatMap((kind) =>
    (days[kind] ?? []).map((day) => ({ day, kind, count: 1 })),
  );
}

/** Two remissions after transplants and what came first: 35 patients, Scrucca, Santucci and Aversa 2007 (relapse as won, death as lost). */
export const transplants = dayCounts({
  won: [0, 1, 3, 3, 3, 4, 4, 8, 12],
  lost: [0, 1, 2, 3, 4, 5, 7, 7, 8, 9, 10, 13, 14, 22, 26],
  censored: [2, 4, 7, 8, 32, 35, 35, 67, 68, 70, 72],
});

/** Weeks in remission with 6-mercaptopurine and with a placebo: 2 × 21 patients, Gehan 1965. */
export const gehan = {
  treated: dayCounts({
    won: [6, 6, 6, 7, 10, 13, 16, 22, 23],
    censored: [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35],
  }),
  placebo: dayCounts({ won: [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23] }),
};
