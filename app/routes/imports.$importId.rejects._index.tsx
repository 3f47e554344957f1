// The rejected rows of an import: mended in the page, then taken in.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { readOrganization } from "../../db/connection";
import { Button, ButtonLink } from "../components/forms/Button";
import { MendColumn } from "../components/imports/MendColumn";
import { MendRow } from "../components/imports/MendRow";
import { RejectFilter } from "../components/imports/RejectFilter";
import { PageHeader } from "../components/layout/PageHeader";
import { Section } from "../components/layout/Section";
import { formatCount } from "../domain/rates";
import { rejectsReport } from "../reports/rejectsReport";
import { foundImport, importIdOf, notFound } from "../server/foundImport";
import { mendRejects } from "../server/mendRejects";
import { safeRedirect } from "../server/safeRedirect";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Rejected rows of ${data.file}` : "Rejected rows"} – Placket` },
];

export async function loader({ request, params, context: { db, organizationId } }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const afterLine = Number(/^\d{1,8}$/.exec(searchParams.get("after") ?? "")?.[0] ?? 0);
  const [code, column] = [searchParams.get("code") ?? "", searchParams.get("column") ?? ""];
  const report = await readOrganization(db, organizationId, (db) =>
    rejectsReport(db, { importId: importIdOf(params), code, column, afterLine }),
  );
  if (!report) throw notFound();
  if (report.mends !== null) throw safeRedirect(`/imports/${report.mends}/rejects`);
  if (report.status !== "done") throw safeRedirect(`/imports/${report.importId}`);
  return report;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const original = await foundImport(context, params);
  return safeRedirect(await mendRejects(context, original, await request.formData()));
}

export default function Rejects() {
  const report = useLoaderData<typeof loader>();
  const { importId, file, kept, fixed, dropped, rows, next, filter } = report;
  const more = new URLSearchParams({ ...filter, after: String(next) });
  return (
    <>
      <PageHeader
        place={
          <Link to={`/imports/${importId}`} className="hover:underline">
            <bdi>{file}</bdi>
          </Link>
        }
        title={
          kept === 0
            ? "No rejected row waits"
            : `${formatCount(kept)} rejected ${kept === 1 ? "row waits" : "rows wait"} to be mended`
        }
        lead={`${formatCount(fixed)} taken in since, ${formatCount(dropped)} dropped.`}
      />
      {dropped > 0 ? (
        <Form method="post" className="mb-6">
          <Button name="do" value="restore" look="secondary">
            Bring the dropped rows back
          </Button>
        </Form>
      ) : null}
      {kept > 0 ? (
        <div className="grid gap-6">
          <RejectFilter {...report} />
          <MendColumn {...report} />
          <Section
            title="Rows"
            note="Only rows in which you change something are taken in; the others stay here."
            sheet
          >
            <Form method="post" key={`${filter.code} ${filter.column} ${rows[0]?.line}`}>
              {rows.map((row) => (
                <MendRow key={row.line} {...row} />
              ))}
              {rows.length === 0 ? (
                <p>No row that waits has this reason in this column.</p>
              ) : (
                <Button>Take the mended rows in</Button>
              )}
            </Form>
          </Section>
          {next === null ? null : <ButtonLink to={`?${more}`}>Next rows</ButtonLink>}
        </div>
      ) : null}
    </>
  );
}
