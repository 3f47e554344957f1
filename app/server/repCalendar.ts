// What is in the calendar of one rep?
import { withOrganization } from "../../db/connection";
import { findRepByToken } from "../../db/queries/reps";
import { type CalendarEvent, calendar } from "../domain/calendar";
import { formatMoney } from "../domain/money";
import type { Objection } from "../reports/circleBackReport";
import { dueOn, repDayReport } from "../reports/repDayReport";
import type { LoadContext } from "./context";

/** The feed behind a token; undefined where no rep has it. `site` is the address that links begin with. */
export async function repCalendar(
  { db, organizationId }: Pick<LoadContext, "db" | "organizationId">,
  { token, site, now }: { token: string; site: string; now: Date },
): Promise<string | undefined> {
  return withOrganization(db, organizationId, async (db) => {
    const rep = await findRepByToken(db, token);
    if (!rep) return undefined;
    const { promised, currency } = await repDayReport(db, rep.name);
    const events = promised.flatMap((row) => eventOf(row, { organizationId, site, currency }));
    return calendar({ name: `Circle back: ${rep.name}`, events, now });
  });
}

/** What the objection is about, in a word. */
export function aboutOf({ issue, cue, step }: Objection): string {
  return issue ?? cue ?? step.name;
}

/** The lead's page, at the step of the objection. */
export function leadUrl(site: string, { leadId, step }: Objection): string {
  return `${site}/leads/${leadId}#step-${step.stepId}`;
}

function eventOf(
  row: Objection,
  { organizationId, site, currency }: { organizationId: number; site: string; currency: string },
): CalendarEvent[] {
  const on = dueOn(row);
  if (on === null) return [];
  const asked = row.prompt ?? row.prompts[0]?.words;
  const lines = [
    `${aboutOf(row)} at ${row.step.name}, open since ${row.raisedOn}.`,
    ...(row.riskMinor === null ? [] : [`At risk: ${formatMoney(row.riskMinor, currency)}.`]),
    ...(asked ? [asked] : []),
  ];
  return [
    {
      uid: `objection-${organizationId}-${row.signalId}@placket`,
      on,
      summary: `Circle back: ${row.lead} (${aboutOf(row)})`,
      description: lines.join("\n"),
      url: leadUrl(site, row),
    },
  ];
}
