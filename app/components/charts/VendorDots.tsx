// How are close rates and their ranges drawn? Loaded by the browser alone, with Recharts.
import {
  CartesianGrid,
  ErrorBar,
  Scatter,
  ScatterChart,
  type ScatterShapeProps,
  XAxis,
  YAxis,
} from "recharts";
import { formatPercent, formatPercentRange } from "../../domain/rates";
import type { Size } from "./Drawing";
import { axisHeight } from "./RowPlot";
import { shareAxisEnd } from "./shareAxisEnd";

export interface VendorDot {
  index: number;
  vendor: string;
  value: number;
  low: number;
  high: number;
}

interface VendorDotsProps {
  dots: VendorDot[];
  /** How many rows there are, also those without a dot. */
  rows: number;
  size: Size;
}

/** A dot at the rate, a whisker over its 95 % range: ranges that overlap cannot be told apart. */
export function VendorDots({ dots, rows, size }: VendorDotsProps) {
  return (
    <ScatterChart {...size} margin={{ top: 0, right: 14, bottom: 0, left: 14 }} accessibilityLayer={false}>
      <CartesianGrid horizontal={false} stroke="var(--line)" />
      <XAxis
        type="number"
        dataKey="value"
        height={axisHeight}
        domain={[0, shareAxisEnd(Math.max(...dots.map(({ high }) => high), 0))]}
        tickCount={5}
        tickFormatter={(value: number) => formatPercent(value)}
        tick={{ fill: "var(--ink-faint)", fontSize: 12 }}
        axisLine={false}
        tickLine={false}
      />
      <YAxis type="number" dataKey="index" domain={[-0.5, rows - 0.5]} reversed hide />
      <Scatter data={dots} isAnimationActive={false} shape={Dot}>
        <ErrorBar
          dataKey={({ value, low, high }: VendorDot) => [value - low, high - value]}
          direction="x"
          width={5}
          stroke="var(--ink-soft)"
          strokeWidth={1.5}
          isAnimationActive={false}
        />
      </Scatter>
    </ScatterChart>
  );
}

function Dot({ cx, cy, payload }: ScatterShapeProps) {
  const { vendor, value, low, high } = payload as VendorDot;
  return (
    <g>
      <title>
        {vendor}: {formatPercent(value)}, 95 % sure: {formatPercentRange({ low, high })}
      </title>
      <circle cx={cx} cy={cy} r={6.5} fill="var(--buttoned)" stroke="var(--sheet)" strokeWidth={2} />
    </g>
  );
}
