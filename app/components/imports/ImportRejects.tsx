// Which rows of an import were not taken, page by page, and how are they mended?
import { formatCount } from "../../domain/rates";
import type { ImportReport } from "../../reports/importReport";
import { ButtonLink } from "../forms/Button";
import { Pagination } from "../layout/Pagination";
import { Section } from "../layout/Section";
import { RejectTable } from "./RejectTable";

export function ImportRejects({
  importId,
  rejected,
  rejects,
  status,
  mends,
}: Pick<ImportReport, "importId" | "rejected" | "rejects" | "status" | "mends">) {
  if (rejected === 0) return null;
  const noun = rejected === 1 ? "row" : "rows";
  return (
    <div id="rejects" className="mt-8 scroll-mt-4">
      <Section
        title={`${formatCount(rejected)} rejected ${noun}`}
        note={
          status === "done"
            ? "Mend them here, or download them with their reasons, mend them in a spreadsheet, and upload that file: only they go in."
            : "Mend them in the file and upload it again, or take the other rows in without them."
        }
        actions={
          <>
            {status === "done" ? (
              <ButtonLink to={`/imports/${mends?.importId ?? importId}/rejects`} look="primary">
                Mend them here
              </ButtonLink>
            ) : null}
            <ButtonLink to={`/imports/${mends?.importId ?? importId}/rejects.csv`} download>
              Download the rejects
            </ButtonLink>
          </>
        }
        sheet
      >
        <RejectTable rows={rejects.rows} caption="Rejected rows" />
        <Pagination
          {...rejects}
          total={rejected}
          noun={noun}
          hrefFor={(page) => `/imports/${importId}?page=${page}#rejects`}
        />
      </Section>
    </div>
  );
}
