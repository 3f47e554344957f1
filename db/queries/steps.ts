// Which steps does the organization have, how did they come to be so, and how are they changed?
import { sql } from "kysely";
import type { Day } from "../../app/domain/day";
import { nameKey } from "../../app/domain/identityKeys";
import type { StepDefinition } from "../../app/domain/stepRules";
import type { Db } from "../schema";
import { deriveAside } from "./derive";

/** The steps in their order, retired ones in their places. */
export async function listSteps(db: Db): Promise<StepDefinition[]> {
  const rows = await db.selectFrom("step").selectAll().orderBy("position").execute();
  return rows.map(definitionOf);
}

/** The same, and nobody else may change or name a step until the transaction ends. */
export async function lockSteps(db: Db): Promise<StepDefinition[]> {
  const rows = await db.selectFrom("step").selectAll().orderBy("position").forUpdate().execute();
  return rows.map(definitionOf);
}

/** The number of the last change of the steps: a form typed on other steps is known by it. 0 before the first. */
export async function findStepsVersion(db: Db): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select coalesce(max(step_change_id), 0) as version from step_change`.execute(db);
  return rows[0]?.version ?? 0;
}

export interface StepChangeRow {
  step_change_id: number;
  step_id: number;
  step: string;
  changed_at: Date;
  /** The day of it in the organization's time zone, and the time. */
  on: Day;
  at: string;
  who: string | null;
  before: StepLog | null;
  after: StepLog | null;
}

/** A step as the history keeps it. */
export type StepLog = Record<
  "name" | "kind" | "position" | "in_force_from" | "in_force_to" | "limit_days" | "talking_point",
  string | number | null
>;

/** The last changes of the steps, newest first. */
export async function listStepChanges(db: Db, { limit }: { limit: number }): Promise<StepChangeRow[]> {
  const { rows } = await sql<StepChangeRow>`
    select step_change_id, step_id, step.name as step, changed_at, (changed_at at time zone time_zone)::date as on,
      to_char(changed_at at time zone time_zone, 'HH24:MI') as at, who, before, after
    from organization cross join step_change join step using (step_id) order by step_change_id desc limit ${limit}`.execute(
    db,
  );
  return rows;
}

/**
 * Writes steps that `lockSteps` returned as `before` in their new form, and a line of history for each that differs. A step that is new
 * has the id 0. What is derived from them is not touched: see `rebuildProgress`.
 */
export async function updateSteps(
  db: Db,
  {
    before,
    after,
    who,
  }: { before: readonly StepDefinition[]; after: readonly StepDefinition[]; who: string | null },
): Promise<void> {
  const kept = after.flatMap((step, index) => (step.stepId === 0 ? [] : [rowOf(step, index + 1)]));
  // One statement: that places are unique is asked at its end, when every step has found its own.
  await sql`update step set position = n.position, name = n.name, name_key = n.name_key, kind = n.kind, in_force_from = n.in_force_from,
      in_force_to = n.in_force_to, limit_days = n.limit_days, talking_point = n.talking_point
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as n(step_id bigint, position int, name text, name_key text, kind text,
      in_force_from date, in_force_to date, limit_days int, talking_point text)
    where step.step_id = n.step_id`.execute(db);
  for (const [index, step] of after.entries()) {
    const { step_id, name_key: _, ...log } = rowOf(step, index + 1);
    const at = before.findIndex(({ stepId }) => stepId === step_id);
    const was = before[at] && rowOf(before[at], at + 1);
    const stepId = was ? step_id : await insertStep(db, step, index + 1);
    const { step_id: __, name_key: ___, ...old } = was ?? { step_id, name_key: "" };
    if (was && JSON.stringify(old) === JSON.stringify(log)) continue;
    await db
      .insertInto("step_change")
      .values({
        step_id: stepId,
        who,
        ...(was && { before: JSON.stringify(old) }),
        after: JSON.stringify(log),
      })
      .execute();
  }
}

/**
 * Lets the transaction see other steps than those that are here, with everything derived from them anew where `derive` says so: in
 * temporary tables that stand before the real ones until the transaction ends. Nothing is written and nobody waits.
 */
export async function supposeSteps(
  db: Db,
  { steps, asOf, derive }: { steps: readonly StepDefinition[]; asOf: Day; derive: boolean },
): Promise<void> {
  await sql`create temp table ${sql.id("pg_temp", "step")} (like ${sql.id("public", "step")} including defaults) on commit drop`.execute(
    db,
  );
  // A new step takes an id that no other has, so that reports tell it apart.
  const newId = Math.max(...steps.map(({ stepId }) => stepId)) + 1;
  await sql`insert into step (step_id, position, name, name_key, kind, in_force_from, in_force_to, limit_days, talking_point)
    select step_id, position, name, name_key, kind, in_force_from, in_force_to, limit_days, talking_point
    from jsonb_to_recordset(${JSON.stringify(steps.map((step, index) => ({ ...rowOf(step, index + 1), step_id: step.stepId || newId })))}::jsonb)
      as n(step_id bigint, position int, name text, name_key text, kind text, in_force_from date, in_force_to date, limit_days int, talking_point text)`.execute(
    db,
  );
  if (derive) await deriveAside(db, asOf);
}

/** Won leads by how they were won: with buttons open, with all closed, or without signals before the win. */
export async function countMagicCloses(
  db: Db,
): Promise<{ magic_close: "yes" | "no" | "not recorded"; leads: number }[]> {
  const { rows } = await sql<{ magic_close: "yes" | "no" | "not recorded"; leads: number }>`
    select magic_close, count(*) as leads from lead_progress where outcome = 'won' group by magic_close`.execute(
    db,
  );
  return rows;
}

async function insertStep(db: Db, step: StepDefinition, position: number): Promise<number> {
  const { step_id: _, ...row } = rowOf(step, position);
  const made = await db.insertInto("step").values(row).returning("step_id").executeTakeFirstOrThrow();
  return made.step_id;
}

function rowOf(step: StepDefinition, position: number) {
  return {
    ...{ step_id: step.stepId, position, name: step.name, name_key: nameKey(step.name), kind: step.kind },
    ...{ in_force_from: step.from, in_force_to: step.to, limit_days: step.limitDays },
    talking_point: step.talkingPoint,
  };
}

type Row = Omit<ReturnType<typeof rowOf>, "position">;

function definitionOf(row: Row): StepDefinition {
  return {
    ...{ stepId: row.step_id, name: row.name, kind: row.kind, from: row.in_force_from, to: row.in_force_to },
    ...{ limitDays: row.limit_days, talkingPoint: row.talking_point },
  };
}
