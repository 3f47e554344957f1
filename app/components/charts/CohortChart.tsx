// Which share of each drawn cohort had won, and was lost, by each day after the purchase?
import { lazy, type ReactNode } from "react";
import type { Timing } from "../../reports/timing";
import { ChartFrame, type ChartState } from "./ChartFrame";
import { CohortCurveTable } from "./CohortCurveTable";
import { curveLooks } from "./curveLooks";
import { Drawing } from "./Drawing";

const CohortCurves = lazy(() =>
  import("./CohortCurves").then((module) => ({ default: module.CohortCurves })),
);

export interface DrawnCurve extends Timing {
  name: string;
}

interface CohortChartProps {
  title: ReactNode;
  note?: ReactNode;
  curves: DrawnCurve[];
  horizonDays: number;
  state?: ChartState;
  footnote?: ReactNode;
}

const panelTitle = "h-6 text-xs font-medium text-faint";

/** Shares with their 95 % bands, in two panels with scales of their own: many more leads are lost than won. */
export function CohortChart({ title, note, curves, horizonDays, state, footnote }: CohortChartProps) {
  return (
    <ChartFrame
      {...{ title, note, state, footnote }}
      height={388}
      table={<CohortCurveTable curves={curves} horizonDays={horizonDays} />}
    >
      <div className="flex h-full flex-col">
        <ul className="flex h-6 gap-x-4 overflow-hidden text-xs text-soft">
          {curves.map(({ group, name }, index) => (
            <li key={group} className="flex min-w-0 items-center gap-1.5">
              <svg viewBox="0 0 22 10" className="h-2.5 w-5.5 shrink-0" aria-hidden="true">
                <path d="M0 5h22" strokeWidth="2.5" {...curveLooks[index]} />
              </svg>
              <bdi className="truncate">{name}</bdi>
            </li>
          ))}
        </ul>
        <p className={panelTitle}>Won, share of the leads</p>
        <div className="relative flex-[3]">
          <Drawing label="Share won by each day after the purchase, with its 95 % band. The table below has the numbers.">
            {(size) => <CohortCurves curves={curves} horizonDays={horizonDays} size={size} of="won" />}
          </Drawing>
        </div>
        <p className={`mt-1 ${panelTitle}`}>Lost, share of the leads</p>
        <div className="relative flex-[2]">
          <Drawing label="Share lost by each day after the purchase, with its 95 % band. The table below has the numbers.">
            {(size) => <CohortCurves curves={curves} horizonDays={horizonDays} size={size} of="lost" days />}
          </Drawing>
        </div>
      </div>
    </ChartFrame>
  );
}
