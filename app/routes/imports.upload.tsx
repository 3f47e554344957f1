// An upload that could not be taken: the form again, with the reason and what had been typed.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readOrganization } from "../../db/connection";
import { UploadForm } from "../components/imports/UploadForm";
import { PageHeader } from "../components/layout/PageHeader";
import { Section } from "../components/layout/Section";
import { importsReport } from "../reports/importsReport";
import { safeRedirect } from "../server/safeRedirect";

export const meta: MetaFunction = () => [{ title: "The file was not taken – Placket" }];

export async function loader({ context: { db, organizationId, refusedUpload } }: LoaderFunctionArgs) {
  if (!refusedUpload) throw safeRedirect("/imports");
  const { vendors, currency } = await readOrganization(db, organizationId, importsReport);
  return { vendors, currency, refused: refusedUpload };
}

/** Files go by the server's own reader of uploads before they come here; what comes here was refused there. */
export async function action({ context: { refusedUpload } }: ActionFunctionArgs) {
  if (!refusedUpload) throw safeRedirect("/imports");
  return data(null, { status: refusedUpload.status });
}

export default function Upload() {
  const { vendors, currency, refused } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        place="Imports"
        title="The file was not taken"
        lead="Nothing of it was kept. What you typed still stands."
      />
      <Section title="Upload a file" sheet>
        <UploadForm vendors={vendors} currency={currency} values={refused.texts} error={refused.sentence} />
      </Section>
    </>
  );
}
