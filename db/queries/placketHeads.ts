// Which leads can stand on the first pages of the placket view? The head of each index, so that no page sorts all leads.
import { type RawBuilder, sql } from "kysely";
import { addDays } from "../../app/domain/day";
import type { State } from "../../app/domain/vocabulary";
import type { PlacketQuery } from "./placketLeads";
import { chosen } from "./standing";

/**
 * Leads with `lead_id`, `frontier`, `clock_on`, `outcome`: of each step (and of those that sit nowhere) the first of the moving, of the ended and of
 * the ones nobody worked, each by clock. Whatever the order, the first `offset + limit` leads are among them. The clock of a lead that nobody
 * worked is its purchase, so the rollup says which lists come first, and no index is needed.
 */
export function placketHeads(query: PlacketQuery): RawBuilder<unknown> {
  const { look, filters, step, limit, offset } = query;
  const { state } = filters;
  const steps = look.limits.filter((row) => step === undefined || row.step === step);
  const parts: RawBuilder<unknown>[] = [];
  /** The outcome of open leads is said, not read, so that their index alone answers. */
  const head = (where: RawBuilder<unknown>, outcome: RawBuilder<unknown>) =>
    sql`select p.lead_id, p.frontier, p.clock_on, ${outcome} as outcome from lead_progress p where ${where} and ${chosen(filters)}
      order by p.clock_on, p.lead_id limit ${limit + offset}`;
  /** The head at each step, and the head of those that sit nowhere. */
  const heads = (
    where: RawBuilder<unknown>,
    outcome: RawBuilder<unknown>,
    clock: (days: RawBuilder<unknown>) => RawBuilder<unknown>,
  ) => {
    const values = sql.join(
      steps.map((row) => sql`(${row.step}::int, ${addDays(look.asOf, -row.days)}::date)`),
    );
    if (steps.length > 0)
      parts.push(sql`(select head.* from (values ${values}) as at(step, since)
        cross join lateral (${head(sql`p.frontier = at.step and ${where} and ${clock(sql`at.since`)}`, outcome)}) as head)`);
    if (step === undefined || step === null) {
      const since = sql`${addDays(look.asOf, -look.closeDays)}::date`;
      parts.push(sql`(${head(sql`p.frontier is null and ${where} and ${clock(since)}`, outcome)})`);
    }
  };
  if (state === undefined || state === "active" || state === "stalled") {
    const moving = sql`p.outcome = 'open' and p.worked`;
    heads(moving, sql`'open'`, (since) => moves(state, since));
    if (state === "active") heads(moving, sql`'open'`, () => sql`p.clock_on is null`);
  }
  if (state === undefined || isEnd(state))
    heads(
      state === undefined ? sql`p.outcome <> 'open'` : sql`p.outcome <> 'open' and p.outcome = ${state}`,
      sql`p.outcome`,
      () => sql`true`,
    );
  if (state === undefined || state === "active" || state === "unworked") parts.push(waiting(query));
  return sql.join(parts, sql` union all `);
}

function isEnd(state: State): boolean {
  return state === "won" || state === "lost" || state === "credited" || state === "disqualified";
}

/** Which of the moving leads a state chooses, by their clock. */
function moves(state: State | undefined, since: RawBuilder<unknown>): RawBuilder<unknown> {
  if (state === "stalled") return sql`p.clock_on < ${since}`;
  return state === "active" ? sql`p.clock_on >= ${since}` : sql`true`;
}

/** Leads nobody worked, of the lists whose days come first until there are enough at each step. */
function waiting({ look, filters, step, limit, offset }: PlacketQuery): RawBuilder<unknown> {
  const { asOf, followUpDays } = look;
  const late = sql`purchased_on < ${asOf}::date - ${followUpDays}::int`;
  const state =
    filters.state === undefined
      ? sql`true`
      : filters.state === "unworked"
        ? late
        : sql`not coalesce(${late}, false)`;
  const at =
    step === undefined ? sql`true` : step === null ? sql`frontier is null` : sql`frontier = ${step}::int`;
  return sql`(select p.lead_id, p.frontier, p.clock_on, p.outcome
    from (
      select list_id, frontier, purchased_on, sum(sum(leads)) over (partition by frontier order by purchased_on)
        - sum(sum(leads)) over (partition by frontier, purchased_on) as before
      from rollup where outcome = 'open' and not worked and ${chosen(filters)} and ${at} and ${state}
      group by list_id, frontier, purchased_on having sum(leads) > 0
    ) as days cross join lateral (
      select p.lead_id, p.frontier, p.clock_on, p.outcome from lead_progress p
      where p.list_id = days.list_id and p.outcome = 'open' and not p.worked and p.frontier is not distinct from days.frontier
        and p.purchased_on is not distinct from days.purchased_on
      order by p.lead_id limit ${limit + offset}
    ) as p where days.before < ${limit + offset})`;
}
