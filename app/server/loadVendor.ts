// Which vendor does a URL ask for? Its report, or there is nothing here.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { decodeFilters } from "../domain/filters";
import { vendorReport } from "../reports/vendorReport";

/** What the page of a vendor and its scorecard show. @throws a 404 response where there is no such vendor. */
export async function loadVendor({ request, params, context: { reports } }: LoaderFunctionArgs) {
  const { vendor } = decodeFilters(new URLSearchParams({ vendor: params.vendorId ?? "" }));
  const filters = decodeFilters(new URL(request.url).searchParams);
  const report =
    vendor === undefined
      ? undefined
      : await reports("vendor", { ...filters, vendorId: vendor }, (db) => vendorReport(db, vendor, filters));
  if (report === undefined) throw new Response("Not found", { status: 404 });
  return { report, asOf: report.asOf };
}
