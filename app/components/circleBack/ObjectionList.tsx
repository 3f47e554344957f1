// How does each open objection look, on a desk and on a phone?
import type { CircleBackRefusal } from "../../domain/circleBackRefusal";
import type { CircleBackReport, Objection } from "../../reports/circleBackReport";
import { ObjectionActions } from "./ObjectionActions";
import { ObjectionFacts } from "./ObjectionFacts";

interface ObjectionListProps {
  report: CircleBackReport;
  me: string | null;
  refusal: CircleBackRefusal | undefined;
  /** The URL of this page, which the forms post to. */
  action: string;
}

export function ObjectionList({ report, me, refusal, action }: ObjectionListProps) {
  const { rows, reps } = report;
  const vanished = refusal && !rows.some(({ signalId }) => signalId === refusal.signalId);
  return (
    <>
      {vanished ? (
        <p role="alert" className="mb-3 rounded-md border border-objection px-4 py-3">
          {refusal.trouble}
        </p>
      ) : null}
      <datalist id="reps">
        {reps.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <ol aria-label="Open objections" className="grid gap-3">
        {rows.map((row) => (
          <li
            key={row.signalId}
            id={`objection-${row.signalId}`}
            className={`rounded-lg border bg-sheet p-4 shadow-lift ${frames[row.standing]}`}
          >
            <div className="grid gap-x-8 gap-y-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
              <ObjectionFacts row={row} report={report} />
              {report.today ? (
                <ObjectionActions
                  {...{ row, me, action }}
                  proposedDueOn={report.proposedDueOn}
                  refusal={refusal?.signalId === row.signalId ? refusal : undefined}
                />
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

const frames: Record<Objection["standing"], string> = {
  overdue: "border-objection border-l-4",
  open: "border-line",
  snoozed: "border-line",
  done: "border-line",
};
