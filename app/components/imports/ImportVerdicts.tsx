// What did a finished import do, number by number, each opening its rows?
import type { ImportReport } from "../../reports/importReport";
import { Section } from "../layout/Section";
import { VerdictList } from "./VerdictList";

interface ImportVerdictsProps
  extends Pick<
    ImportReport,
    "importId" | "accepted" | "changed" | "alreadyHere" | "rejected" | "anonymous" | "tally"
  > {
  /** Numbers whose rows can be shown. */
  opens: readonly string[];
  /** Why those of the others cannot. */
  gone?: string | undefined;
}

/** Nothing for imports whose finer counts were not kept. */
export function ImportVerdicts({ importId, tally, accepted, changed, gone, ...counts }: ImportVerdictsProps) {
  if (!tally) return null;
  const shut =
    !counts.opens.includes("already here") && counts.alreadyHere + counts.anonymous + tally.repeated > 0;
  return (
    <Section title="Row by row" sheet>
      <VerdictList
        {...counts}
        {...{ changed, tally }}
        at={`/imports/${importId}/rows`}
        added={accepted - changed}
        finished
      />
      {shut && gone !== undefined ? <p className="mt-2 text-sm text-faint">{gone}</p> : null}
    </Section>
  );
}
