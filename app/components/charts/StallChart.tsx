// At which step do leads stall, and how much money lies there?

import { lazy, type ReactNode } from "react";
import { noPrice } from "../../domain/otherCurrencies";
import type { StepKind } from "../../domain/vocabulary";
import { Money } from "../Money";
import { ChartFrame, type ChartState } from "./ChartFrame";
import { RowPlot, rowHeight } from "./RowPlot";
import { StallTable, type StallUnrecorded } from "./StallTable";
import { type StallPart, stallParts } from "./series";

const StallBars = lazy(() => import("./StallBars").then((module) => ({ default: module.StallBars })));

/** One step, in the order of the steps; counts of leads, money in minor units. */
export interface StallRow {
  stepId: number;
  step: string;
  position: number;
  kind: StepKind;
  reached: number;
  buttoned: number;
  objection: number;
  skipped: number;
  active: number;
  stalled: number;
  lost: number;
  strandedMinor: number | null;
  medianDays: number | null;
}

/** Numbers of a step that open a list. */
export type StallCell = StallPart | "reached" | "objection" | "skipped" | "stranded";

interface StallChartProps {
  title: ReactNode;
  note?: ReactNode;
  rows: StallRow[];
  currency: string;
  /** Leads with a deal but no signal: they sit at no step. */
  notRecorded?: StallUnrecorded;
  /** The list behind a number; a step of null is "not recorded". */
  hrefFor?: (stepId: number | null, cell: StallCell) => string;
  /** The step the title speaks of: its money stands out. */
  highlightStepId?: number;
  state?: ChartState;
  footnote?: ReactNode;
}

export function StallChart(props: StallChartProps) {
  const { title, note, rows, currency, notRecorded, hrefFor, highlightStepId, state, footnote } = props;
  return (
    <ChartFrame
      name="stalls"
      title={title}
      note={note}
      state={state}
      height={Math.max(rows.length, state && state.kind !== "ready" ? 4 : 1) * rowHeight}
      legend={stallParts}
      footnote={footnote}
      table={<StallTable rows={rows} currency={currency} notRecorded={notRecorded} hrefFor={hrefFor} />}
    >
      <RowPlot
        label="Leads per step: buttoned, still moving, stalled and lost. The table below has every number."
        rows={rows.map((row) => ({
          key: row.stepId,
          name: row.step,
          href: hrefFor?.(row.stepId, "reached"),
          end: (
            <Stranded
              row={row}
              currency={currency}
              href={hrefFor?.(row.stepId, "stranded")}
              highlight={row.stepId === highlightStepId}
            />
          ),
        }))}
        draw={(size) => (
          <StallBars
            rows={rows}
            size={{ width: size.width, height: rows.length * rowHeight }}
            hrefFor={hrefFor && ((row, part) => hrefFor(row.stepId, part))}
          />
        )}
      />
    </ChartFrame>
  );
}

interface StrandedProps {
  row: StallRow;
  currency: string;
  href?: string;
  highlight: boolean;
}

function Stranded({ row, currency, href, highlight }: StrandedProps) {
  if (row.strandedMinor === 0) return <span className="text-faint">nothing stranded</span>;
  return (
    <>
      <span className={highlight ? "font-bold text-stalled-ink" : "font-semibold"}>
        <Money
          minor={row.strandedMinor}
          currency={currency}
          whole
          href={href}
          reason={noPrice(currency, "lead stranded here")}
        />
      </span>{" "}
      <span className="text-xs text-faint @xl:block">stranded</span>
    </>
  );
}
