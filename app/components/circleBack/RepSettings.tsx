// Where is one rep's calendar read, and where does the daily mail go?
import { Form } from "@remix-run/react";
import type { RepRefusal } from "../../domain/repRefusal";
import { Button } from "../forms/Button";
import { Field } from "../forms/Field";

interface RepSettingsProps {
  rep: { repId: number; name: string; email: string | null; daily: boolean; calendarUrl: string };
  refusal: RepRefusal | undefined;
}

export function RepSettings({ rep, refusal }: RepSettingsProps) {
  const { repId, name, email, daily, calendarUrl } = rep;
  return (
    <>
      <h3 className="font-medium">
        <bdi>{name}</bdi>
      </h3>
      <div className="mt-2 grid gap-x-8 gap-y-4 md:grid-cols-2">
        <Form method="post" className="grid gap-2">
          <input type="hidden" name="rep" value={repId} />
          <Field label="Calendar address" readOnly value={calendarUrl} />
          <Button
            look="danger"
            name="do"
            value="renew"
            className="justify-self-start"
            aria-label={`Give ${name}’s calendar a new address`}
          >
            New address
          </Button>
        </Form>
        <Form method="post" className="grid gap-2" key={`${email} ${daily}`}>
          <input type="hidden" name="rep" value={repId} />
          <Field
            label="E-mail"
            name="email"
            type="email"
            autoComplete="off"
            defaultValue={refusal?.typed.email ?? email ?? ""}
            error={refusal?.trouble}
          />
          <label className="tap inline-flex items-center gap-2">
            <input type="checkbox" name="daily" value="1" defaultChecked={refusal?.typed.daily ?? daily} /> A
            mail at seven each morning that something is due
          </label>
          <Button
            look="secondary"
            name="do"
            value="mail"
            className="justify-self-start"
            aria-label={`Save ${name}’s mail`}
          >
            Save
          </Button>
        </Form>
      </div>
    </>
  );
}
