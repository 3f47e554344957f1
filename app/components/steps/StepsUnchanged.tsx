// Why was a change of the steps not made, and how do the steps stand now?
import { Link } from "@remix-run/react";
import type { StepsPreviewReport } from "../../reports/stepsPreviewReport";
import { ButtonLink } from "../forms/Button";
import { Notice } from "../layout/Notice";
import { PageHeader } from "../layout/PageHeader";
import { Section } from "../layout/Section";

interface StepsUnchangedProps {
  report: Exclude<StepsPreviewReport, { outcome: "preview" }>;
  /** Where what was typed stands, on the steps as they are now. */
  again: string;
}

export function StepsUnchanged({ report, again }: StepsUnchangedProps) {
  const stale = report.outcome === "stale";
  return (
    <>
      <PageHeader
        place={
          <Link to="/settings/steps" className="hover:underline">
            Steps
          </Link>
        }
        title="The steps are as they were"
      />
      <Notice
        tone={report.outcome === "same" ? "info" : "error"}
        title={
          stale
            ? "Somebody changed the steps since this form was opened, so nothing was saved"
            : report.outcome === "same"
              ? "This form says what the steps say already: there is nothing to save"
              : report.faults[0]?.sentence
        }
        actions={
          <>
            <ButtonLink to={again}>
              {stale ? "Make the change on the steps as they are now" : "Back to the form"}
            </ButtonLink>
            <ButtonLink to="/settings/steps" look="quiet">
              All steps and what was changed
            </ButtonLink>
          </>
        }
      >
        {stale ? "What you typed is kept. Below is how the steps stand now." : null}
      </Notice>
      <Section title="The steps now">
        <ol className="list-decimal space-y-1 pl-6 text-sm">
          {report.steps.map(({ stepId, name, to }) => (
            <li key={stepId}>
              <bdi>{name}</bdi>
              {to ? <span className="text-faint"> · retired from {to}</span> : null}
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}
