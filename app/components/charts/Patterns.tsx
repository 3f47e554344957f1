// How do the parts of a bar differ for a reader who does not see their colours?
import type { Tone } from "./series";

/** Solid for what is good, stripes for stalled, crosses for lost, dots for moving. Give each SVG an id of its own. */
export function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-moving`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" fill="var(--moving)" />
        <circle cx="3" cy="3" r="1" fill="var(--hatch)" />
      </pattern>
      <pattern
        id={`${id}-stalled`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="6" height="6" fill="var(--stalled)" />
        <rect width="2" height="6" fill="var(--hatch)" />
      </pattern>
      <pattern
        id={`${id}-lost`}
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="7" height="7" fill="var(--lost)" />
        <path d="M0 3.5h7M3.5 0v7" stroke="var(--hatch)" strokeWidth="0.9" />
      </pattern>
    </defs>
  );
}

/** The paint of a tone, given the id of the Patterns in the same SVG. */
export function paint(tone: Tone, id: string): string {
  if (tone === "buttoned") return "var(--buttoned)";
  if (tone === "spend") return "var(--spend)";
  return `url(#${id}-${tone})`;
}
