// Which vendor's leads close, and how sure can one be?
import { lazy, type ReactNode } from "react";
import { formatCount, formatPercent, type Rate } from "../../domain/rates";
import { Unknown } from "../Unknown";
import { ChartFrame, type ChartState } from "./ChartFrame";
import { axisHeight, RowPlot, rowHeight } from "./RowPlot";
import type { VendorDot } from "./VendorDots";
import { VendorTable, youth } from "./VendorTable";

const VendorDots = lazy(() => import("./VendorDots").then((module) => ({ default: module.VendorDots })));

/** One vendor; money in minor units, null where unknown. */
export interface VendorRow {
  vendorId: number;
  vendor: string;
  leads: number;
  spendMinor: number | null;
  won: number;
  deals: number;
  closeRate: Rate & { horizonDays: number; tooYoung: number };
  naiveRate: Rate;
  contractValueMinor: number | null;
  cplMinor: number | null;
  cacMinor: number | null;
  stalled: number;
  strandedMinor: number | null;
}

/** Numbers of a vendor that open a list. */
export type VendorCell = "leads" | "won" | "stalled" | "stranded" | "tooYoung";

interface VendorChartProps {
  title: ReactNode;
  note?: ReactNode;
  rows: VendorRow[];
  currency: string;
  hrefFor?: (vendorId: number, cell: VendorCell) => string;
  state?: ChartState;
  footnote?: ReactNode;
}

export function VendorChart({ title, note, rows, currency, hrefFor, state, footnote }: VendorChartProps) {
  const dots = known(rows);
  const none: ChartState = { kind: "tooFew", teach: "No vendor has leads old enough to judge yet." };
  const now = state ?? (dots.length === 0 && rows.length > 0 ? none : undefined);
  const height = Math.max(rows.length, now && now.kind !== "ready" ? 3 : 1) * rowHeight + axisHeight;
  return (
    <ChartFrame
      name="vendors"
      title={title}
      note={note}
      state={now}
      height={height}
      footnote={footnote}
      table={<VendorTable rows={rows} currency={currency} hrefFor={hrefFor} />}
    >
      <RowPlot
        label="Close rate per vendor with its 95 % range. The table below has every number."
        rows={rows.map((row) => ({
          key: row.vendorId,
          name: row.vendor,
          href: hrefFor?.(row.vendorId, "leads"),
          end: <CloseRate rate={row.closeRate} />,
        }))}
        draw={(size) => (
          <VendorDots
            dots={dots}
            rows={rows.length}
            size={{ width: size.width, height: rows.length * rowHeight + axisHeight }}
          />
        )}
      />
    </ChartFrame>
  );
}

function CloseRate({ rate }: { rate: VendorRow["closeRate"] }) {
  if (rate.value === null) {
    return (
      <>
        <Unknown reason={youth(rate)} />{" "}
        <span className="text-xs text-faint @xl:block">
          {rate.tooYoung > 0 ? "all too young" : "no leads to judge"}
        </span>
      </>
    );
  }
  return (
    <>
      <span className="font-semibold">{formatPercent(rate.value)}</span>{" "}
      <span className="text-xs text-faint @xl:block">of {formatCount(rate.n)} leads</span>
    </>
  );
}

function known(rows: VendorRow[]): VendorDot[] {
  return rows.flatMap(({ vendor, closeRate: { value, low, high } }, index) =>
    value === null || low === null || high === null ? [] : [{ index, vendor, value, low, high }],
  );
}
