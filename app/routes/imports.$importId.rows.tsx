// The rows behind one number of a finished import.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { titleOfRows, VerdictRows } from "../components/imports/VerdictRows";
import { PageHeader } from "../components/layout/PageHeader";
import { foundImport, notFound } from "../server/foundImport";
import { safeRedirect } from "../server/safeRedirect";
import { takenRows } from "../server/takenRows";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view ? titleOfRows(data.view) : "Rows"} – Placket` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const found = await foundImport(context, params);
  const url = new URL(request.url);
  if (!url.searchParams.has("verdict")) throw safeRedirect(`/imports/${found.import_id}`);
  const rows =
    found.status === "done" ? await takenRows(context, found, { url, now: new Date() }) : undefined;
  if (!rows) throw notFound();
  const { import_id: importId, file_name: fileName } = found;
  return { importId, fileName, ...rows, query: url.searchParams.toString() };
}

export default function ImportRows() {
  const { importId, fileName, view, gone, query } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        place={
          <Link to={`/imports/${importId}`} className="hover:underline">
            <bdi>{fileName}</bdi>
          </Link>
        }
        title={view ? titleOfRows(view) : "These rows are no longer kept"}
        lead={gone}
      />
      {view ? <VerdictRows {...view} query={query} /> : null}
    </>
  );
}
