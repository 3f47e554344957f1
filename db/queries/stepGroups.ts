// How did leads end that came equally far: those that never objected at a step, were answered there, or were left open?
import { type RawBuilder, sql } from "kysely";
import type { Filters } from "../../app/domain/filters";
import type { Db } from "../schema";
import { chosen } from "./standing";
import { bears, heardMask } from "./stepMarks";

export interface StepGroups {
  step: number;
  never_won: number;
  never_lost: number;
  answered_won: number;
  answered_lost: number;
  open_won: number;
  open_lost: number;
}

/** Won and lost leads that were heard at a step or a later one, by what became of objections there. */
export async function listStepGroups(
  db: Db,
  query: { filters: Filters; closeStep: number },
): Promise<StepGroups[]> {
  return (await stepGroups(query).execute(db)).rows;
}

/** Masks are counted once a combination, then spread over steps. */
export function stepGroups({
  filters,
  closeStep,
}: {
  filters: Filters;
  closeStep: number;
}): RawBuilder<StepGroups> {
  const step = sql.ref("step.position");
  const count = (mark: "never objected" | "answered" | "objection", outcome: "won" | "lost") =>
    sql`coalesce(sum(leads) filter (where outcome = ${outcome} and ${bears(mark, step, closeStep)}), 0)::bigint`;
  return sql<StepGroups>`
    with p as (
      select outcome, buttoned_mask, objection_mask, objected_mask, count(*) as leads
      from lead_progress where outcome in ('won', 'lost') and ${chosen(filters)}
      group by outcome, buttoned_mask, objection_mask, objected_mask
    )
    select ${step} as step, ${count("never objected", "won")} as never_won, ${count("never objected", "lost")} as never_lost,
      ${count("answered", "won")} as answered_won, ${count("answered", "lost")} as answered_lost,
      ${count("objection", "won")} as open_won, ${count("objection", "lost")} as open_lost
    from p join step on ${heardMask(closeStep)} >> ${step} <> 0
    group by ${step}`;
}
