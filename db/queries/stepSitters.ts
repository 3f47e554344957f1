// How many leads sit at each step, and how many of them has nobody worked?
import { type RawBuilder, sql } from "kysely";
import type { Filters } from "../../app/domain/filters";
import type { Db } from "../schema";
import { chosen, type Look } from "./standing";

export interface StepSitters {
  step: number;
  leads: number;
  unworked: number;
}

/** Leads by the step they sit at, whatever became of them. */
export async function listStepSitters(
  db: Db,
  query: { filters: Filters; look: Look },
): Promise<StepSitters[]> {
  return (await stepSitters(query).execute(db)).rows;
}

export function stepSitters({
  filters,
  look: { asOf, followUpDays },
}: {
  filters: Filters;
  look: Look;
}): RawBuilder<StepSitters> {
  return sql<StepSitters>`
    select frontier as step, sum(leads)::bigint as leads,
      coalesce(sum(leads) filter (where outcome = 'open' and not worked and purchased_on < ${asOf}::date - ${followUpDays}::int), 0)::bigint as unworked
    from rollup where frontier is not null and ${chosen(filters)} group by frontier`;
}
