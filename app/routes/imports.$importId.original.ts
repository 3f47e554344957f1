// The file of an import as it was uploaded.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { attachment } from "../intake/exportCsv";
import { foundImport, notFound } from "../server/foundImport";
import { uploadPath } from "../server/uploadFiles";

const excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { file_name, file_path } = await foundImport(context, params);
  const path = file_path === null ? undefined : uploadPath(context.config, file_path);
  const found = path === undefined ? undefined : await stat(path).catch(() => undefined);
  if (path === undefined || !found) throw notFound();
  return new Response(createReadableStreamFromReadable(createReadStream(path)), {
    headers: {
      "Content-Type": /\.xlsx$/i.test(file_name) ? excel : "text/csv; charset=utf-8",
      "Content-Length": String(found.size),
      "Content-Disposition": attachment(file_name),
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox",
    },
  });
}
