// What is an open objection: of which lead, on what, since when, what hangs on it, and what to ask?
import { Link } from "@remix-run/react";
import { formatCount } from "../../domain/rates";
import type { CircleBackReport, Objection } from "../../reports/circleBackReport";
import { CallLink } from "../CallLink";
import { Day } from "../Day";
import { Money } from "../Money";
import { RateOrCounts } from "../RateOrCounts";
import { ObjectionStanding } from "./ObjectionStanding";

export function ObjectionFacts({ row, report }: { row: Objection; report: CircleBackReport }) {
  const query = report.today ? "" : `?as-of=${report.asOf}`;
  const [first, ...others] = row.prompts;
  return (
    <div className="min-w-0">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="text-base font-semibold break-words">
          <Link
            to={`/leads/${row.leadId}${query}#step-${row.step.stepId}`}
            className="text-link tap inline-flex items-center"
          >
            <bdi>{row.lead}</bdi>
          </Link>
        </h2>
        <ObjectionStanding row={row} />
        <CallLink call={row.call} />
      </div>
      <p className="mt-0.5">
        <bdi className="font-medium">{row.issue ?? row.cue ?? "no issue named"}</bdi> at{" "}
        <bdi>{row.step.name}</bdi>
        {row.lost ? <span className="text-soft"> · lead lost</span> : null}
      </p>
      <p className="mt-1 text-sm text-soft">{howRaised(row)}</p>
      <p className="mt-1 text-sm">
        {row.openDeals > 0 ? (
          <>
            <span className="font-medium">
              <Money
                minor={row.valueMinor}
                currency={report.currency}
                whole
                reason="the open deal has no value, or is in another currency"
              />
            </span>{" "}
            {row.openDeals === 1 ? "deal" : `in ${formatCount(row.openDeals)} deals`} at stake
            {row.valueMinor !== null && row.unvaluedDeals > 0 ? (
              <span className="text-soft"> ({formatCount(row.unvaluedDeals)} more without a value)</span>
            ) : null}
            {" · "}
          </>
        ) : null}
        <Money minor={row.netMinor} currency={row.currency} reason="no charge names this lead or its list" />{" "}
        <span className="text-soft">
          of lead spend · <bdi>{row.vendor.name}</bdi>, <bdi>{row.list.name}</bdi> · chance to win{" "}
        </span>
        <RateOrCounts
          rate={row.chance}
          means="chance"
          reason={`no lead of ${report.horizonDays} days or older has reached this step`}
        />
      </p>
      <div className="mt-2 border-l-2 border-accent pl-3 text-sm">
        {row.prompt ? <p className="font-medium break-words">{row.prompt}</p> : null}
        {!row.prompt && first ? <PromptLine prompt={first} /> : null}
        {others.length > 0 ? (
          <details className="mt-1">
            <summary className="tap text-soft">
              {formatCount(others.length)} more {others.length === 1 ? "prompt" : "prompts"}
            </summary>
            <ul className="mt-1 grid gap-1.5">
              {(row.prompt ? row.prompts : others).map((prompt) => (
                <li key={prompt.words}>
                  <PromptLine prompt={prompt} />
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </div>
  );
}

function PromptLine({ prompt: { kind, words } }: { prompt: Objection["prompts"][number] }) {
  return (
    <p className="break-words">
      <span className="text-soft">{kind === "question" ? "Ask: " : "Show: "}</span>
      <bdi>{words}</bdi>
    </p>
  );
}

function howRaised({ days, raisedOn, lastRaisedOn, timesRaised, manner, cue, issue }: Objection) {
  return (
    <>
      Open {formatCount(days)} {days === 1 ? "day" : "days"}, since <Day on={raisedOn} />
      {timesRaised > 1 ? (
        <>
          ; raised {formatCount(timesRaised)} times, last on <Day on={lastRaisedOn} />
        </>
      ) : null}
      ; {manner}
      {cue && issue ? (
        <>
          {" "}
          (<bdi>{cue}</bdi>)
        </>
      ) : null}
    </>
  );
}
