// Month of purchase by month: what was spent, and where its leads are now?
import { lazy, type ReactNode } from "react";
import { ChartFrame, type ChartState } from "./ChartFrame";
import { Drawing } from "./Drawing";
import { type TrendPart, trendParts } from "./series";
import { TrendTable } from "./TrendTable";

const SpendColumns = lazy(() =>
  import("./TrendColumns").then((module) => ({ default: module.SpendColumns })),
);
const LeadColumns = lazy(() => import("./TrendColumns").then((module) => ({ default: module.LeadColumns })));

/** One month of purchase; null is "date unknown", which stands in the table and in no curve. */
export interface TrendRow {
  month: string | null;
  leads: number;
  spendMinor: number | null;
  won: number;
  lost: number;
  stalled: number;
  moving: number;
  strandedMinor: number | null;
}

/** Numbers of a month that open a list. */
export type TrendCell = TrendPart | "leads" | "stranded";

interface TrendChartProps {
  title: ReactNode;
  note?: ReactNode;
  rows: TrendRow[];
  currency: string;
  hrefFor?: (month: string | null, cell: TrendCell) => string;
  state?: ChartState;
  footnote?: ReactNode;
}

const panelTitle = "h-6 text-xs font-medium text-faint";

export function TrendChart({ title, note, rows, currency, hrefFor, state, footnote }: TrendChartProps) {
  const dated = rows.filter(({ month }) => month !== null);
  const columns = {
    rows: dated,
    currency,
    hrefFor: hrefFor && ((row: TrendRow, part: TrendPart | "leads") => hrefFor(row.month, part)),
  };
  return (
    <ChartFrame
      name="months"
      title={title}
      note={note}
      state={state}
      height={348}
      legend={trendParts}
      footnote={footnote}
      table={<TrendTable rows={rows} currency={currency} hrefFor={hrefFor} />}
    >
      <div className="flex h-full flex-col">
        <p className={panelTitle}>Net spend</p>
        <div className="relative h-24">
          <Drawing label="Net spend per purchase month. The table below has every number.">
            {(size) => <SpendColumns {...columns} size={size} />}
          </Drawing>
        </div>
        <p className={`mt-1 ${panelTitle}`}>Leads bought that month, by where they are now</p>
        <div className="relative flex-1">
          <Drawing label="Leads per purchase month: won, still moving, stalled and lost. The table below has every number.">
            {(size) => <LeadColumns {...columns} size={size} />}
          </Drawing>
        </div>
      </div>
    </ChartFrame>
  );
}
