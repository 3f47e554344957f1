// What did a finished import do, number by number, each opening its rows?
import type { ImportReport } from "../../reports/importReport";
import { Section } from "../layout/Section";
import { VerdictList } from "./VerdictList";

type Counts = Pick<
  ImportReport,
  "importId" | "made" | "accepted" | "changed" | "alreadyHere" | "rejected" | "anonymous" | "tally"
>;

/** Nothing for imports whose finer counts were not kept. */
export function ImportVerdicts({ importId, made, tally, accepted, changed, ...counts }: Counts) {
  if (!tally) return null;
  // The rows that added something are shown as leads, where that is what they added.
  const leads = made.find(({ noun }) => noun === "leads")?.count ?? 0;
  const opens = ["changed", "duplicate", ...(leads === accepted - changed ? ["added"] : [])];
  return (
    <Section title="Row by row" sheet>
      <VerdictList
        {...counts}
        {...{ changed, tally, opens }}
        at={`/imports/${importId}/rows`}
        added={accepted - changed}
        finished
      />
    </Section>
  );
}
