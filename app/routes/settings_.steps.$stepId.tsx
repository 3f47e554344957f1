// One step, or a new one: what it is called, when it is in force, how long leads may sit there, and what to ask.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { readOrganization } from "../../db/connection";
import { BusyNote } from "../components/forms/BusyNote";
import { Button, ButtonLink } from "../components/forms/Button";
import { PageHeader } from "../components/layout/PageHeader";
import { Section } from "../components/layout/Section";
import { ChangeHistory } from "../components/steps/ChangeHistory";
import { PromptForms } from "../components/steps/PromptForms";
import { StepFields } from "../components/steps/StepFields";
import { decodeStepForm, encodeStepForm } from "../domain/stepForm";
import { stepReport } from "../reports/stepReport";
import { notFound } from "../server/foundImport";
import { changePrompts } from "../server/promptsAction";
import { safeRedirect } from "../server/safeRedirect";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.step?.name ?? "New step"} – Placket` },
];

export async function loader({ request, params, context: { db, organizationId } }: LoaderFunctionArgs) {
  const typed = decodeStepForm(new URL(request.url).searchParams);
  const report = await readOrganization(db, organizationId, (db) =>
    stepReport(db, { stepId: params.stepId === "new" ? null : stepIdOf(params), typed }),
  );
  if (!report) throw notFound();
  return report;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const outcome = await changePrompts(context, await request.formData(), { stepId: stepIdOf(params) });
  if (outcome === "gone") throw notFound();
  return outcome === undefined ? safeRedirect(`/settings/steps/${params.stepId}#prompts`) : outcome;
}

function stepIdOf({ stepId = "" }: { stepId?: string | undefined }): number {
  return /^[1-9]\d{0,14}$/.test(stepId) ? Number(stepId) : 0;
}

export default function Step() {
  const { step, form, faults, others, limit, retire, prompts, issues, history } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const close = step?.kind === "close";
  return (
    <>
      <PageHeader
        place={
          <Link to="/settings/steps" className="hover:underline">
            Steps
          </Link>
        }
        title={step ? <bdi>{step.name}</bdi> : "A new step"}
        lead={limit ? `A lead may sit here for ${limit}.` : "It asks for one thing the buyer agrees to."}
        actions={
          retire ? (
            <ButtonLink to={`/settings/steps/change?${encodeStepForm(retire)}`}>
              {retire.to === "" ? "Bring it back" : "Retire it from today"}
            </ButtonLink>
          ) : undefined
        }
      />
      <Section title="Definition" sheet>
        <Form method="get" action="/settings/steps/change" key={JSON.stringify(form)}>
          <StepFields {...{ form, faults, others, limit, close }} />
          <div className="mt-4 flex flex-wrap items-center gap-3">
            <Button>See what it would do</Button>
            <ButtonLink to="/settings/steps">Leave it as it is</ButtonLink>
            <BusyNote path="/settings/steps/change">Working it out over all leads…</BusyNote>
          </div>
        </Form>
      </Section>
      {step ? (
        <PromptForms
          title="What to ask or show when circling back"
          {...{ prompts, issues, refused }}
          note="Your own come before those everybody starts with. Those for an issue at any step stand with the issue."
        />
      ) : null}
      {history.length > 0 ? (
        <Section title="What was changed in them">
          <ChangeHistory history={history} empty="" />
        </Section>
      ) : null}
    </>
  );
}
