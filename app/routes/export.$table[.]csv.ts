// A table of a page as a file: all its rows, under the page's own filters.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportedTable } from "../server/tableExport";

export function loader({ request, params, context }: LoaderFunctionArgs) {
  return exportedTable(context, request, params.table ?? "");
}
