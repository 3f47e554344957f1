// What would the import do, found by doing all of it and keeping nothing?

import { adviceOnPage } from "../../domain/adviceOnPage";
import type { ImportReport } from "../../reports/importReport";
import { Notice } from "../layout/Notice";
import { Section } from "../layout/Section";
import { ImportCounts } from "./ImportOutcome";
import { VerdictList } from "./VerdictList";

type Counts = Pick<ImportReport, "rows" | "accepted" | "changed" | "alreadyHere" | "rejected" | "anonymous">;

const verdicts = ["added", "changed", "already here", "rejected", "repeated", "duplicate", "anonymous"];

interface CheckOutcomeProps {
  importId: number;
  result?:
    | (Counts & {
        made: object;
        tally?: ImportReport["tally"];
        /** Why nothing would be stored, where all or nothing was asked for. */
        refused?: string | null;
      })
    | undefined;
  /** Why the file cannot be taken in at all. */
  trouble?: string | undefined;
}

export function CheckOutcome({ importId, result, trouble }: CheckOutcomeProps) {
  if (trouble !== undefined) {
    return (
      <Notice tone="error" title="It cannot be taken in like this">
        {adviceOnPage(trouble)}
      </Notice>
    );
  }
  if (!result) return null;
  const made = Object.entries(result.made).map(([noun, count]) => ({ noun, count }));
  return (
    <Section title="What the import would do" note="Every row was read and compared; nothing was kept.">
      {result.refused ? (
        <div className="mb-4">
          <Notice tone="warn" title="All or nothing: as it stands, nothing would be stored">
            {adviceOnPage(result.refused)}
          </Notice>
        </div>
      ) : null}
      <ImportCounts {...result} made={made} />
      {result.tally ? (
        <div className="mt-4 rounded-lg border border-line bg-sheet px-4 py-2 shadow-lift sm:px-5">
          <VerdictList
            {...result}
            at={`/imports/${importId}/check/rows`}
            added={result.accepted - result.changed}
            tally={result.tally}
            opens={verdicts}
            finished={false}
          />
        </div>
      ) : null}
    </Section>
  );
}
