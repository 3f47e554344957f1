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
    select step, sum(reached)::int as reached, sum(won)::int as won
    from rollup_step where purchased_on <= ${boughtBy}::date group by step having sum(reached) > 0 order by step`.execute(
    db,
  );
  return rows;
}
