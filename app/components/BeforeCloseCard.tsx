// What does a rep need to know of one lead before its closing meeting?
import { Link } from "@remix-run/react";
import type { BeforeCloseLead, OpenButton } from "../reports/beforeCloseReport";
import { CallLink } from "./CallLink";
import { Day } from "./Day";
import { frontierOf, marks } from "./LeadTable";
import { Money } from "./Money";
import { Placket } from "./Placket";
import { PlacketMark } from "./PlacketMark";

interface BeforeCloseCardProps {
  lead: BeforeCloseLead;
  asOf: string;
  currency: string;
  /** Kept in the links where the page looks at another day. */
  query: string;
}

export function BeforeCloseCard({ lead, asOf, currency, query }: BeforeCloseCardProps) {
  const { standing, meetingOn, owner, call, open, openDeals, valueMinor, unvaluedDeals } = lead;
  const path = `/leads/${standing.leadId}${query}`;
  return (
    <li className="break-inside-avoid rounded-lg border border-line bg-sheet p-4 shadow-lift sm:p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="min-w-0 text-lg font-semibold tracking-tight break-words">
          <Link to={path} className="text-link tap inline-flex items-center">
            <bdi>
              {standing.company ?? standing.person ?? standing.vendorLeadId ?? `Lead ${standing.leadId}`}
            </bdi>
          </Link>
        </h2>
        <p className={meetingOn === asOf ? "font-semibold" : "text-soft"}>
          {meetingOn === null ? (
            "no meeting agreed"
          ) : meetingOn === asOf ? (
            "meeting today"
          ) : (
            <>
              meeting on <Day on={meetingOn} />
            </>
          )}
        </p>
      </div>
      <p className="mt-0.5 text-sm text-soft">
        {openDeals === 0 ? (
          "no deal yet"
        ) : (
          <>
            <Money minor={valueMinor} currency={currency} reason="no value of its deal is known" />{" "}
            {openDeals === 1 ? "deal" : `in ${openDeals} deals`}
            {unvaluedDeals > 0 && valueMinor !== null ? `, ${unvaluedDeals} without a value` : null}
          </>
        )}
        {" · "}
        {owner === null ? "no owner" : <bdi>{owner}</bdi>}
        {standing.company && standing.person ? (
          <>
            {" · "}
            <bdi>{standing.person}</bdi>
          </>
        ) : null}
      </p>
      <CallLink call={call} />
      <div className="mt-2 overflow-x-auto">
        <Placket steps={marks(standing)} frontier={frontierOf(standing)} />
      </div>
      {open.length === 0 ? (
        <p className="mt-3">Every button is closed. Nothing to push.</p>
      ) : (
        <ol className="mt-3 divide-y divide-line">
          {open.map((button) => (
            <OpenStep key={button.stepId} button={button} to={`${path}#step-${button.stepId}`} />
          ))}
        </ol>
      )}
    </li>
  );
}

const said: Record<OpenButton["state"], string> = {
  objection: "objection open",
  skipped: "skipped: never buttoned",
  silent: "not buttoned yet",
};

function OpenStep({ button, to }: { button: OpenButton; to: string }) {
  const { step, state, talkingPoint, objections, prompts } = button;
  const unspoken = objections.length > 0 && objections.every(({ unspoken }) => unspoken);
  return (
    <li className="flex gap-3 py-3 last:pb-0">
      <svg viewBox="0 0 20 20" className="mt-0.5 size-5 shrink-0" aria-hidden="true">
        <PlacketMark state={state} spoken={state === "objection" ? !unspoken : null} />
      </svg>
      <div className="min-w-0">
        <p>
          <Link to={to} className="text-link tap inline-flex items-center font-medium">
            <bdi>{step}</bdi>
          </Link>{" "}
          <span className={`text-sm ${state === "objection" ? "text-objection-ink" : "text-faint"}`}>
            {said[state]}
          </span>
        </p>
        {objections.map(({ issue, cue, raisedOn, prompts, unspoken }) => (
          <div key={`${issue} ${raisedOn}`} className="mt-1">
            <p className="text-sm text-soft">
              {issue ? <bdi className="font-medium">{issue}</bdi> : "no issue named"}
              {unspoken ? (
                <>
                  , unspoken
                  {cue ? (
                    <>
                      : <bdi>{cue}</bdi>
                    </>
                  ) : null}
                </>
              ) : null}
              , raised <Day on={raisedOn} />
            </p>
            <Prompts prompts={prompts} />
          </div>
        ))}
        {talkingPoint ? (
          <p className="mt-1 text-sm whitespace-pre-line text-soft">
            <bdi>{talkingPoint}</bdi>
          </p>
        ) : null}
        <Prompts prompts={prompts} />
      </div>
    </li>
  );
}

function Prompts({ prompts }: { prompts: OpenButton["prompts"] }) {
  return prompts.map(({ kind, words }) => (
    <p key={words} className="mt-1 border-l-2 border-line pl-2.5 whitespace-pre-line">
      <span className="text-sm text-faint">{kind === "question" ? "Ask: " : "Show: "}</span>
      <bdi>{words}</bdi>
    </p>
  ));
}
