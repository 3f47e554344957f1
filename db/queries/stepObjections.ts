// What do buyers object to at each step, how was it said, and what became of it?
import { type RawBuilder, sql } from "kysely";
import type { Filters } from "../../app/domain/filters";
import type { Db } from "../schema";
import { chosen } from "./standing";

export interface StepObjection {
  step: number;
  /** null for all objections at the step, 0 for those that named no issue. */
  issue_id: number | null;
  leads: number;
  /** Leads of which an objection is open; the others are answered. */
  open: number;
  spoken: number;
  unspoken: number;
  answered_won: number;
  answered_lost: number;
  open_won: number;
  open_lost: number;
}

/** Leads that objected, by step and by issue there. A lead with two issues at a step counts once at the step and once with each. */
export async function listStepObjections(db: Db, filters: Filters): Promise<StepObjection[]> {
  return (await stepObjections(filters).execute(db)).rows;
}

export function stepObjections(filters: Filters): RawBuilder<StepObjection> {
  const total = (column: string) => sql`sum(${sql.ref(column)})::bigint as ${sql.ref(column)}`;
  const columns = [
    ...["leads", "open", "spoken", "unspoken"],
    ...["answered_won", "answered_lost", "open_won", "open_lost"],
  ];
  return sql<StepObjection>`
    select step, issue_id, ${sql.join(columns.map(total))}
    from rollup_objection where ${chosen(filters)} group by step, issue_id having sum(leads) <> 0`;
}
