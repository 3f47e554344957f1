// A change of the steps before it is made: what it does to today's numbers, then one button.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { withOrganization } from "../../db/connection";
import { BusyNote } from "../components/forms/BusyNote";
import { Button, ButtonLink } from "../components/forms/Button";
import { Field } from "../components/forms/Field";
import { PageHeader } from "../components/layout/PageHeader";
import { Section } from "../components/layout/Section";
import { ChangeLines } from "../components/steps/ChangeLines";
import { StepsPreview } from "../components/steps/StepsPreview";
import { StepsUnchanged } from "../components/steps/StepsUnchanged";
import { decodeStepForm, encodeStepForm, orderOf, type StepForm } from "../domain/stepForm";
import { stepsPreviewReport } from "../reports/stepsPreviewReport";
import { notFound } from "../server/foundImport";
import { safeRedirect } from "../server/safeRedirect";
import { confirmStepChange } from "../server/stepsAction";
import { whoOf } from "../server/whoOf";

export const meta: MetaFunction = () => [{ title: "Change the steps – Placket" }];

export async function loader({ request, context: { db, organizationId } }: LoaderFunctionArgs) {
  const form = askedFor(request);
  const report = await withOrganization(db, organizationId, (db) => stepsPreviewReport(db, form));
  if (form.do === "edit" && !report.steps.some(({ stepId }) => stepId === form.step)) throw notFound();
  if (report.outcome === "refused" && form.do !== "order") throw safeRedirect(formPath(form));
  return { report, again: formPath(form) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = askedFor(request);
  const who = whoOf(await request.formData());
  const done = await confirmStepChange(context, { form, who });
  return done.outcome === "saved" ? safeRedirect(`/settings/steps?saved=${done.version}`) : done;
}

function askedFor(request: Request): StepForm {
  const form = decodeStepForm(new URL(request.url).searchParams);
  if (!form) throw notFound();
  return form;
}

/** Where what was typed stands in its form. */
function formPath(form: StepForm): string {
  if (form.do === "order") return `/settings/steps?order=${orderOf(form.order).join(",")}`;
  return `/settings/steps/${form.do === "add" ? "new" : form.step}?${encodeStepForm(form)}`;
}

export default function Change() {
  const { report, again } = useLoaderData<typeof loader>();
  if (report.outcome !== "preview") return <StepsUnchanged {...{ report, again }} />;
  const { lines, numbers } = report;
  return (
    <>
      <PageHeader
        place={
          <Link to="/settings/steps" className="hover:underline">
            Steps
          </Link>
        }
        title={numbers ? "What this change would do to today’s numbers" : "This changes words, and no number"}
        lead="Nothing is saved yet."
      />
      <Section title="The change" sheet>
        <ChangeLines lines={lines} />
      </Section>
      {numbers ? (
        <Section title="Before and after">
          <StepsPreview numbers={numbers} />
        </Section>
      ) : null}
      <Form method="post" className="mt-8 grid max-w-md gap-4">
        <Field
          label="Your name"
          name="who"
          autoComplete="name"
          maxLength={200}
          hint="Stands with the change in its history."
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button>Change the steps</Button>
          <ButtonLink to={again}>Back to the form</ButtonLink>
          <ButtonLink to="/settings/steps" look="quiet">
            Leave them as they are
          </ButtonLink>
        </div>
        <BusyNote path="/settings/steps">Changing the steps, and every number with them…</BusyNote>
      </Form>
    </>
  );
}
