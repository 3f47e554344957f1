// Which figures follow leads from the day they were bought, and how is each computed?
import type { Metric } from "./metric";

const followed = { source: "purchase days, deals, signals on the close step" } as const;

export const curveMetrics = {
  wonByDay: {
    ...{ ...followed, name: "Won by that day", unit: "rate", unknown: "no lead has been followed so far" },
    says: "Share of the leads that were won by that day after the purchase: Aalen–Johansen, in which winning and losing compete. With its 95 % band and n.",
  },
  lostByDay: {
    ...{ ...followed, name: "Lost by that day", unit: "rate", unknown: "no lead has been followed so far" },
    says: "Share of the leads that were lost by that day after the purchase: Aalen–Johansen, in which winning and losing compete. With its 95 % band and n.",
  },
  stillFollowed: {
    ...{ ...followed, name: "Still followed", unit: "count", unknown: "" },
    says: "Leads neither won nor lost before that day, and bought long enough ago to have come so far.",
  },
  daysAfter: {
    ...{ name: "Days after", unit: "days", source: "purchase days", unknown: "" },
    says: "Days from the purchase.",
  },
} as const satisfies Record<string, Metric>;
