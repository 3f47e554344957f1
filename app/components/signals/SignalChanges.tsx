// Who changed which signal of the lead, when, and what did it say before?
import { formatDay } from "../../domain/day";
import { localTime } from "../../domain/localTime";
import type { LeadReport } from "../../reports/leadReport";
import { Act } from "./DoneNotice";

type Change = LeadReport["changes"][number];

const labels: Record<string, string> = {
  ...{
    step: "Step",
    at: "When",
    polarity: "For or against",
    manner: "How",
    channel: "Where",
    issue: "Issue",
  },
  ...{ outcome: "Outcome", cue: "Sign", meeting_on: "Meeting", note: "Note", who: "Who saw it" },
};

export function SignalChanges({ changes, timeZone }: { changes: Change[]; timeZone: string }) {
  if (changes.length === 0) return null;
  return (
    <details className="fold mt-6">
      <summary className="tap text-soft">Changed by hand ({changes.length})</summary>
      <ul className="mt-2 space-y-3 text-sm">
        {changes.map((change) => (
          <li key={change.signal_change_id} className="break-words">
            <span className="text-faint">
              {formatDay(change.on)} {change.time}
              {change.who ? (
                <>
                  , <bdi>{change.who}</bdi>
                </>
              ) : null}
            </span>{" "}
            {change.after === null ? "took back" : change.before === null ? "brought back" : "changed"}
            <ul>
              {lines(change, timeZone).map(({ label, from, to }) => (
                <li key={label} className="text-soft">
                  {label}: <bdi>{from ?? "—"}</bdi>
                  {to === undefined ? null : (
                    <>
                      {" → "}
                      <bdi>{to ?? "—"}</bdi>
                    </>
                  )}
                </li>
              ))}
            </ul>
            {change.gone ? (
              <Act does="restore" name="change" id={change.signal_change_id} label="Bring it back" />
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Only what differs, of a change; all that was said, of what was taken or brought back. */
function lines({ before, after }: Change, timeZone: string) {
  const read = (values: Change["before"], name: string): string | null => {
    const value = values?.[name] ?? null;
    if (value === null) return null;
    if (name !== "at") return String(value);
    const { day, time } = localTime(new Date(String(value)), timeZone);
    return `${formatDay(day)} ${time}`;
  };
  return Object.entries(labels)
    .map(([name, label]) => {
      const only = before ?? after;
      const both = before !== null && after !== null;
      return { label, from: read(both ? before : only, name), to: both ? read(after, name) : undefined };
    })
    .filter(({ from, to }) => (to === undefined ? from !== null : from !== to));
}
