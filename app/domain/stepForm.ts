// What does a form say that adds, edits or reorders steps? Read from the URL and written back, so that a change can be looked at before it is made.
import type { StepChange, StepDefinition, StepFault, StepFields } from "./stepRules";
import { stepKinds } from "./vocabulary";
import { cleanText } from "./wordRules";

/** A change of the steps as it was typed. */
export interface StepForm {
  do: "add" | "edit" | "order";
  /** The step that is edited. */
  step: number;
  /** Which steps it was typed on: the number of their last change. */
  version: number;
  name: string;
  kind: string;
  from: string;
  to: string;
  limit: string;
  talkingPoint: string;
  /** The step that a new one comes after. */
  after: string;
  order: string;
}

const texts = {
  name: "name",
  kind: "kind",
  from: "from",
  to: "to",
  limit: "limit",
  talkingPoint: "talking-point",
  after: "after",
  order: "order",
} as const;
const longestText = 5000;

/** The change a URL or a form asks for; undefined where it asks for none. */
export function decodeStepForm(params: URLSearchParams): StepForm | undefined {
  const how = (["add", "edit", "order"] as const).find((name) => name === params.get("do"));
  if (!how) return undefined;
  const read = Object.entries(texts).map(([key, name]) => [
    key,
    (params.get(name) ?? "").slice(0, longestText),
  ]);
  return {
    ...(Object.fromEntries(read) as Record<keyof typeof texts, string>),
    do: how,
    step: numberOf(params.get("step")),
    version: numberOf(params.get("version")),
  };
}

/** The query of a change, in a stable order. */
export function encodeStepForm(form: StepForm): string {
  const params = new URLSearchParams({ do: form.do });
  if (form.step > 0) params.append("step", String(form.step));
  params.append("version", String(form.version));
  for (const [key, name] of Object.entries(texts) as [keyof typeof texts, string][])
    if (form[key] !== "") params.append(name, form[key]);
  return params.toString();
}

/** A step as its form shows it. */
export function formOfStep(step: StepDefinition, version: number): StepForm {
  const { stepId, name, kind, from, to, limitDays, talkingPoint } = step;
  return {
    ...{
      do: "edit",
      step: stepId,
      version,
      name,
      kind,
      from: from ?? "",
      to: to ?? "",
      after: "",
      order: "",
    },
    limit: limitDays === null ? "" : String(limitDays),
    talkingPoint: talkingPoint ?? "",
  };
}

/** An empty form for a new step, after the one given. */
export function formOfNewStep(after: number | null, today: string, version: number): StepForm {
  return {
    ...{ do: "add", step: 0, version, name: "", kind: "buy_in", from: today, to: "", limit: "" },
    ...{ talkingPoint: "", order: "", after: after === null ? "first" : String(after) },
  };
}

/** A new order of the steps. */
export function formOfOrder(order: readonly number[], version: number): StepForm {
  return {
    ...{ do: "order", step: 0, version, name: "", kind: "", from: "", to: "", limit: "" },
    ...{ talkingPoint: "", after: "", order: order.join(",") },
  };
}

/** The step ids of an order as it stands in a URL. */
export function orderOf(text: string): number[] {
  return text.split(",", 200).map(numberOf);
}

/** What was typed, as a change; a fault where a cell of the form cannot be read at all. What the rules forbid is theirs to say. */
export function readStepForm(form: StepForm): { change: StepChange } | { faults: StepFault[] } {
  if (form.do === "order") return { change: { do: "order", order: orderOf(form.order) } };
  const kind = stepKinds.find((known) => known === form.kind);
  if (!kind) return { faults: [{ field: "kind", sentence: "Pick what kind of step it is." }] };
  const fields: StepFields = {
    kind,
    name: form.name.replace(/[\s\p{Cc}]+/gu, " ").trim(),
    from: textOf(form.from),
    to: textOf(form.to),
    limitDays: limitOf(form.limit),
    talkingPoint: textOf(cleanText(form.talkingPoint)),
  };
  if (form.do === "edit") return { change: { do: "edit", stepId: form.step, fields } };
  return { change: { do: "add", fields, after: form.after === "first" ? null : numberOf(form.after) } };
}

function limitOf(text: string): number | null {
  const typed = text.trim();
  if (typed === "") return null;
  return /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
}

function textOf(text: string): string | null {
  const kept = text.trim();
  return kept === "" ? null : kept;
}

function numberOf(text: string | null): number {
  return /^\d{1,15}$/.test(text ?? "") ? Number(text) : 0;
}
