// How is one part of a bar drawn: its pattern, its count where there is room, and the list behind it?
import { useHref, useLinkClickHandler } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatCount } from "../../domain/rates";
import { paint } from "./Patterns";
import type { Tone } from "./series";

interface SegmentProps {
  x: number;
  y: number;
  width: number;
  height: number;
  tone: Tone;
  patternId: string;
  value: number;
  /** Read on hover: "Pain agreed: 41 stalled". */
  text: string;
  href?: string;
}

/** A part of no width draws nothing. The link is for the pointer; by keyboard the same list opens from the table. */
export function Segment(props: SegmentProps) {
  const { x, y, width, height, value, text, href } = props;
  if (!(width > 0 && height > 0) || value === 0) return null;
  const body = (
    <>
      <title>{text}</title>
      <rect
        x={x + (width > 4 ? 0.5 : 0)}
        y={y + (height > 4 ? 0.5 : 0)}
        width={Math.max(width - (width > 4 ? 1 : 0), 1)}
        height={Math.max(height - (height > 4 ? 1 : 0), 1)}
        rx={Math.min(2.5, width * 0.25, height * 0.25)}
        fill={paint(props.tone, props.patternId)}
      />
      <SegmentLabel {...props} />
    </>
  );
  return href ? (
    <SegmentLink href={href} text={text}>
      {body}
    </SegmentLink>
  ) : (
    <g>{body}</g>
  );
}

function SegmentLabel({ x, y, width, height, tone, value }: SegmentProps) {
  const text = formatCount(value);
  if (tone === "spend" || width < text.length * 7.5 + 8 || height < 15) return null;
  return (
    <text
      x={x + width * 0.5}
      y={y + height * 0.5}
      dy="0.36em"
      textAnchor="middle"
      fill={`var(--on-${tone})`}
      stroke={`var(--${tone})`}
      strokeWidth={tone === "buttoned" ? 0 : 4}
      strokeLinejoin="round"
      paintOrder="stroke"
      pointerEvents="none"
    >
      {text}
    </text>
  );
}

function SegmentLink({ href, text, children }: { href: string; text: string; children: ReactNode }) {
  const follow = useLinkClickHandler<HTMLAnchorElement>(href);
  return (
    <a href={useHref(href)} onClick={follow} tabIndex={-1} aria-label={text}>
      {children}
    </a>
  );
}
