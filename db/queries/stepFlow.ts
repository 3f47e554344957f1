// How do leads run through the steps: how many get through each, how many of them are won, and where do open objections hold them?
import { sql } from "kysely";
import type { Filters } from "../../app/domain/filters";
import type { Db } from "../schema";
import { chosen } from "./standing";

export interface StepFlowRow {
  /** Position of the step. */
  step: number;
  reached: number;
  passed: number;
  won: number;
}

/** For every step somebody reached, of the chosen leads: those that got through it, and those that were won. */
export async function listStepFlow(db: Db, filters: Filters): Promise<StepFlowRow[]> {
  const { rows } = await sql<StepFlowRow>`
    with reached as (
      select step, sum(reached)::bigint as reached, sum(won)::bigint as won from rollup_step where ${chosen(filters)} group by step
    ),
    through as (select step, sum(passed)::bigint as passed from rollup_reach where ${chosen(filters)} group by step)
    select step, reached, coalesce(passed, 0) as passed, won from reached left join through using (step) where reached > 0 order by step`.execute(
    db,
  );
  return rows;
}

export interface HeldAtStep {
  /** Position of the step. */
  step: number;
  /** Open objections there, and the leads they are of. */
  objections: number;
  leads: number;
}

/** Open objections of open leads, by step: what can be circled back on. */
export async function listHeldAtSteps(db: Db, filters: Filters): Promise<HeldAtStep[]> {
  const { rows } = await sql<HeldAtStep>`
    select step, sum(objections)::bigint as objections, sum(leads)::bigint as leads from rollup_open_objection
    where step is not null and issue_id is null and not lost and ${chosen(filters)} group by step having sum(leads) <> 0 order by step`.execute(
    db,
  );
  return rows;
}
