// The rejected rows of an import as a file: the original columns, the line and the reason.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { adviceOnPage } from "../domain/adviceOnPage";
import { attachment, csvStream } from "../intake/exportCsv";
import { foundImport } from "../server/foundImport";
import { rejectBatches } from "../server/rejectBatches";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await foundImport(context, params);
  const name = found.file_name.replace(/\.[^.]{1,8}$/, "");
  return new Response(csvStream(rejectBatches(context, found, adviceOnPage)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": attachment(`${name} rejected rows.csv`),
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox",
    },
  });
}
