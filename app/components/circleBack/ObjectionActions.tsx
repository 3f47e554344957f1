// What can be done about an objection: take it, put it off, say it was done, give it back? Plain forms, one each.

import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { CircleBackRefusal } from "../../domain/circleBackRefusal";
import { formatDay } from "../../domain/day";
import type { Objection } from "../../reports/circleBackReport";
import { Button } from "../forms/Button";
import { Field, SelectField } from "../forms/Field";

interface ObjectionActionsProps {
  row: Objection;
  me: string | null;
  action: string;
  proposedDueOn: string;
  refusal: CircleBackRefusal | undefined;
}

export function ObjectionActions({ row, me, action, proposedDueOn, refusal }: ObjectionActionsProps) {
  const { standing, owner, dueOn, snoozedTo, prompts, signalId } = row;
  const typed = refusal?.typed;
  const taken = owner !== null && standing !== "done";
  const frame = (children: ReactNode, key: string) => (
    <Form method="post" action={action} preventScrollReset key={key} className="grid gap-2">
      <input type="hidden" name="signal" value={signalId} />
      <input type="hidden" name="seen" value={owner ?? ""} />
      {children}
    </Form>
  );
  const nameField = (
    <Field
      label="Who"
      name="owner"
      defaultValue={typed?.owner ?? owner ?? me ?? ""}
      autoComplete="name"
      maxLength={80}
      list="reps"
    />
  );
  return (
    <div className="no-print min-w-0 text-sm">
      {refusal ? (
        <p role="alert" className="mb-2 text-objection-ink">
          {refusal.trouble}
        </p>
      ) : null}
      {standing === "done"
        ? frame(
            <Button look="quiet" name="do" value="reopen" className="justify-self-start">
              Not done after all
            </Button>,
            "reopen",
          )
        : null}
      {standing === "done" ? null : (
        <div className="grid gap-2">
          {!taken && me !== null && !refusal
            ? frame(
                <>
                  <input type="hidden" name="owner" value={me} />
                  <input type="hidden" name="due-on" value={proposedDueOn} />
                  <input type="hidden" name="prompt" value={row.prompt ?? prompts[0]?.words ?? ""} />
                  <Button name="do" value="take">
                    Take it until {formatDay(proposedDueOn)}
                  </Button>
                </>,
                "take at once",
              )
            : null}
          <Fold label={takeLabel(taken, me)} open={refusal !== undefined}>
            {frame(
              <>
                <div className="grid grid-cols-2 gap-2">
                  {nameField}
                  <Field
                    label="Until"
                    name="due-on"
                    type="date"
                    defaultValue={typed?.dueOn || dueOn || proposedDueOn}
                  />
                </div>
                {prompts.length > 1 ? (
                  <SelectField
                    label="What to ask or show"
                    name="prompt"
                    defaultValue={row.prompt ?? prompts[0]?.words}
                  >
                    {prompts.map(({ kind, words }) => (
                      <option key={words} value={words}>
                        {kind === "question" ? "Ask: " : "Show: "}
                        {words}
                      </option>
                    ))}
                  </SelectField>
                ) : (
                  <input type="hidden" name="prompt" value={prompts[0]?.words ?? ""} />
                )}
                <Button
                  look={taken ? "secondary" : "primary"}
                  name="do"
                  value="take"
                  className="justify-self-start"
                >
                  {taken ? "Save" : "Take it"}
                </Button>
              </>,
              "take",
            )}
          </Fold>
          <Fold label="Done" open={typed !== undefined && typed.note !== ""}>
            {frame(
              <>
                {taken ? <input type="hidden" name="owner" value={owner ?? ""} /> : nameField}
                <Field
                  label="What came of it"
                  name="note"
                  defaultValue={typed?.note}
                  hint="A yes or a no of the buyer is a signal: enter it on the lead."
                />
                <Button look="secondary" name="do" value="done" className="justify-self-start">
                  We circled back
                </Button>
              </>,
              "done",
            )}
          </Fold>
          {taken ? (
            <Fold label="Snooze or give back" open={typed !== undefined && typed.snoozedTo !== ""}>
              {frame(
                <div className="flex flex-wrap items-end gap-2">
                  <Field
                    label="Put off to"
                    name="snoozed-to"
                    type="date"
                    defaultValue={typed?.snoozedTo || snoozedTo || proposedDueOn}
                  />
                  <Button look="secondary" name="do" value="snooze">
                    Snooze
                  </Button>
                  <Button look="quiet" name="do" value="give-back">
                    Give back
                  </Button>
                </div>,
                "snooze",
              )}
            </Fold>
          ) : null}
        </div>
      )}
    </div>
  );
}

function takeLabel(taken: boolean, me: string | null): string {
  if (taken) return "Change owner or day";
  return me === null ? "Take" : "Take with another day, name or prompt";
}

function Fold({ label, open, children }: { label: string; open: boolean; children: ReactNode }) {
  return (
    <details open={open || undefined} className="group rounded-md border border-line">
      <summary className="tap flex min-h-9 cursor-pointer list-none items-center gap-2 px-3 font-medium">
        <span aria-hidden="true" className="text-faint group-open:rotate-90">
          ›
        </span>
        {label}
      </summary>
      <div className="px-3 pb-3">{children}</div>
    </details>
  );
}
