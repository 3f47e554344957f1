// Where is a signal entered or corrected: at the foot of a phone, beside the page elsewhere?
import { Form, Link } from "@remix-run/react";
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from "react";
import { outcomePolarity, type Polarity, polarities } from "../../domain/vocabulary";
import type { LeadReport, StepCard } from "../../reports/leadReport";
import { Button } from "../forms/Button";
import { Choice, Choices } from "./Choice";
import { fieldsOf, formValues } from "./formValues";
import { rememberedWho } from "./keptStore";
import { SignalFields } from "./SignalFields";
import { type Sheet, sheetHref } from "./sheet";
import { WhenFields } from "./WhenFields";

interface SignalSheetProps {
  leadId: number;
  report: Pick<LeadReport, "cards" | "offered" | "today" | "timeZone">;
  sheet: Sheet;
  /** What was typed before, where a try was refused. */
  typed: readonly (readonly [string, string])[] | undefined;
  errors: Record<string, string>;
  instant: string;
  post: string;
  onSubmit(event: FormEvent<HTMLFormElement>): void;
  onClose(): void;
}

const said: Record<Polarity, string> = { positive: "+", negative: "−", neutral: "○" };

export function SignalSheet(props: SignalSheetProps) {
  const { leadId, report, sheet, typed, errors, instant, post, onSubmit, onClose } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const found = cardOf(report.cards, sheet);
  useEffect(() => {
    heading.current?.focus();
    const who = form.current?.elements.namedItem("who");
    if (who instanceof HTMLInputElement && who.value === "" && !("signalId" in sheet))
      who.value = rememberedWho();
    const by = form.current?.elements.namedItem("by");
    if (by instanceof HTMLInputElement) by.value = rememberedWho();
  }, [sheet]);
  useEffect(() => {
    if (Object.keys(errors).length === 0) return;
    form.current?.querySelector(".text-objection-ink")?.scrollIntoView({ block: "center" });
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [errors]);
  if (!found) return null;
  const { card, signal } = found;
  const editing = signal !== undefined;
  const outcome = editing ? signal.outcome : "stepId" in sheet ? sheet.outcome : null;
  const chosen = "stepId" in sheet ? sheet.say : null;
  const say = editing ? signal.polarity : outcome ? outcomePolarity[outcome] : (chosen ?? "neutral");
  const values = formValues(typed ?? (editing ? fieldsOf(signal, report.offered.cues) : []));
  const closeOnEscape = (event: KeyboardEvent) => event.key === "Escape" && onClose();
  return (
    <section
      aria-labelledby="sheet-title"
      onKeyDown={closeOnEscape}
      className="no-print fixed inset-x-0 bottom-0 z-40 max-h-[88dvh] overflow-y-auto overscroll-contain rounded-t-lg border border-line bg-sheet shadow-float md:inset-x-auto md:right-6 md:bottom-6 md:w-[30rem] md:rounded-lg"
    >
      <Form
        ref={form}
        method="post"
        action={sheetHref(sheet)}
        onSubmit={onSubmit}
        key={post}
        className="flex flex-col gap-4 p-4 pb-0"
      >
        <h2 id="sheet-title" ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
          {editing ? "Edit: " : `${said[say]} `}
          {card.step}
          {outcome && !editing ? `: ${outcome}` : ""}
        </h2>
        {errors.form ? (
          <p role="alert" className="text-objection-ink">
            {errors.form}
          </p>
        ) : null}
        <input type="hidden" name="do" value={editing ? "edit" : "enter"} />
        <input type="hidden" name="step" value={card.stepId} />
        <input type="hidden" name="post" value={post} />
        <input type="hidden" name="by" />
        {editing ? <input type="hidden" name="signal" value={signal.signal_id} /> : null}
        {editing ? (
          <EditedSay say={(values.one("say") as Polarity) || say} error={errors.say} />
        ) : (
          <>
            <input type="hidden" name="say" value={say} />
            {outcome ? <input type="hidden" name="outcome" value={outcome} /> : null}
          </>
        )}
        <SignalFields
          {...{ card, say, outcome, editing, values, errors }}
          offered={report.offered}
          ownIssue={
            signal?.issue_id && signal.issue ? { issueId: signal.issue_id, name: signal.issue } : undefined
          }
        />
        <WhenFields
          {...{ values, errors, instant }}
          today={report.today}
          timeZone={report.timeZone}
          recorded={signal ? [signal.on, signal.time].filter(Boolean).join(" ") : undefined}
        />
        <div className="sticky bottom-0 -mx-4 flex gap-2 border-t border-line bg-sheet px-4 py-3">
          <Button className="flex-1">{editing ? "Save" : "Record it"}</Button>
          {editing ? (
            <Button name="do" value="take-back" look="danger">
              Take back
            </Button>
          ) : null}
          <Link
            to={`/leads/${leadId}#step-${card.stepId}`}
            preventScrollReset
            onClick={(event) => {
              event.preventDefault();
              onClose();
            }}
            className="tap inline-flex min-h-9 items-center rounded-md px-3 font-medium text-soft hover:text-ink"
          >
            Close
          </Link>
        </div>
      </Form>
    </section>
  );
}

function EditedSay({ say, error }: { say: Polarity; error: string | undefined }) {
  const words: Record<Polarity, string> = { positive: "+ for", negative: "− against", neutral: "○ neither" };
  return (
    <Choices legend="For or against" error={error}>
      {polarities.map((polarity) => (
        <Choice key={polarity} type="radio" name="say" value={polarity} defaultChecked={polarity === say}>
          {words[polarity]}
        </Choice>
      ))}
    </Choices>
  );
}

/** The step a form is about, and the signal it edits; undefined where the page has none such. */
function cardOf(
  cards: readonly StepCard[],
  sheet: Sheet,
): { card: StepCard; signal: StepCard["signals"][number] | undefined } | undefined {
  for (const card of cards) {
    if ("stepId" in sheet) {
      if (card.stepId === sheet.stepId) return { card, signal: undefined };
      continue;
    }
    const signal = card.signals.find(({ signal_id }) => signal_id === sheet.signalId);
    if (signal) return { card, signal };
  }
  return undefined;
}
