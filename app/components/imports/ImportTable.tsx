// Which files were taken in, newest first, and how did each end?
import { Link } from "@remix-run/react";
import { formatCount } from "../../domain/rates";
import type { ImportRow } from "../../reports/importsReport";
import { type Column, DataTable } from "../DataTable";
import { ImportStatusMark } from "./ImportStatusMark";

export function ImportTable({ imports }: { imports: ImportRow[] }) {
  const columns: Column<ImportRow>[] = [
    {
      key: "file",
      label: "File",
      names: true,
      cell: ({ importId, file, status }) => (
        <Link to={`/imports/${importId}${status === "uploaded" ? "/columns" : ""}`} className="text-link">
          <bdi>{file}</bdi>
        </Link>
      ),
    },
    { key: "when", label: "When", cell: ({ when }) => <span className="whitespace-nowrap">{when}</span> },
    { key: "kind", label: "Kind", cell: ({ kind }) => kind },
    { key: "rows", label: "Rows", means: "fileRows", align: "end", cell: ({ rows }) => formatCount(rows) },
    {
      key: "accepted",
      label: "Accepted",
      means: "accepted",
      align: "end",
      cell: ({ accepted }) => formatCount(accepted),
    },
    {
      key: "here",
      label: "Already here",
      means: "alreadyHere",
      align: "end",
      cell: ({ alreadyHere }) => formatCount(alreadyHere),
    },
    {
      key: "rejected",
      label: "Rejected",
      means: "rejected",
      align: "end",
      cell: ({ importId, rejected }) =>
        rejected ? (
          <Link to={`/imports/${importId}#rejects`} className="quiet-link">
            {formatCount(rejected)}
          </Link>
        ) : (
          formatCount(rejected)
        ),
    },
    { key: "status", label: "Status", cell: ({ status }) => <ImportStatusMark status={status} /> },
  ];
  return (
    <DataTable
      stacked
      caption="Imports, newest first"
      columns={columns}
      rows={imports}
      rowKey={({ importId }) => importId}
    />
  );
}
