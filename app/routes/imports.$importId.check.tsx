// What an uploaded file would do if it were taken in now; nothing is stored yet.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "../components/forms/Button";
import { CheckOutcome } from "../components/imports/CheckOutcome";
import { ImportSteps } from "../components/imports/ImportSteps";
import { JobBar } from "../components/imports/JobBar";
import { EmptyState } from "../components/layout/EmptyState";
import { PageHeader } from "../components/layout/PageHeader";
import { commentsOf, leftOutSentence } from "../intake/readingWords";
import { foundUpload } from "../server/foundImport";
import { checkOf } from "../server/importDraft";
import { runDraft } from "../server/runDraft";
import { safeRedirect } from "../server/safeRedirect";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Check of ${data ? data.fileName : "a file"} – Placket` },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { importId, fileName, draft } = await foundUpload(context, params);
  const job = context.jobs.progress(context.organizationId, importId);
  const { total, totalRow } = draft.inspection;
  const comments = commentsOf(draft.inspection);
  return {
    ...{ importId, fileName, check: checkOf(draft) },
    leftOut: leftOutSentence({ total: totalRow === "leave-out" ? total : null, comments }),
    job: job?.work === "check" ? job : undefined,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const upload = await foundUpload(context, params);
  const asked = (await request.formData()).get("do");
  return safeRedirect(await runDraft(context, upload, asked === "import" ? "import" : "check"));
}

export default function Check() {
  const { importId, fileName, check, leftOut, job } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        place={
          <Link to="/imports" className="hover:underline">
            Imports
          </Link>
        }
        title={
          <>
            What would <bdi>{fileName}</bdi> do?
          </>
        }
        lead={`Nothing is stored yet.${leftOut === undefined ? "" : ` ${leftOut}`}`}
      >
        <ImportSteps importId={importId} at="check" />
      </PageHeader>
      {job ? <JobBar {...job} /> : null}
      {check && !job ? <CheckOutcome importId={importId} {...check} /> : null}
      {check || job ? null : (
        <EmptyState title="These choices are not checked yet">
          A check reads every row and compares it with what is here, and keeps nothing.
        </EmptyState>
      )}
      <Form method="post" className="mt-6 flex flex-wrap items-center gap-x-3 gap-y-2">
        {check && check.trouble === undefined && !job ? (
          <Button name="do" value="import">
            Import
          </Button>
        ) : null}
        {check || job ? null : (
          <Button name="do" value="check">
            Check (keeps nothing)
          </Button>
        )}
        <ButtonLink to={`/imports/${importId}/columns`}>Back to the columns</ButtonLink>
      </Form>
    </>
  );
}
