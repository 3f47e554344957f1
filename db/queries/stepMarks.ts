// Which lead_progress rows bear a mark at a step? One home for the conditions that numbers and lists share.
import { type RawBuilder, sql } from "kysely";
import type { LeadFilters, StepMark } from "../../app/domain/filters";
import type { Manner } from "../../app/domain/vocabulary";

/** Whether the bit of a step is set in a mask; null is no. */
export function hasStep(mask: RawBuilder<unknown>, step: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(coalesce(${mask}, 0) >> ${step} & 1 = 1)`;
}

/**
 * Steps with a positive or negative signal of the buyer's before the win. The win itself does not count, so that won and lost leads that
 * came equally far are told by the same rule.
 */
export function heardMask(closePosition: number): RawBuilder<unknown> {
  const close = sql`1::bigint << ${closePosition}::int`;
  return sql`(case when p.outcome = 'won' then (p.buttoned_mask | p.objection_mask) & ~ (${close}) else p.buttoned_mask | p.objection_mask end
    | coalesce(p.objected_mask, 0))`;
}

/** Whether the buyer was heard before the win at all: won and lost leads by the same rule. */
export const recorded = sql<boolean>`(case when p.outcome = 'won' then p.magic_close <> 'not recorded' else p.has_signal end)`;

/** How many buttons before the close step are closed. */
export function buttonsClosed(closePosition: number): RawBuilder<unknown> {
  return sql`bit_count((p.buttoned_mask & ((1::bigint << ${closePosition}::int) - 1))::bit(64))`;
}

/**
 * Whether a row of lead_progress, by its alias, got through a row of `step`: the step is buttoned, or the buyer spoke on a later one, or won;
 * of the held appointment also where one was held before another fell through.
 */
export function passed(row: string, step: string): RawBuilder<boolean> {
  const [p, at] = [sql.raw(row), sql.raw(step)];
  return sql<boolean>`(${p}.buttoned_mask >> ${at}.position & 1 = 1 or ${p}.reached_mask >> ${at}.position > 1
    or ${p}.held > 0 and ${at}.kind = 'appointment_held')`;
}

/** Rows `p` that bear the mark at a step's position. */
export function bears(mark: StepMark, step: RawBuilder<unknown>, closePosition: number): RawBuilder<boolean> {
  const has = (mask: RawBuilder<unknown>) => hasStep(mask, step);
  const came = sql<boolean>`(${has(sql`p.reached_mask`)} or p.frontier = ${step})`;
  const silent = has(sql`p.steps_mask & ~ (p.buttoned_mask | p.objection_mask | p.skipped_mask)`);
  const heard = sql<boolean>`(${heardMask(closePosition)} >> ${step} <> 0)`;
  const objected = has(sql`p.objected_mask`);
  const conditions: Record<StepMark, RawBuilder<boolean>> = {
    buttoned: has(sql`p.buttoned_mask`),
    objection: has(sql`p.objection_mask`),
    skipped: has(sql`p.skipped_mask`),
    silent,
    reached: has(sql`p.reached_mask`),
    came,
    "kept silent": sql`(${came} and ${silent})`,
    heard,
    objected,
    answered: sql`(${objected} and not ${has(sql`p.objection_mask`)})`,
    passed: sql`exists (select from step where position = ${step} and ${passed("p", "step")})`,
    "never objected": sql`(${heard} and not ${objected})`,
  };
  return conditions[mark];
}

/** Rows `p` with an objection about an issue or made in a manner, open or answered where the mark says so; at any step where none is named. */
export function objectedTo({
  step,
  stepState,
  issue,
  manner,
}: {
  step: number | undefined;
  stepState: StepMark | undefined;
  issue: LeadFilters["issue"];
  manner: Manner | undefined;
}): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [
    issue === undefined ? sql`o.issue_id is null` : sql`o.issue_id = ${issue}::bigint`,
  ];
  if (step !== undefined) parts.push(sql`o.step = ${step}::int`);
  if (stepState === "objection") parts.push(sql`o.marks & 1 = 1`);
  if (stepState === "answered") parts.push(sql`o.marks & 1 = 0`);
  if (manner !== undefined) parts.push(sql`o.marks & ${manner === "spoken" ? 2 : 4}::int <> 0`);
  return sql<boolean>`exists (select from unnest(p.objected_steps, p.objected_issues, p.objected_marks) as o(step, issue_id, marks)
    where ${sql.join(parts, sql` and `)})`;
}
