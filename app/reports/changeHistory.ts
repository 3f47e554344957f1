// What was changed at once, by whom and when?

import type { FieldChange } from "../domain/changedFields";
import type { Day } from "../domain/day";

export interface ChangeLine {
  /** What was changed: a step, an issue, a prompt. */
  name: string;
  what: "added" | "changed" | "moved" | "taken away";
  /** What differs. Of what was added only `to` is known, of what was taken away only `from`. */
  fields: FieldChange[];
}

export interface ChangeGroup {
  /** In milliseconds. */
  moment: number;
  on: Day;
  at: string;
  who: string | null;
  lines: ChangeLine[];
}

/** As many of the last lines as a page tells. */
export const historyLines = 200;

/** Lines of one moment and one person stand together, in the order in which they come; what only moved is told last. */
export function groupChanges(
  rows: readonly {
    changed_at: Date;
    on: Day;
    at: string;
    who: string | null;
    line: ChangeLine | undefined;
  }[],
): ChangeGroup[] {
  const groups: ChangeGroup[] = [];
  for (const { changed_at, on, at, who, line } of rows) {
    if (!line) continue;
    const moment = changed_at.getTime();
    const last = groups.at(-1);
    if (last && last.moment === moment && last.who === who) last.lines.push(line);
    else groups.push({ on, at, who, moment, lines: [line] });
  }
  return groups.map(({ lines, ...group }) => ({ ...group, lines: movedLast(lines) }));
}

/** Steps that only make room for another are told last. */
export function movedLast(lines: readonly ChangeLine[]): ChangeLine[] {
  return [...lines.filter(({ what }) => what !== "moved"), ...lines.filter(({ what }) => what === "moved")];
}
