// May the steps of an organization be changed so, and which numbers could that move?
import { type Day, formatDay, isDay } from "./day";
import { nameKey } from "./identityKeys";
import type { StepKind } from "./vocabulary";

/** One step, in a row whose order is that of the steps. Retired ones keep their place. */
export interface StepDefinition {
  /** 0 for one that is not saved yet. */
  stepId: number;
  name: string;
  kind: StepKind;
  /** First day in force; null: always was. Leads bought from then on are judged by it. */
  from: Day | null;
  /** First day no longer in force; null: still is. */
  to: Day | null;
  /** The stall limit that was typed; null: learned, or the kind's default. */
  limitDays: number | null;
  talkingPoint: string | null;
}

export type StepFields = Omit<StepDefinition, "stepId">;

export type StepChange =
  | {
      do: "add";
      fields: StepFields /** The step it comes after; null: first of all. */;
      after: number | null;
    }
  | { do: "edit"; stepId: number; fields: StepFields }
  | { do: "order"; order: readonly number[] };

export type StepField = "name" | "kind" | "from" | "to" | "limit" | "talking-point" | "after" | "order";
export interface StepFault {
  field: StepField;
  sentence: string;
}

const mostSteps = 50;
const longestName = 80;
const longestTalkingPoint = 1000;
const mostDays = 3650;

/** "Leads bought from …" is asked for a day between these. */
const firstDay = "1990-01-01";
const lastDay = "2199-12-31";

/** What a kind is called in a form and in the history. */
export const kindLabels: Record<StepKind, string> = {
  contact: "contact",
  appointment_set: "appointment set",
  appointment_held: "appointment held",
  buy_in: "buy-in",
  close: "close",
};

/** Kinds of which one at most is in force on any day. */
const singleKinds: readonly StepKind[] = ["appointment_set", "appointment_held", "close"];

/** The steps after a change; where it cannot be, sentences that say why, by the field to mend. */
export function changeSteps(
  steps: readonly StepDefinition[],
  change: StepChange,
): { steps: StepDefinition[] } | { faults: StepFault[] } {
  const next = applied(steps, change);
  if ("field" in next) return { faults: [next] };
  const fields = change.do === "order" ? undefined : change.fields;
  const changed = next.find(({ stepId }) => stepId === (change.do === "edit" ? change.stepId : 0));
  const faults =
    fields && changed
      ? [
          ...fieldFaults(fields),
          ...nameFaults(next, changed),
          ...kindFaults(
            next,
            changed,
            steps.find(({ stepId }) => stepId === changed.stepId),
          ),
        ]
      : [];
  if (faults.length > 0) return { faults };
  if (next.at(-1)?.kind !== "close")
    return {
      faults: [{ field: "order", sentence: "The close step comes last: no other step can stand after it." }],
    };
  return { steps: next };
}

/** Whether a change can move where leads stand: those that only reword it, or move its limit, cannot. */
export function movesLeads(before: readonly StepDefinition[], after: readonly StepDefinition[]): boolean {
  return (
    before.length !== after.length ||
    after.some((step, index) => {
      const was = before[index];
      return (
        was?.stepId !== step.stepId || was.kind !== step.kind || was.from !== step.from || was.to !== step.to
      );
    })
  );
}

/** Whether a change can move any number at all: a stall limit moves which leads count as stalled. */
export function movesNumbers(before: readonly StepDefinition[], after: readonly StepDefinition[]): boolean {
  return (
    movesLeads(before, after) || after.some((step, index) => step.limitDays !== before[index]?.limitDays)
  );
}

/** Whether leads bought on a day are no longer judged by a step. */
export function isRetired({ to }: Pick<StepDefinition, "to">, day: Day): boolean {
  return to !== null && to <= day;
}

/** The order with one step moved a place up (-1) or down (1); the same where it cannot move. The close step stays last. */
export function movedStep(
  steps: readonly Pick<StepDefinition, "stepId" | "kind">[],
  stepId: number,
  by: -1 | 1,
): number[] {
  const order = steps.map((step) => step.stepId);
  const from = order.indexOf(stepId);
  const to = from + by;
  const free = (index: number) => steps[index] !== undefined && steps[index].kind !== "close";
  if (!free(from) || !free(to)) return order;
  return order.with(from, order[to] ?? 0).with(to, stepId);
}

