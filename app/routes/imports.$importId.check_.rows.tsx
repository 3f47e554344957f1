// The rows behind one number of an uploaded file's check.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { titleOfRows, VerdictRows } from "../components/imports/VerdictRows";
import { PageHeader } from "../components/layout/PageHeader";
import { checkedCounts, checkRows } from "../server/checkRows";
import { foundUpload, notFound } from "../server/foundImport";
import { safeRedirect } from "../server/safeRedirect";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? titleOfRows(data.view) : "Rows"} – Placket` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const upload = await foundUpload(context, params);
  const url = new URL(request.url);
  const { importId, fileName, path } = upload;
  if (!url.searchParams.has("verdict")) throw safeRedirect(`/imports/${importId}/check`);
  const result = checkedCounts(upload);
  if (!result) throw safeRedirect(`/imports/${importId}/columns`);
  const view = await checkRows({ path, result }, url);
  if (!view) throw notFound();
  return { importId, fileName, view, query: url.searchParams.toString() };
}

export default function CheckRows() {
  const { importId, fileName, view, query } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        place={
          <Link to={`/imports/${importId}/check`} className="hover:underline">
            Check of <bdi>{fileName}</bdi>
          </Link>
        }
        title={titleOfRows(view)}
        lead="As the import would go if it ran now. Nothing is stored yet."
      />
      <VerdictRows {...view} query={query} />
    </>
  );
}
