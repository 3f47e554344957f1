// How do the drawn curves differ, by colour and by dashes?

/** Of the first, second and third curve. */
export const curveLooks: readonly { stroke: string; strokeDasharray?: string }[] = [
  { stroke: "var(--buttoned)" },
  { stroke: "var(--stalled)", strokeDasharray: "7 3" },
  { stroke: "var(--ripening)", strokeDasharray: "2.5 2.5" },
];
