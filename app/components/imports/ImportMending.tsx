// Which import does this one mend, and which mend it?
import { Link } from "@remix-run/react";
import { formatCount } from "../../domain/rates";
import type { ImportReport } from "../../reports/importReport";
import { Notice } from "../layout/Notice";

type Mending = Pick<ImportReport, "mends" | "mendings" | "status" | "rejected">;

export function ImportMending({ mends, mendings, status, rejected }: Mending) {
  if (mends !== null)
    return (
      <Notice
        tone="info"
        title={
          <>
            These are mended rows of{" "}
            <Link to={`/imports/${mends.importId}`} className="text-link">
              import {mends.importId}
            </Link>
          </>
        }
      >
        {status === "done" && rejected > 0
          ? `${formatCount(rejected)} of these ${rejected === 1 ? "was" : "were"} refused. `
          : null}
        {mends.waiting === null ? null : mends.waiting === 0 ? (
          "No rejected row waits there any more."
        ) : (
          <>
            <Link to={`/imports/${mends.importId}/rejects`} className="text-link">
              {formatCount(mends.waiting)} {mends.waiting === 1 ? "row still waits" : "rows still wait"} there
            </Link>{" "}
            to be mended.
          </>
        )}
      </Notice>
    );
  if (mendings.length === 0) return null;
  return (
    <Notice tone="info" title="Rejected rows of this file were mended since">
      {mendings.map(({ importId, status }) => (
        <span key={importId} className="mr-3 inline-block">
          <Link to={`/imports/${importId}`} className="text-link">
            import {importId}
          </Link>{" "}
          ({status})
        </span>
      ))}
    </Notice>
  );
}
