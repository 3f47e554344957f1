// How are the months drawn: spend above, where its leads are now below? Loaded by the browser alone, with Recharts.
import { useId } from "react";
import { Bar, BarChart, type BarShapeProps, CartesianGrid, XAxis, YAxis } from "recharts";
import { formatMonth } from "../../domain/day";
import { formatMoney } from "../../domain/money";
import { formatCount } from "../../domain/rates";
import type { Size } from "./Drawing";
import { Patterns } from "./Patterns";
import { Segment } from "./Segment";
import { type TrendPart, trendParts } from "./series";
import type { TrendRow } from "./TrendChart";

interface TrendColumnsProps {
  rows: TrendRow[];
  currency: string;
  size: Size;
  hrefFor?: (row: TrendRow, part: TrendPart | "leads") => string;
}

const tick = { fill: "var(--ink-faint)", fontSize: 12 };
const plain = { axisLine: false, tickLine: false, tick } as const;

/** One column of a month's spend. */
export function SpendColumns({ rows, currency, size, hrefFor }: TrendColumnsProps) {
  const money = (minor: number) => formatMoney(minor, currency, { whole: true });
  return (
    <MonthChart rows={rows} size={size} axisWidth={axisWidth(rows, currency)} format={money} months={false}>
      {(id) => (
        <Bar
          dataKey="spendMinor"
          isAnimationActive={false}
          shape={(shape: BarShapeProps) => {
            const row = shape.payload as TrendRow;
            const text = `${monthName(row)}: ${formatMoney(row.spendMinor, currency, { whole: true })} spent`;
            const value = row.spendMinor ?? 0;
            return (
              <Segment
                {...box(shape)}
                tone="spend"
                patternId={id}
                value={value}
                text={text}
                href={hrefFor?.(row, "leads")}
              />
            );
          }}
        />
      )}
    </MonthChart>
  );
}

/** Where the leads of each month are now. */
export function LeadColumns({ rows, currency, size, hrefFor }: TrendColumnsProps) {
  return (
    <MonthChart rows={rows} size={size} axisWidth={axisWidth(rows, currency)} format={formatCount} months>
      {(id) =>
        trendParts.map(({ key, label, tone }) => (
          <Bar
            key={key}
            dataKey={key}
            stackId="leads"
            isAnimationActive={false}
            shape={(shape: BarShapeProps) => {
              const row = shape.payload as TrendRow;
              const text = `${monthName(row)}: ${formatCount(row[key])} ${label}`;
              return (
                <Segment
                  {...box(shape)}
                  tone={tone}
                  patternId={id}
                  value={row[key]}
                  text={text}
                  href={hrefFor?.(row, key)}
                />
              );
            }}
          />
        ))
      }
    </MonthChart>
  );
}

interface MonthChartProps {
  rows: TrendRow[];
  size: Size;
  axisWidth: number;
  months: boolean;
  format: (value: number) => string;
  children: (patternId: string) => React.ReactNode;
}

function MonthChart({ rows, size, axisWidth: width, months, format, children }: MonthChartProps) {
  const id = useId().replaceAll(":", "");
  return (
    <BarChart
      {...size}
      data={rows}
      margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
      barCategoryGap="16%"
      maxBarSize={64}
      accessibilityLayer={false}
    >
      <Patterns id={id} />
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        {...plain}
        dataKey="month"
        height={months ? 24 : 4}
        tick={months ? tick : false}
        tickFormatter={formatMonth}
        minTickGap={10}
        interval="equidistantPreserveStart"
      />
      <YAxis
        {...plain}
        width={width}
        tickCount={months ? 4 : 3}
        tickFormatter={format}
        allowDecimals={false}
      />
      {children(id)}
    </BarChart>
  );
}

function box({ x, y, width, height }: BarShapeProps) {
  return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
}

function monthName({ month }: TrendRow): string {
  return month === null ? "Date unknown" : formatMonth(month);
}

/** Wide enough for the longest amount, so that both panels begin at the same line. */
function axisWidth(rows: TrendRow[], currency: string): number {
  const longest = Math.max(
    ...rows.map(({ spendMinor }) => formatMoney(spendMinor, currency, { whole: true }).length),
    3,
  );
  return Math.min(longest * 7.5 + 8, 110);
}
