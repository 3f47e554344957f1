// One import: how far it is, how it ended, what it made and what it left out.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { withOrganization } from "../../db/connection";
import { Button, ButtonLink } from "../components/forms/Button";
import { ImportCounts, ImportTraces } from "../components/imports/ImportOutcome";
import { JobBar } from "../components/imports/JobBar";
import { RejectTable } from "../components/imports/RejectTable";
import { Notice } from "../components/layout/Notice";
import { PageHeader } from "../components/layout/PageHeader";
import { Pagination } from "../components/layout/Pagination";
import { Section } from "../components/layout/Section";
import { formatCount } from "../domain/rates";
import { importReport } from "../reports/importReport";
import { foundImport, importIdOf, isKept, notFound } from "../server/foundImport";
import { safeRedirect } from "../server/safeRedirect";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${titleOf(data.report)} – Placket` : "Import – Placket" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, organizationId, jobs } = context;
  const importId = importIdOf(params);
  const page = Number(/^[1-9]\d{0,6}$/.exec(new URL(request.url).searchParams.get("page") ?? "")?.[0] ?? 1);
  const job = jobs.progress(organizationId, importId);
  const report = await withOrganization(db, organizationId, (db) => importReport(db, { importId, page }));
  if (!report) throw notFound();
  return {
    report,
    kept: await isKept(context, report.filePath),
    job: job?.work === "import" ? job : undefined,
  };
}

/** Gives up an import that is waiting or running. */
export async function action({ params, context }: ActionFunctionArgs) {
  const { import_id } = await foundImport(context, params);
  await context.jobs.cancel(context.organizationId, import_id);
  return safeRedirect(`/imports/${import_id}`);
}

export default function Import() {
  const { report, kept, job } = useLoaderData<typeof loader>();
  const { importId, status, rejects, rejected } = report;
  const running = status === "queued" || status === "importing";
  return (
    <>
      <PageHeader
        place={
          <Link to="/imports" className="hover:underline">
            Imports
          </Link>
        }
        title={<bdi>{titleOf(report)}</bdi>}
        lead={`${report.kind}, ${report.when}`}
        actions={
          kept ? (
            <ButtonLink to={`/imports/${importId}/file`} download>
              Download the original
            </ButtonLink>
          ) : undefined
        }
      />
      {report.sameFileAs ? (
        <Notice
          tone="info"
          title={
            <>
              The very same file was taken in before, as{" "}
              <Link to={`/imports/${report.sameFileAs}`} className="text-link">
                import {report.sameFileAs}
              </Link>
            </>
          }
        >
          Its rows are already here and are not taken again.
        </Notice>
      ) : null}
      {running ? (
        <Section title="Under way" note="You may leave this page; it goes on." sheet>
          <JobBar
            {...(job ?? {
              work: "import",
              phase: "waiting",
              rows: 0,
              of: 0,
              rowsPerSecond: null,
              secondsLeft: null,
            })}
          />
          <Form method="post" className="mt-4">
            <Button look="secondary">Cancel, keep nothing</Button>
          </Form>
        </Section>
      ) : null}
      {status === "failed" || status === "cancelled" ? (
        <Notice
          tone={status === "failed" ? "error" : "info"}
          title={report.failure ?? "Nothing of this file was stored."}
          actions={
            kept ? (
              <ButtonLink to={`/imports/${importId}/columns`}>Back to its columns</ButtonLink>
            ) : (
              <ButtonLink to="/imports">Upload it again</ButtonLink>
            )
          }
        />
      ) : null}
      {status === "uploaded" ? (
        <Notice
          tone="info"
          title="Nothing of it is stored yet"
          actions={
            <ButtonLink to={`/imports/${importId}/columns`} look="primary">
              Check its columns
            </ButtonLink>
          }
        />
      ) : null}
      {status === "done" ? <ImportCounts {...report} /> : null}
      <ImportTraces lists={report.lists} leads={report.leads} />
      {rejected > 0 && status === "done" ? (
        <div id="rejects" className="mt-8 scroll-mt-4">
          <Section
            title={`${formatCount(rejected)} rejected ${rejected === 1 ? "row" : "rows"}`}
            note="Download them with their reasons, mend them in a spreadsheet, and upload that file: only they go in."
            actions={
              <ButtonLink to={`/imports/${importId}/rejects.csv`} download>
                Download the rejects
              </ButtonLink>
            }
            sheet
          >
            <RejectTable rows={rejects.rows} caption="Rejected rows" />
            <Pagination
              {...rejects}
              total={rejected}
              noun={rejected === 1 ? "row" : "rows"}
              hrefFor={(page) => `/imports/${importId}?page=${page}#rejects`}
            />
          </Section>
        </div>
      ) : null}
    </>
  );
}

function titleOf({
  file,
  status,
  accepted,
  rows,
}: {
  file: string;
  status: string;
  accepted: number;
  rows: number;
}): string {
  if (status === "done")
    return `${formatCount(accepted)} of ${formatCount(rows)} rows of ${file} were taken in`;
  if (status === "failed") return `${file} was not taken in`;
  if (status === "cancelled") return `The import of ${file} was cancelled`;
  return status === "uploaded" ? `${file} is uploaded` : `${file} is being taken in`;
}
