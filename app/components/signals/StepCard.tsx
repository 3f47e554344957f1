// How does one step of the lead stand, what was heard on it, and what can be recorded in one tap?
import { Link } from "@remix-run/react";
import { formatDay } from "../../domain/day";
import { formatCount } from "../../domain/rates";
import { signalTitle } from "../../domain/signalTitle";
import type { MeetingOutcome, StepKind } from "../../domain/vocabulary";
import type { StepCard as Card } from "../../reports/leadReport";
import { markText } from "../Placket";
import { PlacketMark } from "../PlacketMark";
import { type Sheet, sheetHref } from "./sheet";

interface StepCardProps {
  card: Card;
  /** Undefined where the past is looked at: then nothing can be recorded. */
  open: ((sheet: Sheet) => void) | undefined;
}

/** What a meeting step takes besides + and −. */
const meetingOutcomes: Partial<Record<StepKind, MeetingOutcome[]>> = {
  appointment_set: ["cancelled", "rescheduled"],
  appointment_held: ["held", "no-show", "cancelled", "rescheduled"],
};

export function StepCard({ card, open }: StepCardProps) {
  const { stepId, step, kind, state, unspoken, own, openIssues, signals, count } = card;
  const text = markText({ step, kind, state, spoken: unspoken === null ? null : !unspoken });
  const issues = openIssues.map(({ name }) => name ?? "no issue named").join(", ");
  return (
    <li
      id={`step-${stepId}`}
      className="scroll-mt-4 border-b border-line py-4 target:bg-accent-wash last:border-0"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <svg viewBox="0 0 20 20" className="size-7 shrink-0" aria-hidden="true">
          <PlacketMark state={state} spoken={unspoken === null ? null : !unspoken} />
        </svg>
        <div className="min-w-0 flex-1">
          <h3 className="font-medium break-words">
            <bdi>{step}</bdi>
          </h3>
          <p className="text-sm text-soft">
            {own ? text.slice(step.length + 2) : "not a button of this lead yet"}
            {issues ? (
              <>
                : <bdi>{issues}</bdi>
              </>
            ) : null}
          </p>
        </div>
        {open ? (
          <div className="flex gap-2">
            <Tap
              sheet={{ stepId, say: "positive", outcome: kind === "appointment_held" ? "held" : null }}
              label={kind === "appointment_held" ? `${step}: held` : `+ on ${step}`}
              open={open}
            >
              +
            </Tap>
            <Tap sheet={{ stepId, say: "negative", outcome: null }} label={`− on ${step}`} open={open}>
              −
            </Tap>
          </div>
        ) : null}
      </div>
      {open && meetingOutcomes[kind] ? (
        <div className="mt-2 flex flex-wrap gap-2 pl-10">
          {meetingOutcomes[kind]?.map((outcome) => (
            <Tap
              key={outcome}
              sheet={{ stepId, say: null, outcome }}
              label={`${step}: ${outcome}`}
              open={open}
              small
            >
              {outcome}
            </Tap>
          ))}
        </div>
      ) : null}
      {signals.length > 0 ? (
        <ul className="mt-2 space-y-1 pl-10 text-sm">
          {signals.map((signal) => (
            <SignalLine key={signal.signal_id} {...{ signal, step, open }} />
          ))}
          {count > signals.length ? (
            <li className="text-faint">{formatCount(count - signals.length)} more: see “What happened”.</li>
          ) : null}
        </ul>
      ) : null}
    </li>
  );
}

interface TapProps {
  sheet: Sheet;
  label: string;
  open: (sheet: Sheet) => void;
  small?: boolean;
  children: string;
}

/** A link that opens its form without scripts, and at once with them, also without a connection. */
function Tap({ sheet, label, open, small = false, children }: TapProps) {
  return (
    <Link
      to={sheetHref(sheet)}
      preventScrollReset
      aria-label={label}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        open(sheet);
      }}
      className={`inline-flex min-h-11 items-center justify-center rounded-md border border-edge bg-sheet font-medium hover:border-ink ${small ? "px-3 text-sm" : "min-w-14 text-xl"}`}
    >
      {children}
    </Link>
  );
}

function SignalLine({
  signal,
  step,
  open,
}: {
  signal: Card["signals"][number];
  step: string;
  open: StepCardProps["open"];
}) {
  const { polarity, outcome, cue, issue, manner, channel, who, note, meeting_on } = signal;
  const title = signalTitle({ polarity, step, word: outcome ?? cue, issue });
  const notes = signalNotes(signal);
  const details = [manner, channel, who, note, meeting_on ? `meeting on ${formatDay(meeting_on)}` : null];
  return (
    <li className="break-words">
      <span className="text-faint">
        {formatDay(signal.on)}
        {signal.time ? ` ${signal.time}` : ""}
      </span>{" "}
      <bdi>{title}</bdi>
      {signal.open ? <strong className="font-semibold text-objection-ink"> · open</strong> : null}
      <span className="text-soft">
        {" · "}
        <bdi>{details.filter(Boolean).join(" · ")}</bdi>
      </span>
      {open ? (
        <Link
          to={sheetHref({ signalId: signal.signal_id })}
          preventScrollReset
          aria-label={`Edit: ${title}`}
          onClick={(event) => {
            event.preventDefault();
            open({ signalId: signal.signal_id });
          }}
          className="text-link tap ml-2 inline-flex items-center"
        >
          Edit
        </Link>
      ) : null}
      {notes.map((note) => (
        <span key={note} className="block text-xs text-soft">
          {note}
        </span>
      ))}
    </li>
  );
}

/** What a signal's time means for the lead, where that is not plain. */
export function signalNotes({
  contradicted,
  before_purchase: early,
  after_win: late,
}: Pick<Card["signals"][number], "contradicted" | "before_purchase" | "after_win">): string[] {
  return [
    ...(early ? ["Before the purchase: it counts for the button, its time does not."] : []),
    ...(late ? ["After the win: history only, it changes no button."] : []),
    ...(contradicted
      ? ["For and against at the same time: both are kept, and the objection counts as the later."]
      : []),
  ];
}
