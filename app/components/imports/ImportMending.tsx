// Which import does this one mend, and which mend it?
import { Link } from "@remix-run/react";
import type { ImportReport } from "../../reports/importReport";
import { Notice } from "../layout/Notice";

export function ImportMending({ mends, mendings }: Pick<ImportReport, "mends" | "mendings">) {
  if (mends !== null)
    return (
      <Notice
        tone="info"
        title={
          <>
            These are mended rows of{" "}
            <Link to={`/imports/${mends}`} className="text-link">
              import {mends}
            </Link>
          </>
        }
      >
        What was refused again still{" "}
        <Link to={`/imports/${mends}/rejects`} className="text-link">
          waits there
        </Link>
        , with the new reason.
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
