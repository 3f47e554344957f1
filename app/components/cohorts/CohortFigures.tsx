// How many of the chosen leads win, how soon, and what is still to come?
import { naiveNote, shareReason } from "../../domain/cohortSentences";
import { formatMoney } from "../../domain/money";
import { formatCount, formatPercentRange } from "../../domain/rates";
import type { CohortsReport } from "../../reports/cohortsReport";
import { Figure, FigureRow } from "../Figure";
import { RateWithInterval } from "../RateWithInterval";
import { DaysWithInterval } from "./DaysWithInterval";
import { Expectation } from "./Expectation";

export function CohortFigures({ report }: { report: CohortsReport }) {
  const { whole, horizonDays, currency, pooledDoubt, usual } = report;
  const { projection } = whole;
  const note = naiveNote(whole);
  return (
    <FigureRow>
      <Figure
        label={`Won within ${horizonDays} days`}
        tone="buttoned"
        value={<RateWithInterval rate={whole.share} reason={shareReason(whole.share, horizonDays)} bare />}
        note={
          whole.share.value === null ? shareReason(whole.share, horizonDays) : <RangeNote {...whole.share} />
        }
        how="Aalen–Johansen cumulative incidence, with its 95 % band: winning and losing compete, and leads that are neither count for as long as they have been followed. Leads with a defect or credited stay among those that are neither: they were bought too."
      />
      <Figure
        label="Won so far ÷ all"
        value={<RateWithInterval rate={whole.naive} bare />}
        note={note === "too low" ? "too low while leads are open" : (note ?? undefined)}
        how="Naive: every lead that has not won counts as if it never will. It stands here to be compared, not to judge by."
      />
      <Figure
        label="Half of the wins within"
        value={
          <DaysWithInterval
            days={whole.medianDays}
            horizonDays={horizonDays}
            reason={whole.won === 0 ? "nobody has won" : shareReason(whole.share, horizonDays)}
          />
        }
        note="days from the purchase"
        how={`The first day by which half of the wins up to day ${horizonDays} have come, with its 95 % interval, from the same curve.`}
      />
      <Figure
        label="Wins to come"
        value={<Expectation {...{ projection, of: "wins", currency, pooledDoubt }} />}
        note={
          pooledDoubt ??
          `of ${formatCount(whole.young)} open ${whole.young === 1 ? "lead" : "leads"} younger than that`
        }
        how={`Beside what is won, never part of it. Each lead that is neither won nor lost has the chance to win by day ${horizonDays} that the curve of all leads gives its age; the interval (95 %, delta method) holds the curve’s error and each lead’s own luck.`}
      />
      <Figure
        label="Value to come"
        value={<Expectation {...{ projection, of: "value", currency, pooledDoubt }} />}
        note={
          usual
            ? `at ${formatMoney(Math.round(usual.meanMinor), currency, { whole: true })} a win, mean of ${formatCount(usual.deals)}`
            : "no won lead has a known value"
        }
        how="Wins to come × the mean contract value of won leads whose value is known. The interval also holds how much deals differ, and how well their mean is known."
      />
    </FigureRow>
  );
}

function RangeNote(share: CohortsReport["whole"]["share"]) {
  return (
    <>
      {formatPercentRange(share)}, of {formatCount(share.n)}
    </>
  );
}
