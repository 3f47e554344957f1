// How often is a lead won by the number of buttons that were closed before the close step?
import { type RawBuilder, sql } from "kysely";
import type { Filters } from "../../app/domain/filters";
import type { Db } from "../schema";
import { chosen } from "./standing";
import { buttonsClosed, heardMask, recorded } from "./stepMarks";

export interface ButtonWins {
  /** Buttons closed before the close step; null for leads that were not heard before the win. */
  buttons: number | null;
  won: number;
  lost: number;
  /** Of them, those heard at the last step before the close step or later. */
  near_won: number;
  near_lost: number;
}

/** Won and lost leads by buttons closed. `lastStep` is the position of the last step before the close step. */
export async function listButtonWins(
  db: Db,
  query: { filters: Filters; closeStep: number; lastStep: number },
): Promise<ButtonWins[]> {
  return (await buttonWins(query).execute(db)).rows;
}

export function buttonWins({
  filters,
  closeStep,
  lastStep,
}: {
  filters: Filters;
  closeStep: number;
  lastStep: number;
}): RawBuilder<ButtonWins> {
  return sql<ButtonWins>`
    select buttons, count(*) filter (where outcome = 'won') as won, count(*) filter (where outcome = 'lost') as lost,
      count(*) filter (where outcome = 'won' and near) as near_won, count(*) filter (where outcome = 'lost' and near) as near_lost
    from (
      select outcome, case when ${recorded} then ${buttonsClosed(closeStep)} end as buttons, ${heardMask(closeStep)} >> ${lastStep}::int <> 0 as near
      from lead_progress p where outcome in ('won', 'lost') and ${chosen(filters)}
    ) as decided group by buttons order by buttons`;
}
