// The refused rows of a list that a vendor sent, as a file: the original columns, the line and the reason.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { adviceToVendor } from "../domain/adviceOnPage";
import { attachment, csvStream } from "../intake/exportCsv";
import { notFound } from "../server/foundImport";
import { rejectBatches } from "../server/rejectBatches";
import { foundSent } from "../server/vendorUpload";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { found } = await foundSent(context, params);
  if (found.status !== "done") throw notFound();
  const name = found.file_name.replace(/\.[^.]{1,8}$/, "");
  return new Response(csvStream(rejectBatches(context, found, adviceToVendor)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": attachment(`${name} refused rows.csv`),
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox",
    },
  });
}
