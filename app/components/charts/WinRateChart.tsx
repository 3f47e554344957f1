// How often is each group of leads won, and how sure can one be?
import { lazy, type ReactNode } from "react";
import { formatCount, formatPercent } from "../../domain/rates";
import type { Wins } from "../../domain/winComparison";
import { Unknown } from "../Unknown";
import { ChartFrame, type ChartState } from "./ChartFrame";
import { axisHeight, RowPlot, rowHeight } from "./RowPlot";

const RateDots = lazy(() => import("./VendorDots").then((module) => ({ default: module.VendorDots })));

export interface WinRateRow {
  key: string | number;
  name: string;
  wins: Wins;
}

interface WinRateChartProps {
  title: ReactNode;
  note?: ReactNode;
  rows: WinRateRow[];
  table: ReactNode;
  footnote?: ReactNode;
}

/** A dot at each win rate with its 95 % range; groups without a decided lead keep their row and have no dot. */
export function WinRateChart({ title, note, rows, table, footnote }: WinRateChartProps) {
  const dots = rows.flatMap(
    (
      {
        name,
        wins: {
          rate: { value, low, high },
        },
      },
      index,
    ) => (value === null || low === null || high === null ? [] : [{ index, vendor: name, value, low, high }]),
  );
  const state: ChartState | undefined =
    dots.length > 0
      ? undefined
      : {
          kind: "tooFew",
          teach: "No lead with signals is won or lost yet. Leads still open have not failed.",
        };
  const height = Math.max(rows.length, state ? 3 : 1) * rowHeight + axisHeight;
  return (
    <ChartFrame name="win-rates" {...{ title, note, state, height, table, footnote }} tableOpen>
      <RowPlot
        label="Win rate of each group with its 95 % range. The table below has every number."
        rows={rows.map(({ key, name, wins }) => ({ key, name, end: <RowEnd wins={wins} /> }))}
        draw={(size) => (
          <RateDots
            dots={dots}
            rows={rows.length}
            size={{ width: size.width, height: rows.length * rowHeight + axisHeight }}
          />
        )}
      />
    </ChartFrame>
  );
}

function RowEnd({ wins: { rate } }: { wins: Wins }) {
  if (rate.value === null) return <Unknown reason="no lead of these is won or lost yet" />;
  return (
    <>
      <span className="font-semibold">{formatPercent(rate.value)}</span>{" "}
      <span className="text-xs text-faint @xl:block">of {formatCount(rate.n)} decided</span>
    </>
  );
}
