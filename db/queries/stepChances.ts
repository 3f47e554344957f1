// Of the leads that are old enough and reached a step, how many were won?
import { sql } from "kysely";
import type { Db } from "../schema";

export interface StepChance {
  /** Position of the step. */
  step: number;
  reached: number;
  won: number;
}

/** For every step somebody reached: leads bought on `boughtBy` or earlier. A lead without a date of purchase has no age and is left out. */
export async function listStepChances(db: Db, { boughtBy }: { boughtBy: string }): Promise<StepChance[]> {
  const { rows } = await sql<StepChance>`
    with reached as (
      select step, sum(reached) as leads from rollup_step where purchased_on <= ${boughtBy}::date group by step having sum(reached) > 0
    ),
    won as (
      select step.position as step, sum(leads) as leads
      from (
        select reached_mask, count(*) as leads from lead_progress where outcome = 'won' and purchased_on <= ${boughtBy}::date group by reached_mask
      ) as masks join step on reached_mask >> step.position & 1 = 1 group by step.position
    )
    select step, reached.leads::int as reached, coalesce(won.leads, 0)::int as won from reached left join won using (step) order by step`.execute(
    db,
  );
  return rows;
}
