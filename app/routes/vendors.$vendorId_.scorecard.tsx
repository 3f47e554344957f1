// What would one show a vendor, or a partner, on one sheet of paper?
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Scorecard } from "../components/vendors/Scorecard";
import { encodeFilters } from "../domain/filters";
import { loadVendor } from "../server/loadVendor";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Scorecard of ${data?.report.vendor ?? "a vendor"} – Placket` },
];

export async function loader(args: LoaderFunctionArgs) {
  return loadVendor(args);
}

export default function ScorecardPage() {
  const { report } = useLoaderData<typeof loader>();
  const query = encodeFilters(report.filters);
  return (
    <>
      <p className="no-print mb-4 text-sm">
        <Link
          to={`/vendors/${report.vendorId}${query && `?${query}`}`}
          className="text-link tap inline-flex items-center"
        >
          Back to {report.vendor}
        </Link>
        <span className="text-soft"> – print this page: it fits one sheet.</span>
      </p>
      <Scorecard report={report} />
    </>
  );
}
