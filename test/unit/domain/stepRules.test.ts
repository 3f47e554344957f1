// Which changes of steps are allowed, which are refused with a sentence, and which can move a number?
import { describe, expect, it } from "vitest";
import { nameKey } from "../../../app/domain/identityKeys";
import {
  changeSteps,
  isRetired,
  movedStep,
  movesLeads,
  movesNumbers,
  type StepChange,
  type StepDefinition,
  type StepFields,
} from "../../../app/domain/stepRules";
import { defaultSteps } from "../../../app/domain/vocabulary";

const blank = { from: null, to: null, limitDays: null, talkingPoint: null };
const steps: StepDefinition[] = defaultSteps.map(({ name, kind }, index) => ({
  ...{ stepId: index + 1, name, kind, ...blank },
}));
const of = (stepId: number): StepDefinition => steps[stepId - 1] as StepDefinition;
const edit = (stepId: number, fields: Partial<StepFields>): StepChange => {
  const { stepId: _, ...now } = of(stepId);
  return { do: "edit", stepId, fields: { ...now, ...fields } };
};
const add = (fields: Partial<StepFields>, after: number | null = 8): StepChange => ({
  ...{ do: "add", after, fields: { name: "Network shown", kind: "buy_in", ...blank, ...fields } },
});
const order = (...ids: number[]): StepChange => ({ do: "order", order: ids });
const retired = steps.map((step) => (step.stepId === 2 ? { ...step, to: "2026-03-01" } : step));

const refused: { why: string; change: StepChange; on?: StepDefinition[]; field: string; says: RegExp }[] = [
  { why: "a step has a name", change: edit(4, { name: "  " }), field: "name", says: /needs a name/ },
  { why: "names are short", change: edit(4, { name: "x".repeat(81) }), field: "name", says: /81 .* 80 fit/ },
  {
    ...{ why: "names are unique whatever their case and spaces", field: "name" },
    ...{ change: edit(4, { name: "proposal  AGREED" }), says: /a step “Proposal agreed” already/ },
  },
  {
    ...{ why: "a retired step keeps its name", on: retired, field: "name" },
    ...{ change: add({ name: "Appointment set" }), says: /retired on 1 Mar 2026.*Bring that one back/ },
  },
  { why: "one close step", change: edit(4, { kind: "close" }), field: "kind", says: /one close step/ },
  { why: "no second one either", change: add({ kind: "close" }), field: "kind", says: /one close step/ },
  { why: "the close step stays", change: edit(9, { kind: "buy_in" }), field: "kind", says: /kind stays/ },
  { why: "close is never retired", change: edit(9, { to: "2026-03-01" }), field: "to", says: /cannot be/ },
  {
    why: "close always was",
    change: edit(9, { from: "2026-03-01" }),
    field: "from",
    says: /always in force/,
  },
  {
    ...{ why: "one appointment-set step at a time", field: "kind" },
    ...{ change: add({ kind: "appointment_set" }), says: /“Appointment set” is the appointment set step/ },
  },
  {
    ...{ why: "one that begins before the other ends is at the same time", on: retired, field: "kind" },
    ...{ change: add({ kind: "appointment_set", from: "2026-02-28" }), says: /at the same time/ },
  },
  {
    ...{ why: "bringing one back meets the one that followed", field: "kind" },
    on: [
      ...retired.slice(0, 8),
      { ...of(9), stepId: 10, name: "Booked", kind: "appointment_set", from: "2026-03-01" },
      of(9),
    ],
    ...{ change: edit(2, { to: null }), says: /“Booked” is the appointment set step/ },
  },
  { why: "a day is a day", change: edit(4, { from: "31.01.2026" }), field: "from", says: /Write it as/ },
  { why: "days have bounds", change: edit(4, { to: "1889-01-31" }), field: "to", says: /1990 and 2199/ },
  {
    ...{ why: "a step is in force before it is retired", field: "to" },
    ...{ change: edit(4, { from: "2026-03-01", to: "2026-03-01" }), says: /1 Mar 2026 is its first day/ },
  },
  ...[0, 1.5, 3651, Number.NaN].map((limitDays) => ({
    ...{ why: `a limit of ${limitDays} days is none`, change: edit(4, { limitDays }) },
    ...{ field: "limit", says: /whole number of days from 1 to 3650/ },
  })),
  {
    ...{ why: "a talking point is to be said, not read out", field: "talking-point" },
    ...{ change: edit(4, { talkingPoint: "x".repeat(1001) }), says: /1001 .* 1000 fit/ },
  },
  { why: "close comes last", change: order(1, 2, 3, 4, 5, 6, 7, 9, 8), field: "order", says: /comes last/ },
  { why: "nothing comes after close", change: add({}, 9), field: "order", says: /comes last/ },
  { why: "an order names each step", change: order(1, 2), field: "order", says: /every step once/ },
  {
    why: "and none twice",
    change: order(1, 1, 3, 4, 5, 6, 7, 8, 9),
    field: "order",
    says: /every step once/,
  },
  { why: "the step before a new one is here", change: add({}, 77), field: "after", says: /no longer here/ },
  {
    why: "the edited step is here",
    change: { ...edit(4, {}), stepId: 77 } as StepChange,
    field: "order",
    says: /no longer here/,
  },
  {
    ...{ why: "fifty steps are enough", field: "name", says: /no room for more than 50/ },
    on: [
      ...Array.from({ length: 49 }, (_, at) => ({ ...of(4), stepId: at + 100, name: `Step ${at}` })),
      of(9),
    ],
    change: add({}, 100),
  },
];

