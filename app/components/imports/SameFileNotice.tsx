// Was the very same file taken in before?
import { Link } from "@remix-run/react";
import { Notice } from "../layout/Notice";

/** Says so, and where; draws nothing where it was not. */
export function SameFileNotice({ importId }: { importId: number | null }) {
  if (importId === null) return null;
  const title = (
    <>
      The very same file was taken in before, as{" "}
      <Link to={`/imports/${importId}`} className="text-link">
        import {importId}
      </Link>
    </>
  );
  return (
    <Notice tone="info" title={title}>
      Rows that are already here are not taken again.
    </Notice>
  );
}
