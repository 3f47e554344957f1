// Of which stage does the header of a column say that it holds the day on which it was reached?

/** HubSpot writes one such column a stage, in two spellings of quotes, with the pipeline in brackets; its API, and lifecycle stages, in other words. */
const patterns = [
  /^(?:date|time|day) (?:entered|reached|moved to)\s+(?:stage\s+)?(.+)$/i,
  /^(?:entered|reached|moved to) (?:stage )?(.+?)(?: (?:on|at|date))?$/i,
  /^became an? (.+?) date$/i,
  /^hs_(?:v2_)?date_entered_(.+)$/i,
  /^(?:stage date|stage entered)\s*[:-]\s*(.+)$/i,
  /^(.+?)\s*[:-]\s*(?:date entered|entered(?: on)?|stage date)$/i,
];

/** The stage a header names with certainty: `Date entered "Appointment set (Sales Pipeline)"`; undefined for every other header. */
export function stageOfHeader(written: string): string | undefined {
  for (const pattern of patterns) {
    const [, stage] = pattern.exec(written.trim()) ?? [];
    if (stage === undefined) continue;
    const bare = withoutFrame(stage);
    return /^((the )?current )?stage$|^pipeline$/i.test(bare) ? undefined : bare;
  }
  return undefined;
}

/** The rest of a header without the words for a day: "Signed on" as "Signed". */
export function stageOfPlainDate(written: string): string {
  return withoutFrame(written.replace(/^(date of|date)\s+/i, "")).replace(/\s+(date|on|at)$/i, "");
}

/** Without quotes around it and the pipeline in brackets behind it. */
function withoutFrame(text: string): string {
  return text
    .trim()
    .replace(/^["'“”‘’]+|["'“”‘’]+$/g, "")
    .replace(/\s*\([^)]*\)$/, "")
    .replace(/["'“”‘’]+$/, "")
    .trim();
}
