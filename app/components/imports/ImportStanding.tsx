// What is there to do about an import that is not done: wait, cancel, check its columns, try again?
import { Form } from "@remix-run/react";
import { adviceOnPage } from "../../domain/adviceOnPage";
import type { ImportReport } from "../../reports/importReport";
import { Button, ButtonLink } from "../forms/Button";
import { Notice } from "../layout/Notice";
import { Section } from "../layout/Section";
import { ImportUndone } from "./ImportUndone";
import { JobBar, type JobBarProps } from "./JobBar";

interface ImportStandingProps extends Pick<ImportReport, "importId" | "status" | "failure" | "undo"> {
  /** Whether its file is still there. */
  kept: boolean;
  /** How far it is, where this server runs it. */
  job: JobBarProps | undefined;
}

const elsewhere: JobBarProps = {
  ...{ work: "import", phase: "waiting" },
  ...{ rows: 0, of: 0, rowsPerSecond: null, secondsLeft: null },
};

export function ImportStanding({
  importId,
  status,
  failure,
  undo,
  kept,
  job = elsewhere,
}: ImportStandingProps) {
  const columns = `/imports/${importId}/columns`;
  if (status === "queued" || status === "importing") {
    return (
      <Section title="Under way" note="You may leave this page; it goes on." sheet>
        <JobBar {...job} />
        <Form method="post" className="mt-4">
          <Button look="secondary">Cancel, keep nothing</Button>
        </Form>
      </Section>
    );
  }
  if (status === "uploaded") {
    const check = (
      <ButtonLink to={columns} look="primary">
        Check its columns
      </ButtonLink>
    );
    return <Notice tone="info" title="Nothing of it is stored yet" actions={check} />;
  }
  if (status === "undone") return <ImportUndone undo={undo} />;
  if (status !== "failed" && status !== "cancelled") return null;
  const again = kept ? (
    <ButtonLink to={columns}>Back to its columns</ButtonLink>
  ) : (
    <ButtonLink to="/imports">Upload it again</ButtonLink>
  );
  return (
    <Notice
      tone={status === "failed" ? "error" : "info"}
      title={failure === null ? "Nothing of this file was stored." : adviceOnPage(failure)}
      actions={again}
    />
  );
}
