// How an uploaded file is read: shown with its first rows, and changed.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { ImportSteps } from "../components/imports/ImportSteps";
import { ReadingForm } from "../components/imports/ReadingForm";
import { Notice } from "../components/layout/Notice";
import { PageHeader } from "../components/layout/PageHeader";
import { fileAction } from "../server/fileAction";
import { fileView } from "../server/fileView";
import { foundUpload } from "../server/foundImport";
import { safeRedirect } from "../server/safeRedirect";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? data.fileName : "File"} – Placket` },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { importId, fileName, draft } = await foundUpload(context, params);
  return { importId, fileName, view: fileView(draft) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const upload = await foundUpload(context, params);
  return safeRedirect(await fileAction(context, upload, await request.formData()));
}

export default function File() {
  const { importId, fileName, view } = useLoaderData<typeof loader>();
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
            How is <bdi>{fileName}</bdi> read?
          </>
        }
        lead="What you leave alone is found out from the file. Nothing is stored yet."
      >
        <ImportSteps importId={importId} at="file" />
      </PageHeader>
      {view.trouble ? (
        <div className="mb-6">
          <Notice tone="error" title={view.trouble} />
        </div>
      ) : null}
      <ReadingForm {...view} />
    </>
  );
}
