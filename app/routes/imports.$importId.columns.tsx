// The columns of an uploaded file: what each becomes, checked before anything is stored.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { readOrganization } from "../../db/connection";
import { findSameFile } from "../../db/queries/imports";
import { listWords } from "../../db/queries/organization";
import { ButtonLink } from "../components/forms/Button";
import { ColumnsForm } from "../components/imports/ColumnsForm";
import { ColumnsNotices } from "../components/imports/ColumnsNotices";
import { ImportSteps } from "../components/imports/ImportSteps";
import { MendsNotice } from "../components/imports/MendsNotice";
import { SameFileNotice } from "../components/imports/SameFileNotice";
import { Notice } from "../components/layout/Notice";
import { PageHeader } from "../components/layout/PageHeader";
import { readImportOptions } from "../intake/importOptions";
import { importsReport } from "../reports/importsReport";
import { columnsAction } from "../server/columnsAction";
import { columnsView } from "../server/columnsView";
import { foundUpload } from "../server/foundImport";
import { safeRedirect } from "../server/safeRedirect";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? data.fileName : "Columns"} – Placket` },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { importId, fileName, draft } = await foundUpload(context, params);
  const here = await readOrganization(context.db, context.organizationId, async (db) => ({
    ...(await importsReport(db)),
    words: await listWords(db),
    sameFileAs: await findSameFile(db, draft.inspection.sha256),
  }));
  const { faults } = readImportOptions(draft.texts, { currency: here.currency });
  const job = context.jobs.progress(context.organizationId, importId);
  return {
    ...{ importId, fileName, vendors: here.vendors, currency: here.currency, sameFileAs: here.sameFileAs },
    view: columnsView(draft, here.words),
    mends: draft.mends,
    faults: Object.fromEntries(faults.map(({ field, sentence }) => [field, sentence])),
    job: job?.work === "check" ? job : undefined,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const upload = await foundUpload(context, params);
  return safeRedirect(await columnsAction(context, upload, await request.formData()));
}

export default function Columns() {
  const { importId, fileName, vendors, currency, sameFileAs, view, mends, faults, job } =
    useLoaderData<typeof loader>();
  const wrong = Object.keys(faults).length + view.columns.filter(({ problem }) => problem).length;
  const open = view.picks.filter(({ value }) => value === "").map(({ label }) => label);
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
            Do the columns of <bdi>{fileName}</bdi> mean this?
          </>
        }
        lead={`${view.facts.join(", ")}. Nothing is stored yet.`}
        actions={<ButtonLink to={`/imports/${importId}/file`}>Change how it is read</ButtonLink>}
      >
        <ImportSteps importId={importId} at="columns" />
      </PageHeader>
      <div className="mb-6 grid gap-3 empty:hidden">
        <SameFileNotice importId={sameFileAs} />
        {mends ? <MendsNotice {...mends} /> : null}
        <ColumnsNotices
          {...{ wrong, open, ...view, looksLike: view.preset.name }}
          sheets={view.sheets > 1 ? `/imports/${importId}/file` : undefined}
        />
        {job || view.check ? (
          <Notice
            tone="info"
            title={
              <Link to={`/imports/${importId}/check`} className="text-link">
                {job
                  ? "A check of these columns is under way"
                  : "These choices are checked: see what the import would do"}
              </Link>
            }
          />
        ) : null}
      </div>
      <ColumnsForm {...{ vendors, currency, faults }} {...view} checking={job !== undefined} />
    </>
  );
}
