// The rows behind one number of a finished import.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { withOrganization } from "../../db/connection";
import { titleOfRows, VerdictRows } from "../components/imports/VerdictRows";
import { PageHeader } from "../components/layout/PageHeader";
import { importRowsReport, keptVerdicts } from "../reports/importRowsReport";
import { foundImport, notFound } from "../server/foundImport";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? titleOfRows(data.view) : "Rows"} – Placket` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { import_id: importId, file_name: fileName, status, tally } = await foundImport(context, params);
  const { searchParams } = new URL(request.url);
  const verdict = keptVerdicts.find((known) => known === searchParams.get("verdict"));
  const field = searchParams.get("field") ?? undefined;
  const known = field === undefined || tally.fields?.some((counted) => counted.field === field);
  if (status !== "done" || !verdict || !known) throw notFound();
  const page = Number(/^[1-9]\d{0,6}$/.exec(searchParams.get("page") ?? "")?.[0] ?? 1);
  const view = await withOrganization(context.db, context.organizationId, (db) =>
    importRowsReport(db, { importId, verdict, field, page }),
  );
  return { importId, fileName, view, query: searchParams.toString() };
}

export default function ImportRows() {
  const { importId, fileName, view, query } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        place={
          <Link to={`/imports/${importId}`} className="hover:underline">
            <bdi>{fileName}</bdi>
          </Link>
        }
        title={titleOfRows(view)}
      />
      <VerdictRows {...view} query={query} />
    </>
  );
}
