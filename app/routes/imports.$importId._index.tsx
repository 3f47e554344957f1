// One import: how far it is, how it ended, what it made and what it left out.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { readOrganization } from "../../db/connection";
import { ButtonLink } from "../components/forms/Button";
import { ImportFacts } from "../components/imports/ImportFacts";
import { ImportMending } from "../components/imports/ImportMending";
import { ImportCounts, ImportTraces } from "../components/imports/ImportOutcome";
import { ImportRejects } from "../components/imports/ImportRejects";
import { ImportStanding } from "../components/imports/ImportStanding";
import { ImportSteps } from "../components/imports/ImportSteps";
import { ImportVerdicts } from "../components/imports/ImportVerdicts";
import { SameFileNotice } from "../components/imports/SameFileNotice";
import { Notice } from "../components/layout/Notice";
import { PageHeader } from "../components/layout/PageHeader";
import { takenIn } from "../domain/rowsOfFile";
import { keptReading } from "../intake/readingWords";
import { type ImportReport, importReport } from "../reports/importReport";
import { foundImport, importIdOf, notFound } from "../server/foundImport";
import { importDetails } from "../server/importDetails";
import { safeRedirect } from "../server/safeRedirect";
import { openNumbers } from "../server/takenRows";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${titleOf(data.report)} – Placket` : "Import – Placket" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, organizationId, jobs } = context;
  const importId = importIdOf(params);
  const page = Number(/^[1-9]\d{0,6}$/.exec(new URL(request.url).searchParams.get("page") ?? "")?.[0] ?? 1);
  const job = jobs.progress(organizationId, importId);
  const report = await readOrganization(db, organizationId, (db) => importReport(db, { importId, page }));
  if (!report) throw notFound();
  const found = await foundImport(context, params);
  const now = new Date();
  const { original, ...details } = await importDetails(context, found, now);
  return {
    report,
    ...keptReading(report.options),
    details: { ...details, original: original.sentence },
    kept: original.path !== undefined,
    numbers: await openNumbers(context, found, now),
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
  const { report, details, kept, numbers, job, reading, leftOut } = useLoaderData<typeof loader>();
  const { importId, kind, status, when, lists, leads, sameFileAs } = report;
  return (
    <>
      <PageHeader
        place={
          <Link to="/imports" className="hover:underline">
            Imports
          </Link>
        }
        title={<bdi>{titleOf(report)}</bdi>}
        lead={[kind, when, ...reading].join(", ") + (leftOut === undefined ? "" : `. ${leftOut}`)}
        actions={
          <>
            {kept ? (
              <ButtonLink to={`/imports/${importId}/original`} download>
                Download the original
              </ButtonLink>
            ) : null}
            {status === "done" ? <ButtonLink to={`/imports/${importId}/undo`}>Undo</ButtonLink> : null}
          </>
        }
      >
        {status === "done" || status === "queued" || status === "importing" ? (
          <ImportSteps importId={importId} at="done" />
        ) : null}
      </PageHeader>
      <div className="mb-6 grid gap-3 empty:hidden">
        <SameFileNotice importId={sameFileAs} />
        <ImportMending {...report} />
        <ImportStanding {...report} kept={kept} job={job} />
        {report.loose.map((sentence) => (
          <Notice key={sentence} tone="info" title={sentence} />
        ))}
      </div>
      {status === "done" ? <ImportCounts {...report} /> : null}
      {status === "done" ? <ImportVerdicts {...report} {...numbers} /> : null}
      <ImportTraces lists={lists} leads={leads} />
      {status === "done" || status === "failed" ? <ImportRejects {...report} /> : null}
      <ImportFacts {...details} />
    </>
  );
}

type Named = Pick<ImportReport, "file" | "status" | "accepted" | "rows">;

function titleOf({ file, status, accepted, rows }: Named): string {
  if (status === "done") return takenIn({ part: accepted, rows, file });
  if (status === "failed") return `${file} was not taken in`;
  if (status === "cancelled") return `The import of ${file} was cancelled`;
  if (status === "undone") return `The import of ${file} was undone`;
  return status === "uploaded" ? `${file} is uploaded` : `${file} is being taken in`;
}
