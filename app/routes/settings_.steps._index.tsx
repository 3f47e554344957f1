// The organization's own row of buttons: its steps in their order, and how they came to be so.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { readOrganization } from "../../db/connection";
import { BusyNote } from "../components/forms/BusyNote";
import { ButtonLink } from "../components/forms/Button";
import { Notice } from "../components/layout/Notice";
import { PageHeader } from "../components/layout/PageHeader";
import { Section } from "../components/layout/Section";
import { ChangeHistory } from "../components/steps/ChangeHistory";
import { ChangeLines } from "../components/steps/ChangeLines";
import { StepRow } from "../components/steps/StepRow";
import { formatCount } from "../domain/rates";
import { encodeStepForm, formOfOrder, orderOf } from "../domain/stepForm";
import { movedStep } from "../domain/stepRules";
import { stepSettingsReport } from "../reports/stepSettingsReport";

export const meta: MetaFunction = () => [{ title: "Steps – Placket" }];

export async function loader({ request, context: { db, organizationId } }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const report = await readOrganization(db, organizationId, stepSettingsReport);
  const order = orderOf(searchParams.get("order") ?? "");
  const drafted = order.flatMap((id) => report.steps.find(({ stepId }) => stepId === id) ?? []);
  const whole = new Set(drafted).size === report.steps.length && drafted.length === report.steps.length;
  const moved = whole && drafted.some(({ stepId }, index) => stepId !== report.steps[index]?.stepId);
  const saved = searchParams.get("saved") === String(report.version) ? report.history[0] : undefined;
  return { report, steps: moved ? drafted : report.steps, moved, saved };
}

export default function Steps() {
  const { report, steps, moved, saved } = useLoaderData<typeof loader>();
  const inForce = steps.filter(({ retired }) => !retired);
  const change = `/settings/steps/change?${encodeStepForm(
    formOfOrder(
      steps.map(({ stepId }) => stepId),
      report.version,
    ),
  )}`;
  const arrow = (stepId: number, by: -1 | 1) => {
    const order = movedStep(steps, stepId, by);
    const same = order.every((id, index) => id === steps[index]?.stepId);
    return same ? undefined : `/settings/steps?order=${order.join(",")}`;
  };
  return (
    <>
      <PageHeader
        place={
          <Link to="/settings" className="hover:underline">
            Settings
          </Link>
        }
        title={`${formatCount(inForce.length)} steps, each a button the buyer closes`}
        lead="A lead is judged by the steps in force on the day it was bought, and by any it has signals on: so history keeps its meaning. Before a change is saved you see what it does to today’s numbers."
        actions={
          <>
            <ButtonLink to="/settings/steps/new">Add a step</ButtonLink>
            <ButtonLink to="/settings/issues">Issues and unspoken signals</ButtonLink>
          </>
        }
      />
      {saved ? (
        <Notice tone="done" title="The steps are changed, and every number with them">
          <ChangeLines lines={saved.lines} />
        </Notice>
      ) : null}
      {moved ? (
        <Notice
          tone="info"
          title="This order is not saved yet"
          actions={
            <>
              <ButtonLink to={change} look="primary">
                See what it would do
              </ButtonLink>
              <ButtonLink to="/settings/steps">Leave it as it was</ButtonLink>
            </>
          }
        >
          <BusyNote path="/settings/steps/change">
            Working it out over {formatCount(report.leads)} leads…
          </BusyNote>
        </Notice>
      ) : null}
      <Section title="In their order" sheet>
        <ol className="divide-y divide-line">
          {steps.map((step, index) => (
            <StepRow
              key={step.stepId}
              step={step}
              place={index + 1}
              up={arrow(step.stepId, -1)}
              down={arrow(step.stepId, 1)}
            />
          ))}
        </ol>
      </Section>
      <Section title="What was changed">
        <ChangeHistory
          history={report.history}
          empty="The steps are those that every organization starts with."
        />
      </Section>
    </>
  );
}
