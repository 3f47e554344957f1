// Files that were taken in, and the way to bring in another.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readOrganization } from "../../db/connection";
import { ButtonLink } from "../components/forms/Button";
import { ImportTable } from "../components/imports/ImportTable";
import { useFollowing } from "../components/imports/JobBar";
import { UploadForm } from "../components/imports/UploadForm";
import { EmptyState } from "../components/layout/EmptyState";
import { PageHeader } from "../components/layout/PageHeader";
import { Section } from "../components/layout/Section";
import { importsReport } from "../reports/importsReport";

export const meta: MetaFunction = () => [{ title: "Imports – Placket" }];

export async function loader({ context: { db, organizationId } }: LoaderFunctionArgs) {
  return readOrganization(db, organizationId, importsReport);
}

export default function Imports() {
  const { imports, more, vendors, currency } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        place="Imports"
        title="Bring in a file, and every row is accounted for"
        lead="Each row is accepted, already here, or rejected with the reason. The same file twice adds nothing."
        actions={<ButtonLink to="/imports/vendors">Vendors’ upload pages</ButtonLink>}
      />
      <Section title="Upload a file" sheet>
        <UploadForm vendors={vendors} currency={currency} />
      </Section>
      <Section
        title="History"
        note={more ? "The latest 200 are shown; `placket imports` lists all." : undefined}
        sheet={imports.length > 0}
      >
        {imports.length > 0 ? (
          <ImportTable imports={imports} />
        ) : (
          <EmptyState title="Nothing was imported yet">
            <p>
              Begin with a list a vendor sold you: one row a lead, with whatever columns it has. Say who sold
              it and what it cost, and the board can show where that money went.
            </p>
            <p className="mt-2">
              Then add the CRM’s deals and the signals you have. A lead id, an e-mail or a phone number is
              enough for a row to find its lead.
            </p>
          </EmptyState>
        )}
      </Section>
      {imports.some(({ status }) => status === "queued" || status === "importing") ? <Following /> : null}
    </>
  );
}

function Following() {
  useFollowing();
  return null;
}
