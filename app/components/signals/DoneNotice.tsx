// What was just recorded or taken back, and how is it undone?
import { Form } from "@remix-run/react";
import type { FormEventHandler } from "react";
import { signalTitle } from "../../domain/signalTitle";
import type { LeadReport } from "../../reports/leadReport";
import { Button } from "../forms/Button";
import { Notice } from "../layout/Notice";
import { signalNotes } from "./StepCard";

/** What the address says was done. */
export interface Done {
  noted: number[];
  taken: number | null;
  touched: number | null;
  dropped: boolean;
}

interface DoneNoticeProps {
  done: Done;
  report: Pick<LeadReport, "cards" | "changes">;
  onSubmit: FormEventHandler<HTMLFormElement>;
}

export function DoneNotice({ done, report: { cards, changes }, onSubmit }: DoneNoticeProps) {
  const change = changes.find(({ signal_change_id: id }) => id === done.taken);
  const noted = cards.flatMap(({ step, signals }) =>
    signals.filter(({ signal_id }) => done.noted.includes(signal_id)).map((signal) => ({ step, signal })),
  );
  const content = change?.before ? (
    <Notice
      tone="done"
      title={
        <>
          Taken back: <bdi>{String(change.before.step)}</bdi>
        </>
      }
      actions={
        change.gone ? (
          <Act
            onSubmit={onSubmit}
            does="restore"
            name="change"
            id={change.signal_change_id}
            label="Bring it back"
          />
        ) : null
      }
    >
      It stays in the history of this lead.
    </Notice>
  ) : noted.length > 0 ? (
    <Notice
      tone="done"
      title="Recorded"
      actions={
        noted.length === 1 ? (
          <Act
            onSubmit={onSubmit}
            does="take-back"
            name="signal"
            id={noted[0]?.signal.signal_id ?? 0}
            label="Take it back"
          />
        ) : null
      }
    >
      {noted.map(({ step, signal }) => (
        <p key={signal.signal_id}>
          <bdi>
            {signalTitle({ ...signal, step, word: signal.outcome ?? signal.cue })}, {signal.manner}.
          </bdi>{" "}
          {signalNotes(signal).join(" ")}
        </p>
      ))}
    </Notice>
  ) : done.touched !== null ? (
    <Notice
      tone="done"
      title="Recorded: we tried"
      actions={
        <Act onSubmit={onSubmit} does="drop-touch" name="touch" id={done.touched} label="Take it back" />
      }
    />
  ) : done.dropped ? (
    <Notice tone="done" title="Taken back: we did not try" />
  ) : null;
  return content ? (
    <div id="done" className="mb-4">
      {content}
    </div>
  ) : null;
}

interface ActProps {
  does: string;
  name: string;
  id: number;
  label: string;
  onSubmit?: FormEventHandler<HTMLFormElement>;
}

/** One button that undoes. */
export function Act({ does, name, id, label, onSubmit }: ActProps) {
  return (
    <Form method="post" preventScrollReset onSubmit={onSubmit}>
      <input type="hidden" name="do" value={does} />
      <input type="hidden" name={name} value={id} />
      <Button look="secondary">{label}</Button>
    </Form>
  );
}
