// What did we try: a call, a mail, a visit?
import { Form } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";
import { touchChannels } from "../../domain/vocabulary";
import { Button } from "../forms/Button";
import { Field } from "../forms/Field";
import { rememberedWho } from "./keptStore";

interface TouchFormProps {
  instant: string;
  errors: Record<string, string>;
  onSubmit(event: FormEvent<HTMLFormElement>): void;
}

const outcomes = ["no answer", "left a message", "spoke", "sent", "bounced"];

/** One tap records a touch of this moment; it ends “unworked” and moves no other clock. */
export function TouchForm({ instant, errors, onSubmit }: TouchFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const who = form.current?.elements.namedItem("who");
    if (who instanceof HTMLInputElement && who.value === "") who.value = rememberedWho();
  }, []);
  return (
    <Form method="post" ref={form} onSubmit={onSubmit} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="do" value="touch" />
      <input type="hidden" name="instant" value={instant} />
      <div className="w-44">
        <Field label="What came of it" name="result" list="touch-outcomes" maxLength={200} />
        <datalist id="touch-outcomes">
          {outcomes.map((outcome) => (
            <option key={outcome} value={outcome} />
          ))}
        </datalist>
      </div>
      <div className="w-36">
        <Field label="Who tried" name="who" maxLength={100} autoComplete="name" />
      </div>
      <div className="flex gap-2">
        {touchChannels.map((channel) => (
          <Button key={channel} name="channel" value={channel} look="secondary">
            {channel}
          </Button>
        ))}
      </div>
      {Object.values(errors).map((sentence) => (
        <p key={sentence} role="alert" className="w-full text-sm text-objection-ink">
          {sentence}
        </p>
      ))}
    </Form>
  );
}
