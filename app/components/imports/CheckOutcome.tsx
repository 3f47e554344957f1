// What would the import do, found by doing all of it and keeping nothing?
import { formatCount } from "../../domain/rates";
import type { ImportReport } from "../../reports/importReport";
import { Notice } from "../layout/Notice";
import { Section } from "../layout/Section";
import { ImportCounts } from "./ImportOutcome";
import { type RejectedRow, RejectTable } from "./RejectTable";

type Counts = Pick<ImportReport, "rows" | "accepted" | "changed" | "alreadyHere" | "rejected" | "anonymous">;

const shown = 8;

interface CheckOutcomeProps {
  result?: (Counts & { made: object; rejects: RejectedRow[] }) | undefined;
  /** Why the file cannot be taken in at all. */
  trouble?: string | undefined;
}

export function CheckOutcome({ result, trouble }: CheckOutcomeProps) {
  if (trouble !== undefined) {
    return (
      <Notice tone="error" title="It cannot be taken in like this">
        {trouble}
      </Notice>
    );
  }
  if (!result) return null;
  const made = Object.entries(result.made).flatMap(([noun, count]) =>
    count > 0 ? [{ noun, count: Number(count) }] : [],
  );
  const rejects = result.rejects.slice(0, shown);
  const { rejected } = result;
  return (
    <Section title="What the import would do" note="Every row was read and compared; nothing was kept.">
      <ImportCounts {...result} made={made} />
      {rejects.length > 0 ? (
        <div className="mt-4 rounded-lg border border-line bg-sheet p-4 shadow-lift sm:p-5">
          <RejectTable rows={rejects} caption="First rejected rows" />
          {rejected > rejects.length ? (
            <p className="mt-3 text-sm text-soft">
              And {formatCount(rejected - rejects.length)} more; all are kept with the import, to be mended.
            </p>
          ) : null}
        </div>
      ) : null}
    </Section>
  );
}
