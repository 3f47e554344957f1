// How is something recorded on a lead in one tap, and what does the page say of it?
import { useLocation, useNavigate, useRevalidator, useSearchParams } from "@remix-run/react";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { KeptForm } from "../../domain/keptForms";
import type { LeadReport } from "../../reports/leadReport";
import { Section } from "../layout/Section";
import { type Done, DoneNotice } from "./DoneNotice";
import { formText } from "./formText";
import { KeptNotice } from "./KeptNotice";
import { newPost, rememberWho } from "./keptStore";
import { SignalSheet } from "./SignalSheet";
import { StepCard } from "./StepCard";
import { type Sheet, sheetOf } from "./sheet";
import { TouchForm } from "./TouchForm";
import { useKeptForms } from "./useKeptForms";

interface RecordingDeskProps {
  leadId: number;
  organizationId: number;
  report: LeadReport;
  done: Done;
  /** The moment and the word of a form that the server drew. */
  fresh: { instant: string; post: string };
  /** What came of a form that was posted without scripts. */
  refused: { fields: [string, string][]; errors: Record<string, string> } | undefined;
  /** The row of buttons, between what was done and the steps. */
  children: ReactNode;
}

/** A form that is open: its word and moment stay the same for all its tries. */
interface Attempt {
  sheet: Sheet;
  instant: string;
  post: string;
  typed?: [string, string][];
  errors: Record<string, string>;
}

export function RecordingDesk(props: RecordingDeskProps) {
  const { leadId, organizationId, report, done, fresh, refused, children } = props;
  const [params] = useSearchParams();
  const { key } = useLocation();
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  const isTouch = refused?.fields.some(([name, value]) => name === "do" && value === "touch") ?? false;
  const asked = sheetOf(params);
  const fromAddress = (): Attempt | undefined =>
    asked && {
      ...fresh,
      sheet: asked,
      typed: refused?.fields,
      errors: isTouch ? {} : (refused?.errors ?? {}),
    };
  const [attempt, setAttempt] = useState<Attempt | undefined>(fromAddress);
  const [touchErrors, setTouchErrors] = useState<Record<string, string>>(
    isTouch ? (refused?.errors ?? {}) : {},
  );
  const [drawnFor, setDrawnFor] = useState(key);
  if (drawnFor !== key) {
    setDrawnFor(key);
    setAttempt(fromAddress());
  }
  const isOpen = useRef(false);
  useEffect(() => {
    isOpen.current = attempt !== undefined;
  }, [attempt]);
  const pending = useRef(false);
  const forms = useKeptForms(organizationId, (form, to) => {
    if (form.leadId === leadId && !isOpen.current) navigate(to);
    else revalidate();
  });
  const open = (sheet: Sheet) =>
    setAttempt({ sheet, instant: new Date().toISOString(), post: newPost(), errors: {} });

  async function submit(event: FormEvent<HTMLFormElement>, own: Pick<Attempt, "instant" | "post">) {
    event.preventDefault();
    if (pending.current) return;
    pending.current = true;
    try {
      const { submitter } = event.nativeEvent as SubmitEvent;
      const data = new FormData(event.currentTarget, submitter);
      if (data.has("instant") && data.get("do") === "touch") data.set("instant", own.instant);
      const fields = [...data].flatMap(([name, value]): [string, string][] =>
        typeof value === "string" ? [[name, value]] : [],
      );
      rememberWho(String(data.get("who") ?? "").trim());
      const form: KeptForm = {
        ...{ post: own.post, leadId, fields, says: formText(fields, report) },
        ...{ keptAt: new Date().toISOString(), state: "waiting", errors: {} },
      };
      const answer = await forms.send(form);
      return { answer, fields, form };
    } finally {
      pending.current = false;
    }
  }

  async function submitSheet(event: FormEvent<HTMLFormElement>) {
    if (!attempt) return;
    const sent = await submit(event, attempt);
    if (!sent) return;
    const { answer, fields } = sent;
    if (answer.kind === "refused") {
      setAttempt({ ...attempt, typed: fields, errors: answer.errors });
      return;
    }
    setAttempt(undefined);
    if (answer.kind === "stored") navigate(answer.to);
  }

  async function submitTouch(event: FormEvent<HTMLFormElement>) {
    const sent = await submit(event, { instant: new Date().toISOString(), post: newPost() });
    if (sent === undefined) return;
    setTouchErrors(sent.answer.kind === "refused" ? sent.answer.errors : {});
    if (sent.answer.kind === "refused") forms.discard(sent.form);
    if (sent.answer.kind === "stored") navigate(sent.answer.to);
  }

  async function submitUndo(event: FormEvent<HTMLFormElement>) {
    const sent = await submit(event, { instant: new Date().toISOString(), post: newPost() });
    if (sent?.answer.kind === "stored") navigate(sent.answer.to);
  }

  const mend = (form: KeptForm) => {
    const sheet = sheetOf(new URLSearchParams(sheetParams(form)));
    if (sheet)
      setAttempt({
        ...{ sheet, post: form.post, typed: form.fields, errors: form.errors },
        instant: form.fields.find(([name]) => name === "instant")?.[1] ?? form.keptAt,
      });
  };

  return (
    <>
      <DoneNotice done={done} report={report} onSubmit={submitUndo} />
      <div className="mb-4 empty:hidden">
        <KeptNotice
          {...{ leadId, kept: forms.kept, lasting: forms.lasting, sending: forms.sending }}
          onSend={() => void forms.sendAll()}
          onEdit={mend}
          onDiscard={forms.discard}
        />
      </div>
      {children}
      <Section
        title="Step by step"
        note={
          report.recording
            ? "Record what the buyer said or did: + for, − against."
            : "You look at a past day, so nothing can be recorded here."
        }
        sheet
      >
        <ul className="-my-4">
          {report.cards.map((card) => (
            <StepCard key={card.stepId} card={card} open={report.recording ? open : undefined} />
          ))}
        </ul>
      </Section>
      {report.recording ? (
        <Section title="We tried" note="One tap records a call, a mail or a visit of this moment." sheet>
          <TouchForm instant={fresh.instant} errors={touchErrors} onSubmit={submitTouch} />
        </Section>
      ) : null}
      {attempt && report.recording ? (
        <SignalSheet
          {...{ leadId, report, ...attempt, typed: attempt.typed }}
          onSubmit={submitSheet}
          onClose={() => setAttempt(undefined)}
        />
      ) : null}
    </>
  );
}

/** The address of the form that was kept. */
function sheetParams({ fields }: KeptForm): Record<string, string> {
  const of = (name: string) => fields.find(([known]) => known === name)?.[1] ?? "";
  return of("do") === "edit"
    ? { edit: of("signal") }
    : { step: of("step"), say: of("say"), outcome: of("outcome") };
}