const taken: { why: string; change: StepChange; on?: StepDefinition[]; names: string }[] = [
  { why: "a new name", change: edit(4, { name: "Pain named" }), names: "1 2 3 Pain named 5 6 7 8 9" },
  {
    why: "its own name in other letters",
    change: edit(4, { name: "PAIN AGREED" }),
    names: "1 2 3 PAIN AGREED 5 6 7 8 9",
  },
  { why: "a new step in its place", change: add({}, 3), names: "1 2 3 Network shown 4 5 6 7 8 9" },
  { why: "a new step as the first", change: add({}, null), names: "Network shown 1 2 3 4 5 6 7 8 9" },
  { why: "another order", change: order(2, 1, 3, 4, 5, 6, 8, 7, 9), names: "2 1 3 4 5 6 8 7 9" },
  { why: "close renamed", change: edit(9, { name: "Contract in" }), names: "1 2 3 4 5 6 7 8 Contract in" },
  { why: "retired", change: edit(4, { to: "2026-03-01" }), names: "1 2 3 4 5 6 7 8 9" },
  {
    ...{ why: "the next appointment step begins on the day the former ends", on: retired },
    change: add({ name: "Booked", kind: "appointment_set", from: "2026-03-01" }, 2),
    names: "1 2 Booked 3 4 5 6 7 8 9",
  },
  {
    why: "several contact steps",
    change: add({ name: "Called back", kind: "contact" }, 1),
    names: "1 Called back 2 3 4 5 6 7 8 9",
  },
];

describe("a change of steps", () => {
  it.each(refused)("is refused: $why", ({ change, on = steps, field, says }) => {
    const result = changeSteps(on, change);
    const [fault] = "faults" in result ? result.faults : [];
    expect(fault?.field).toBe(field);
    expect(fault?.sentence).toMatch(says);
  });

  it.each(taken)("is taken: $why", ({ change, on = steps, names }) => {
    const result = changeSteps(on, change);
    const told = "steps" in result ? result.steps : [];
    const usual = (name: string) =>
      steps.findIndex((step) => nameKey(step.name) === nameKey(name) && step.name === name);
    expect(told.map(({ name }) => (usual(name) < 0 ? name : usual(name) + 1)).join(" ")).toBe(names);
  });

  it.each<{ why: string; change: StepChange; leads: boolean; numbers: boolean }>([
    { why: "a name moves nothing", change: edit(4, { name: "Pain named" }), leads: false, numbers: false },
    {
      why: "nor does a talking point",
      change: edit(4, { talkingPoint: "Ask" }),
      leads: false,
      numbers: false,
    },
    { why: "a limit moves who is stalled", change: edit(4, { limitDays: 9 }), leads: false, numbers: true },
    { why: "a kind moves leads", change: edit(4, { kind: "contact" }), leads: true, numbers: true },
    { why: "so does retiring", change: edit(4, { to: "2026-03-01" }), leads: true, numbers: true },
    { why: "and the day it began", change: edit(4, { from: "2026-03-01" }), leads: true, numbers: true },
    { why: "and a new step", change: add({}), leads: true, numbers: true },
    { why: "and an order", change: order(2, 1, 3, 4, 5, 6, 7, 8, 9), leads: true, numbers: true },
    {
      why: "the same order moves nothing",
      change: order(1, 2, 3, 4, 5, 6, 7, 8, 9),
      leads: false,
      numbers: false,
    },
  ])("can move numbers or not: $why", ({ change, leads, numbers }) => {
    const result = changeSteps(steps, change);
    const after = "steps" in result ? result.steps : [];
    expect({ leads: movesLeads(steps, after), numbers: movesNumbers(steps, after) }).toEqual({
      leads,
      numbers,
    });
  });
});

describe("moving a step by one place", () => {
  it.each([
    { why: "up", stepId: 4, by: -1, order: "1 2 4 3 5 6 7 8 9" },
    { why: "down", stepId: 4, by: 1, order: "1 2 3 5 4 6 7 8 9" },
    { why: "the first has nothing above it", stepId: 1, by: -1, order: "1 2 3 4 5 6 7 8 9" },
    { why: "nothing moves below close", stepId: 8, by: 1, order: "1 2 3 4 5 6 7 8 9" },
    { why: "close stays last", stepId: 9, by: -1, order: "1 2 3 4 5 6 7 8 9" },
    { why: "a step that is not here moves nothing", stepId: 77, by: -1, order: "1 2 3 4 5 6 7 8 9" },
  ] as const)("$why", ({ stepId, by, order }) => {
    expect(movedStep(steps, stepId, by).join(" ")).toBe(order);
  });
});

it.each([
  { to: null, retired: false, why: "in force" },
  { to: "2026-03-02", retired: false, why: "its last day" },
  { to: "2026-03-01", retired: true, why: "the first day without it" },
])("on 1 Mar a step is retired or not: $why", ({ to, retired }) => {
  expect(isRetired({ to }, "2026-03-01")).toBe(retired);
});
