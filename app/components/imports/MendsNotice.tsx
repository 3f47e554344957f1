// Whose rejected rows does an uploaded file mend, and what does that settle?
import { Link } from "@remix-run/react";
import { Notice } from "../layout/Notice";

export function MendsNotice({ importId, file }: { importId: number; file: string }) {
  return (
    <Notice
      tone="info"
      title={
        <>
          These are rejected rows of{" "}
          <Link to={`/imports/${importId}`} className="text-link">
            <bdi>{file}</bdi>
          </Link>
          , mended
        </>
      }
    >
      Its vendor, its list and what its columns mean are taken over. Only rows that mend a rejected one go in.
    </Notice>
  );
}
