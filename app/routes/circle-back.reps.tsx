// Who circles back: each rep's calendar address and daily mail.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { readOrganization } from "../../db/connection";
import { listReps } from "../../db/queries/reps";
import { RepSettings } from "../components/circleBack/RepSettings";
import { Button } from "../components/forms/Button";
import { Field } from "../components/forms/Field";
import { EmptyState } from "../components/layout/EmptyState";
import { Notice } from "../components/layout/Notice";
import { PageHeader } from "../components/layout/PageHeader";
import { Section } from "../components/layout/Section";
import { changeReps } from "../server/repsAction";
import { safeRedirect } from "../server/safeRedirect";

export const meta: MetaFunction = () => [{ title: "Calendars and mail – Placket" }];

export async function loader({ request, context: { db, organizationId, config } }: LoaderFunctionArgs) {
  const { origin } = new URL(request.url);
  const reps = await readOrganization(db, organizationId, listReps);
  return {
    mailOn: config.smtp !== undefined,
    reps: reps.map(({ rep_id, name, email, daily_mail, calendar_token }) => ({
      ...{ repId: rep_id, name, email, daily: daily_mail },
      calendarUrl: `${origin}/circle-back/calendar/${calendar_token}.ics`,
    })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const refusal = await changeReps(context, await request.formData());
  return refusal ?? safeRedirect("/circle-back/reps");
}

export default function Reps() {
  const { reps, mailOn } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const adding = refusal?.repId === null ? refusal : undefined;
  return (
    <>
      <PageHeader
        place={
          <Link to="/circle-back" className="hover:underline">
            Circle back
          </Link>
        }
        title="What a rep promised, in a calendar and a daily mail"
        lead="A calendar program reads the address by itself, and shows each objection on the day it is due. Whoever has the address can read it, so hand it to the rep alone; a new address ends the old one."
      />
      {mailOn ? null : (
        <div className="mb-6">
          <Notice tone="info" title="No mail is sent from here">
            Set SMTP_URL and MAIL_FROM and start Placket again: then each rep who wants it gets a mail at
            seven in the morning, on days when something is due.
          </Notice>
        </div>
      )}
      <Section title="Reps" sheet={reps.length > 0}>
        {reps.length === 0 ? (
          <EmptyState title="Nobody circles back yet">
            <p>A rep is added here, or by taking an objection in the ledger.</p>
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {reps.map((rep) => (
              <li key={rep.repId} className="py-4 first:pt-0 last:pb-0">
                <RepSettings rep={rep} refusal={refusal?.repId === rep.repId ? refusal : undefined} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="Add a rep" sheet>
        <Form
          method="post"
          key={reps.length}
          className="grid items-end gap-3 sm:grid-cols-[minmax(0,24rem)_auto]"
        >
          <Field
            label="Name"
            name="name"
            autoComplete="off"
            maxLength={80}
            required
            defaultValue={adding?.typed.name}
            error={adding?.trouble}
          />
          <Button name="do" value="add" className="justify-self-start">
            Add
          </Button>
        </Form>
      </Section>
    </>
  );
}
