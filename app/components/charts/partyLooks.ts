// How is it named and coloured on whom a dollar is?
import type { Party } from "../../domain/vocabulary";

/** Words stand beside every colour, so that neither colour nor pattern is needed to read it. */
export const partyLooks: Record<Party, { label: string; colour: string }> = {
  us: { label: "On us", colour: "var(--stalled)" },
  vendor: { label: "On the vendor", colour: "var(--objection)" },
  shared: { label: "Shared", colour: "var(--spend)" },
  market: { label: "On the market", colour: "var(--lost)" },
  unknown: { label: "Unknown", colour: "var(--silent)" },
  open: { label: "Still open", colour: "var(--moving)" },
  nobody: { label: "On nobody", colour: "var(--buttoned)" },
};
