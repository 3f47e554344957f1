// How are the curves of cohorts and their bands drawn? Loaded by the browser alone, with Recharts.
import { Area, CartesianGrid, ComposedChart, Line, XAxis, YAxis } from "recharts";
import { formatPercent } from "../../domain/rates";
import type { DrawnCurve } from "./CohortChart";
import { curveLooks } from "./curveLooks";
import type { Size } from "./Drawing";
import { shareAxisEnd } from "./shareAxisEnd";

interface CohortCurvesProps {
  curves: DrawnCurve[];
  horizonDays: number;
  size: Size;
  of: "won" | "lost";
  /** Whether the days stand under the axis. */
  days?: boolean;
}

type Point = DrawnCurve["curve"][number];

const values = {
  won: { share: ({ won }: Point) => won, band: ({ wonLow, wonHigh }: Point) => [wonLow, wonHigh] },
  lost: { share: ({ lost }: Point) => lost, band: ({ lostLow, lostHigh }: Point) => [lostLow, lostHigh] },
};
const tick = { fill: "var(--ink-faint)", fontSize: 12 };
const plain = { axisLine: false, tickLine: false, tick } as const;

/** A step line in a band for each cohort; a curve ends where nobody was followed any longer. */
export function CohortCurves({ curves, horizonDays, size, of, days = false }: CohortCurvesProps) {
  const { share, band } = values[of];
  const end = shareAxisEnd(
    drawnTo(
      curves.flatMap(({ curve }) => curve),
      of,
    ),
  );
  const rows = Array.from({ length: horizonDays + 1 }, (_, day) => ({
    day,
    points: curves.map(({ curve }) => curve[day]),
  }));
  type Row = (typeof rows)[number];
  return (
    <ComposedChart
      {...size}
      data={rows}
      margin={{ top: 6, right: 14, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        {...plain}
        type="number"
        dataKey="day"
        domain={[0, horizonDays]}
        height={days ? 24 : 4}
        tick={days ? tick : false}
        tickCount={7}
        tickFormatter={(day: number) => (day === 0 ? "bought" : `day ${Math.round(day)}`)}
        minTickGap={16}
      />
      <YAxis
        {...plain}
        width={48}
        domain={[0, end]}
        allowDataOverflow
        ticks={[0, end * 0.5, end]}
        tickFormatter={(value: number) => formatPercent(value)}
      />
      {curves.map(({ group }, index) => (
        <Area
          key={`band ${group}`}
          type="stepAfter"
          dataKey={({ points }: Row) => points[index] && band(points[index])}
          fill={curveLooks[index]?.stroke}
          fillOpacity={curves.length > 1 ? 0.12 : 0.18}
          stroke="none"
          isAnimationActive={false}
          activeDot={false}
        />
      ))}
      {curves.map(({ group }, index) => (
        <Line
          key={`line ${group}`}
          {...curveLooks[index]}
          type="stepAfter"
          dataKey={({ points }: Row) => points[index] && share(points[index])}
          strokeWidth={2}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      ))}
    </ComposedChart>
  );
}

/** Up to where bands are drawn: a wide band of few leads must not flatten the line. */
function drawnTo(points: Point[], of: "won" | "lost"): number {
  const { share, band } = values[of];
  const highest = Math.max(...points.map(share), 0);
  return Math.min(Math.max(...points.map((point) => band(point)[1] ?? 0), 0), Math.max(highest * 3, 0.04));
}
