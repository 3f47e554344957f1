// Which parts of a bar are there, in which order, colour and pattern?

/** A look of a bar: each differs by colour and by pattern. */
export type Tone = "buttoned" | "moving" | "stalled" | "lost" | "spend";

/** The parts of a step's bar, from the good end to the bad one. */
export const stallParts = [
  { key: "buttoned", label: "buttoned", tone: "buttoned" },
  { key: "active", label: "still moving", tone: "moving" },
  { key: "stalled", label: "stalled", tone: "stalled" },
  { key: "lost", label: "lost", tone: "lost" },
] as const satisfies readonly { key: string; label: string; tone: Tone }[];

export type StallPart = (typeof stallParts)[number]["key"];

/** The parts of a purchase month's column, from the bottom up. */
export const trendParts = [
  { key: "won", label: "won", tone: "buttoned" },
  { key: "moving", label: "still moving", tone: "moving" },
  { key: "stalled", label: "stalled", tone: "stalled" },
  { key: "lost", label: "lost", tone: "lost" },
] as const satisfies readonly { key: string; label: string; tone: Tone }[];

export type TrendPart = (typeof trendParts)[number]["key"];
