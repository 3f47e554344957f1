// By what is the ledger sorted, and why?
import { enoughToTell, formatCount } from "../../domain/rates";
import type { CircleBackReport } from "../../reports/circleBackReport";

/** Overdue first; then money at risk × chance, or money alone with the steps whose chance is not known. */
export function LedgerOrder({ report }: { report: CircleBackReport }) {
  const { byMoney, horizonDays } = report;
  const [first, ...others] = byMoney ?? [];
  return (
    <p className="mb-3 max-w-[85ch] text-sm text-soft">
      Overdue first, snoozed last; then by money at risk (the open deals’ value, else the lead’s net cost)
      {byMoney === null ? (
        <>
          {" "}
          × chance to win (won ÷ leads that reached the step, of leads at least {formatCount(horizonDays)}{" "}
          days old).
        </>
      ) : (
        <>
          {" "}
          alone: too few leads of at least {formatCount(horizonDays)} days have reached every step to know its
          chance
          {first ? (
            <>
              {" "}
              (<bdi>{first.step}</bdi>: n = {formatCount(first.n)}
              {others.length > 0 ? `, and ${others.length} more` : ""}; {enoughToTell} needed)
            </>
          ) : null}
          .
        </>
      )}
    </p>
  );
}
