// What waits on this device, and what can be done about it?
import { Link } from "@remix-run/react";
import { type KeptForm, keptSentence } from "../../domain/keptForms";
import { Button } from "../forms/Button";
import { Notice } from "../layout/Notice";

interface KeptNoticeProps {
  kept: KeptForm[];
  leadId: number;
  /** False where this device lets us keep nothing beyond the page. */
  lasting: boolean;
  sending: boolean;
  onSend(): void;
  onEdit(form: KeptForm): void;
  onDiscard(form: KeptForm): void;
}

/** Nothing, where nothing waits. */
export function KeptNotice({ kept, leadId, lasting, sending, onSend, onEdit, onDiscard }: KeptNoticeProps) {
  if (kept.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title={keptSentence(kept.length)}
      actions={
        <Button type="button" look="secondary" onClick={onSend} disabled={sending}>
          {sending ? "Sending…" : "Send now"}
        </Button>
      }
    >
      <p>
        {lasting
          ? "They are sent by themselves as soon as there is a connection, each once."
          : "This browser keeps nothing: leave this page open until they are sent."}
      </p>
      <ul className="mt-2 space-y-2">
        {kept.map((form) => (
          <li key={form.post} className="flex flex-wrap items-center gap-x-3">
            <span className="min-w-0 flex-1">
              <bdi>{form.says}</bdi>
              {form.leadId === leadId ? null : (
                <>
                  {" "}
                  (
                  <Link to={`/leads/${form.leadId}`} className="text-link">
                    another lead
                  </Link>
                  )
                </>
              )}
              {Object.values(form.errors).map((sentence) => (
                <span key={sentence} className="block text-sm text-objection-ink">
                  {sentence}
                </span>
              ))}
            </span>
            {form.state === "refused" && form.leadId === leadId ? (
              <Button type="button" look="secondary" onClick={() => onEdit(form)}>
                Mend
              </Button>
            ) : null}
            <Button type="button" look="quiet" onClick={() => onDiscard(form)}>
              Discard
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
