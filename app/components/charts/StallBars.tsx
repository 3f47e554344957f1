// How are the bars of the stall chart drawn? Loaded by the browser alone, with Recharts.
import { useId } from "react";
import { Bar, BarChart, type BarShapeProps, XAxis, YAxis } from "recharts";
import { formatCount } from "../../domain/rates";
import type { Size } from "./Drawing";
import { Patterns } from "./Patterns";
import { Segment } from "./Segment";
import type { StallRow } from "./StallChart";
import { type StallPart, stallParts } from "./series";

interface StallBarsProps {
  rows: StallRow[];
  size: Size;
  hrefFor?: (row: StallRow, part: StallPart) => string;
}

export function StallBars({ rows, size, hrefFor }: StallBarsProps) {
  const id = useId().replaceAll(":", "");
  return (
    <BarChart
      {...size}
      layout="vertical"
      data={rows}
      margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
      barSize={20}
      accessibilityLayer={false}
    >
      <Patterns id={id} />
      <XAxis type="number" hide domain={[0, "dataMax"]} />
      <YAxis type="category" dataKey="stepId" hide />
      {stallParts.map(({ key, label, tone }) => (
        <Bar
          key={key}
          dataKey={key}
          stackId="leads"
          isAnimationActive={false}
          shape={({ x, y, width, height, payload }: BarShapeProps) => {
            const row = payload as StallRow;
            const box = { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
            const text = `${row.step}: ${formatCount(row[key])} ${label}`;
            return (
              <Segment
                {...box}
                tone={tone}
                patternId={id}
                value={row[key]}
                text={text}
                href={hrefFor?.(row, key)}
              />
            );
          }}
        />
      ))}
    </BarChart>
  );
}
