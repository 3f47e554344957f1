// How does one step stand on the page of steps: what it is, how long leads may sit there, and where it can move?
import { Link } from "@remix-run/react";
import { formatCount } from "../../domain/rates";
import { kindLabels } from "../../domain/stepRules";
import type { StepOfPage } from "../../reports/stepSettingsReport";
import { Day } from "../Day";

interface StepRowProps {
  step: StepOfPage;
  place: number;
  /** Where its arrows lead; undefined where it cannot move there. */
  up: string | undefined;
  down: string | undefined;
}

export function StepRow({ step, place, up, down }: StepRowProps) {
  const { stepId, name, kind, limit, sitting, talkingPoint, retired, from, to, prompts } = step;
  return (
    <li id={`step-${stepId}`} className="flex gap-3 py-3 first:pt-0 last:pb-0 sm:gap-4">
      <span className="w-5 shrink-0 pt-0.5 text-right text-sm text-faint">{place}</span>
      <div className="min-w-0 flex-1">
        <p className={retired ? "text-soft" : "font-medium"}>
          <Link to={`/settings/steps/${stepId}`} className="text-link tap">
            <bdi className="break-words">{name}</bdi>
          </Link>{" "}
          <span className="text-sm font-normal text-faint">· {kindLabels[kind]}</span>
          {to ? (
            <span className="ml-2 rounded-sm bg-sunken px-1.5 text-xs font-medium text-soft">
              {retired ? "retired since" : "retired from"} <Day on={to} />
            </span>
          ) : null}
        </p>
        {from ? (
          <p className="text-sm text-soft">
            For leads bought from <Day on={from} /> on
          </p>
        ) : null}
        <p className="text-sm text-soft">A lead may sit here for {limit}.</p>
        {talkingPoint ? (
          <p className="mt-1 line-clamp-2 text-sm text-soft">
            <bdi>“{talkingPoint}”</bdi>
          </p>
        ) : null}
        <p className="mt-0.5 text-sm text-faint">
          {sitting === 0 ? (
            "No lead sits here"
          ) : (
            <Link to={`/placket?step=${stepId}`} className="quiet-link tap">
              {formatCount(sitting)} {sitting === 1 ? "lead sits" : "leads sit"} here
            </Link>
          )}
          {prompts > 0 ? ` · ${prompts} own ${prompts === 1 ? "prompt" : "prompts"}` : null}
        </p>
      </div>
      <div className="no-print flex shrink-0 items-start gap-1">
        <Arrow to={up} says={`Move ${name} up`} path="M8 12V4M4 8l4-4 4 4" />
        <Arrow to={down} says={`Move ${name} down`} path="M8 4v8M4 8l4 4 4-4" />
      </div>
    </li>
  );
}

function Arrow({ to, says, path }: { to: string | undefined; says: string; path: string }) {
  const shape = "tap inline-flex size-9 items-center justify-center rounded-md border";
  const drawn = (
    <svg viewBox="0 0 16 16" className="size-4 fill-none stroke-current" strokeWidth="1.6" aria-hidden="true">
      <path d={path} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
  if (to === undefined)
    return (
      <span className={`${shape} border-transparent text-faint opacity-40`} aria-hidden="true">
        {drawn}
      </span>
    );
  return (
    <Link
      to={to}
      preventScrollReset
      aria-label={says}
      title={says}
      className={`${shape} border-edge bg-sheet text-soft hover:border-ink hover:text-ink`}
    >
      {drawn}
    </Link>
  );
}