function applied(steps: readonly StepDefinition[], change: StepChange): StepDefinition[] | StepFault {
  if (change.do === "edit") {
    if (!steps.some(({ stepId }) => stepId === change.stepId))
      return { field: "order", sentence: "This step is no longer here." };
    return steps.map((step) =>
      step.stepId === change.stepId ? { ...change.fields, stepId: step.stepId } : step,
    );
  }
  if (change.do === "order") {
    const ordered = change.order.map((id) => steps.find(({ stepId }) => stepId === id));
    const known = ordered.filter((step) => step !== undefined);
    return known.length === steps.length && new Set(known).size === steps.length
      ? known
      : {
          field: "order",
          sentence: "The order must name every step once: another set of steps is here now.",
        };
  }
  if (steps.length >= mostSteps)
    return {
      field: "name",
      sentence: `There are ${steps.length} steps, retired ones included, and no room for more than ${mostSteps}. Rename a retired step that no lead needs, and bring it back.`,
    };
  const at = change.after === null ? 0 : steps.findIndex(({ stepId }) => stepId === change.after) + 1;
  if (change.after !== null && at === 0)
    return { field: "after", sentence: "The step it should come after is no longer here." };
  return steps.toSpliced(at, 0, { ...change.fields, stepId: 0 });
}

function fieldFaults({ name, from, to, limitDays, talkingPoint }: StepFields): StepFault[] {
  const faults: StepFault[] = [];
  const add = (field: StepField, sentence: string) => faults.push({ field, sentence });
  if (nameKey(name) === "") add("name", "A step needs a name.");
  if ([...name].length > longestName)
    add("name", `This name has ${[...name].length} characters; ${longestName} fit.`);
  for (const [field, day] of [
    ["from", from],
    ["to", to],
  ] as const)
    if (day !== null && (!isDay(day) || day < firstDay || day > lastDay))
      add(field, "This is no day between 1990 and 2199. Write it as 2026-01-31, or leave it empty.");
  if (from !== null && to !== null && from >= to)
    add("to", `It would be retired before it is in force: ${formatDay(from)} is its first day.`);
  if (limitDays !== null && !(Number.isInteger(limitDays) && limitDays >= 1 && limitDays <= mostDays))
    add(
      "limit",
      `A stall limit is a whole number of days from 1 to ${mostDays}; leave it empty to have it learned.`,
    );
  if (talkingPoint !== null && [...talkingPoint].length > longestTalkingPoint)
    add(
      "talking-point",
      `This talking point has ${[...talkingPoint].length} characters; ${longestTalkingPoint} fit.`,
    );
  return faults;
}

function nameFaults(steps: readonly StepDefinition[], changed: StepDefinition): StepFault[] {
  const twin = steps.find(
    (step) => step.stepId !== changed.stepId && nameKey(step.name) === nameKey(changed.name),
  );
  if (!twin) return [];
  return [
    {
      field: "name",
      sentence:
        twin.to === null
          ? `There is a step “${twin.name}” already. Give this one another name.`
          : `“${twin.name}” is the name of a step retired on ${formatDay(twin.to)}, and its signals keep it. Bring that one back, or take another name.`,
    },
  ];
}

function kindFaults(
  steps: readonly StepDefinition[],
  changed: StepDefinition,
  was: StepDefinition | undefined,
): StepFault[] {
  if (was?.kind === "close") {
    if (changed.kind !== "close")
      return [{ field: "kind", sentence: "A row of steps ends in its close step: its kind stays." }];
    if (changed.to !== null)
      return [
        { field: "to", sentence: "The close step cannot be retired: without it no lead could be won." },
      ];
    if (changed.from !== null)
      return [{ field: "from", sentence: "The close step is always in force: leave this empty." }];
    return [];
  }
  if (changed.kind === "close")
    return [{ field: "kind", sentence: "There is one close step, and only one. Rename that one instead." }];
  const twin = singleKinds.includes(changed.kind)
    ? steps.find(
        (step) => step.stepId !== changed.stepId && step.kind === changed.kind && overlap(step, changed),
      )
    : undefined;
  if (!twin) return [];
  return [
    {
      field: "kind",
      sentence: `“${twin.name}” is the ${kindLabels[twin.kind]} step at the same time, and a lead has one at most. Retire that one first, or let this one begin when it ends.`,
    },
  ];
}

function overlap(a: StepDefinition, b: StepDefinition): boolean {
  const before = (to: Day | null, from: Day | null) => to !== null && from !== null && to <= from;
  return !before(a.to, b.from) && !before(b.to, a.from);
}
