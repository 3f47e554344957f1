// Within how many days was half of the leads through, or nine of ten?

/** How many leads took so many days. */
export interface DaysTaken {
  days: number;
  leads: number;
}

/** The least number of days within which so many percent of the leads were through; null without leads. */
export function percentileDays(taken: readonly DaysTaken[], percent: number): number | null {
  const n = leadsIn(taken);
  let through = 0;
  for (const { days, leads } of byDays(taken)) {
    through += leads;
    if (n > 0 && through * 100 >= n * percent) return days;
  }
  return null;
}

/** The median; of an even number the middle between the two in the middle. Null without leads. */
export function medianDays(taken: readonly DaysTaken[]): number | null {
  const lower = percentileDays(taken, 50);
  if (lower === null) return null;
  const n = leadsIn(taken);
  const upTo = taken.reduce((sum, { days, leads }) => sum + (days <= lower ? leads : 0), 0);
  if (upTo * 2 > n) return lower;
  const upper = byDays(taken).find(({ days }) => days > lower);
  return upper === undefined ? lower : (lower + upper.days) * 0.5;
}

/** All leads of the rows. */
export function leadsIn(taken: readonly DaysTaken[]): number {
  return taken.reduce((sum, { leads }) => sum + leads, 0);
}

function byDays(taken: readonly DaysTaken[]): DaysTaken[] {
  return taken.filter(({ leads }) => leads > 0).sort((a, b) => a.days - b.days);
}
