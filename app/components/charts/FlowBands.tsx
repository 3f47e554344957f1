// How do the bands from the spend to the buckets look? In the HTML, at any width, without scripts.
import type { flowLayout } from "./flowLayout";
import { partyLooks } from "./partyLooks";

const bar = 10;

/** Three bars and the bands between them: all charges, on whom, where it landed. Bands stretch with the width, bars do not. */
export function FlowBands({ layout }: { layout: ReturnType<typeof flowLayout> }) {
  const { height, spend, parties } = layout;
  return (
    <svg width="100%" height={height} aria-hidden="true" className="block overflow-visible">
      <svg
        width="100%"
        height={height}
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        role="presentation"
      >
        {parties.map(({ onWhom, from, to, buckets }) => (
          <g key={onWhom} fill={partyLooks[onWhom].colour} fillOpacity="0.3">
            <path d={band(0, from.top, 50, to.top, to.thickness)} />
            {buckets.map((one) => (
              <path key={one.bucket} d={band(50, one.from.top, 100, one.to.top, one.to.thickness)} />
            ))}
          </g>
        ))}
      </svg>
      <rect width={bar} y={spend.top} height={spend.thickness} rx="2" fill="var(--ink-soft)" />
      {parties.map(({ onWhom, to, buckets }) => (
        <g key={onWhom} fill={partyLooks[onWhom].colour}>
          <rect
            x="50%"
            y={to.top}
            width={bar}
            height={to.thickness}
            rx="2"
            transform={`translate(${-bar * 0.5})`}
          />
          {buckets.map((one) => (
            <rect
              key={one.bucket}
              x="100%"
              y={one.to.top}
              width={bar}
              height={one.to.thickness}
              rx="2"
              transform={`translate(${-bar})`}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}

/** A band of even thickness between two heights, bent in the middle. */
function band(x1: number, y1: number, x2: number, y2: number, thickness: number): string {
  if (thickness === 0) return "";
  const middle = (x1 + x2) * 0.5;
  const back = `${middle} ${y2 + thickness} ${middle} ${y1 + thickness} ${x1} ${y1 + thickness}`;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}V${y2 + thickness}C${back}Z`;
}
