// The file of an import as it was uploaded.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { attachment } from "../intake/exportCsv";
import { fileMissing, foundImport } from "../server/foundImport";
import { originalFile } from "../server/originalFile";

const excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const imported = await foundImport(context, params);
  const { path, sentence } = await originalFile(context, imported, new Date());
  const found = path === undefined ? undefined : await stat(path).catch(() => undefined);
  if (path === undefined || !found) throw fileMissing(sentence);
  const { file_name } = imported;
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
