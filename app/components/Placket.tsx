// Which buttons of a lead are closed, which stand open, and where does it sit?
import type { ReactNode } from "react";
import type { StepKind, StepState } from "../domain/vocabulary";
import { PlacketMark } from "./PlacketMark";

/** One mark of a lead's row of buttons, in the order of the steps. */
export interface PlacketStep {
  step: string;
  kind: StepKind;
  state: StepState;
  /** Whether the buyer said it, showed it unspoken, or null where that is not recorded. */
  spoken: boolean | null;
}

interface PlacketProps {
  steps: PlacketStep[];
  /** Index of the step where the lead sits; null when it sits nowhere. */
  frontier?: number | null;
  /** "small" is one picture for a list; "large" names each step, for the lead's page. */
  size?: "small" | "large";
  /** Large only: what stands under each step's name, e.g. the day and the issue. */
  details?: ReactNode[];
}

const pitch = 17;

export function Placket({ steps, frontier = null, size = "small", details = [] }: PlacketProps) {
  return size === "small" ? (
    <SmallPlacket steps={steps} frontier={frontier} />
  ) : (
    <LargePlacket steps={steps} frontier={frontier} details={details} />
  );
}

/** "Pain agreed: objection, unspoken". */
export function markText({ step, state, spoken }: PlacketStep): string {
  const heard = state === "buttoned" || state === "objection";
  const manner = heard && spoken !== null ? (spoken ? ", spoken" : ", unspoken") : "";
  return `${step}: ${state === "objection" ? "objection open" : state}${manner}`;
}

function SmallPlacket({ steps, frontier }: { steps: PlacketStep[]; frontier: number | null }) {
  const closed = steps.filter(({ state }) => state === "buttoned").length;
  const width = steps.length * pitch + 5;
  return (
    <svg
      role="img"
      aria-label={`${closed} of ${steps.length} buttoned. ${steps.map(markText).join("; ")}`}
      viewBox={`0 0 ${width} 22`}
      width={width}
      height={22}
      className="block max-w-none"
    >
      <path d={`M8 10H${width - 10}`} className="stroke-line" strokeWidth="2" />
      {steps.map((step, index) => (
        <g key={step.step} transform={`translate(${index * pitch + 1} 0)`}>
          <title>{markText(step)}</title>
          <rect width={pitch} height="22" className="fill-transparent" />
          <PlacketMark state={step.state} spoken={step.spoken} />
          {index === frontier ? (
            <path d="M6.5 20.5h7" className="stroke-ink" strokeWidth="1.8" strokeLinecap="round" />
          ) : null}
        </g>
      ))}
    </svg>
  );
}

function LargePlacket({
  steps,
  frontier,
  details,
}: Required<Pick<PlacketProps, "steps" | "frontier" | "details">>) {
  return (
    <ol className="flex flex-col md:flex-row" aria-label="Row of buttons">
      {steps.map((step, index) => (
        <li
          key={step.step}
          aria-current={index === frontier ? "step" : undefined}
          className="relative flex min-w-0 flex-1 gap-3 pb-4 last:pb-0 md:flex-col md:items-center md:gap-1.5 md:px-1 md:pb-0 md:text-center"
        >
          {index > 0 ? (
            <span
              aria-hidden="true"
              className="absolute -top-4 left-[15px] h-4 w-0.5 bg-line md:top-[15px] md:right-1/2 md:left-auto md:h-0.5 md:w-full"
            />
          ) : null}
          {index < steps.length - 1 ? (
            <span
              aria-hidden="true"
              className="absolute top-4 bottom-4 left-[15px] w-0.5 bg-line md:hidden"
            />
          ) : null}
          <svg viewBox="0 0 20 20" className="relative z-10 size-8 shrink-0" aria-hidden="true">
            <PlacketMark state={step.state} spoken={step.spoken} />
          </svg>
          <div className="min-w-0 pt-1 text-sm md:pt-0 md:text-xs">
            <p className={`break-words ${index === frontier ? "font-semibold" : "font-medium"}`}>
              {step.step}
              <span className="sr-only">{markText(step).slice(step.step.length)}</span>
            </p>
            {details[index] ? <div className="text-faint">{details[index]}</div> : null}
            {index === frontier ? (
              <p className="mt-1 inline-block rounded-sm bg-ink px-1.5 text-[0.6875rem]/4 font-medium text-paper">
                sits here
              </p>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What each mark means, for the foot of a list. */
export function PlacketLegend() {
  const marks: { state: StepState; spoken: boolean | null; label: string }[] = [
    { state: "buttoned", spoken: true, label: "buttoned, said so" },
    { state: "buttoned", spoken: false, label: "buttoned, shown unspoken" },
    { state: "objection", spoken: true, label: "objection open" },
    { state: "objection", spoken: false, label: "objection, unspoken" },
    { state: "skipped", spoken: null, label: "skipped" },
    { state: "silent", spoken: null, label: "silent" },
  ];
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1.5 text-xs text-soft">
      {marks.map(({ state, spoken, label }) => (
        <li key={label} className="flex items-center gap-1.5">
          <svg viewBox="0 0 20 20" className="size-5" aria-hidden="true">
            <PlacketMark state={state} spoken={spoken} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
