// What does `placket report before-close` print: open buttons of leads near the close, in a terminal or as JSON?
import { formatMoney } from "../../app/domain/money";
import { formatCount } from "../../app/domain/rates";
import { type BeforeCloseLead, beforeCloseReport } from "../../app/reports/beforeCloseReport";
import type { Db } from "../../db/schema";
import { printJson } from "./table";

export async function printBeforeClose(
  db: Db,
  { asOf, owner, json }: { asOf: string | undefined; owner: string | undefined; json: boolean },
): Promise<void> {
  const filters = { ...(asOf !== undefined && { asOf }), ...(owner !== undefined && { owner }) };
  const found = await beforeCloseReport(db, filters, { pageSize: json ? 1_100_000 : 50 });
  if (json)
    return printJson({
      ...{ asOf: found.asOf, currency: found.currency, unrecorded: found.unrecorded, why: found.why },
      leads: found.rows.map(plainLead),
    });
  console.log(
    `As of ${found.asOf}: ${formatCount(found.leads)} leads near the close${found.pages > 1 ? ", the first 50:" : "."}`,
  );
  if (found.why) console.log(found.why);
  for (const lead of found.rows) {
    const value = lead.openDeals === 0 ? "no deal yet" : formatMoney(lead.valueMinor, found.currency);
    const meeting = lead.meetingOn === null ? "no meeting agreed" : `meeting ${lead.meetingOn}`;
    console.log(`\n${nameOf(lead)}: ${meeting}, ${value}, ${lead.owner ?? "no owner"}`);
    for (const { step, state, objections, prompts } of lead.open) {
      const issues = objections.map(({ issue }) => issue ?? "no issue named").join(", ");
      console.log(`  ${step}: ${state}${issues ? ` (${issues})` : ""}`);
      for (const { words } of [...objections.flatMap((objection) => objection.prompts), ...prompts])
        console.log(`    ${words}`);
    }
  }
}

function nameOf({ standing }: BeforeCloseLead): string {
  return standing.company ?? standing.person ?? standing.vendorLeadId ?? `Lead ${standing.leadId}`;
}

function plainLead({ standing, meetingOn, valueMinor, openDeals, owner, open }: BeforeCloseLead) {
  return {
    ...{
      lead_id: standing.leadId,
      id: standing.vendorLeadId,
      company: standing.company,
      state: standing.state,
    },
    ...{
      frontier: standing.frontier,
      meeting_on: meetingOn,
      open_deals: openDeals,
      value_minor: valueMinor,
      owner,
    },
    open: open.map(({ step, state, talkingPoint, objections, prompts }) => ({
      ...{ step, state, talking_point: talkingPoint, prompts },
      objections: objections.map(({ issue, cue, unspoken, raisedOn, prompts }) => ({
        ...{ issue, cue, unspoken, raised_on: raisedOn, prompts },
      })),
    })),
  };
}
