// `placket signal`: enters what a buyer said or did on a step, by the rules of the lead's page.
import { nameKey } from "../../app/domain/identityKeys";
import { Trouble } from "../../app/domain/trouble";
import { nearest } from "../../app/intake/nearest";
import { postLeadForm } from "../../app/server/leadForm";
import { withOrganization } from "../../db/connection";
import { findLeadsNamed } from "../../db/queries/leadFacts";
import { listOffered } from "../../db/queries/leadSignals";
import type { Db } from "../../db/schema";
import type { Arguments, Command } from "./arguments";
import { opened, sampleOption } from "./opened";
import { printJson } from "./table";

export const signalCommand: Command = {
  name: "signal",
  words: "LEAD STEP +|-|0",
  says: "Enters a signal of the buyer: for (+), against (-) or neither (0). LEAD is the vendor's id or the lead's number.",
  options: {
    issue: { value: "NAME", says: "what an objection raises, or what a + answers; several with commas" },
    unspoken: { says: "it was shown, not said" },
    cue: { value: "WORDS", says: "the sign that was seen, from the list or in own words" },
    note: { value: "WORDS", says: "a note" },
    who: { value: "NAME", says: "who saw it" },
    at: {
      value: "TIME",
      says: "when: 2026-01-31 or 2026-01-31T14:05, in the organization's time zone; now where left out",
    },
    "meeting-on": { value: "DATE", says: "the day of the meeting that was set or moved" },
    outcome: { value: "WORD", says: "of a meeting: held, no-show, cancelled or rescheduled" },
    channel: { value: "WORD", says: "call, mail or meeting" },
    json: { says: "prints the result as JSON" },
    ...sampleOption,
  },
  example: 'placket signal A17 "Price range accepted" - --issue price --cue "checked the phone"',
  run: enter,
};

const signs: Record<string, string> = { "+": "positive", "-": "negative", "−": "negative", "0": "neutral" };

async function enter(given: Arguments): Promise<undefined> {
  const [leadWord, stepWord, sign, ...rest] = given.words;
  if (leadWord === undefined || stepWord === undefined || rest.length > 0)
    throw new Trouble(`Which lead, step and sign? For example: ${signalCommand.example}`);
  if (sign === undefined ? given.text("outcome") === undefined : !(sign in signs))
    throw new Trouble(
      `Was the buyer for or against? Write +, - or 0 after the step${sign ? `, not "${sign}"` : ""}.`,
    );
  await opened(given, async ({ db, organizationId }) => {
    const { leadId, form } = await withOrganization(db, organizationId, async (db) => ({
      leadId: await leadNamed(db, leadWord),
      form: await formOf(db, given, { stepWord, say: sign === undefined ? "" : (signs[sign] ?? "") }),
    }));
    const posted = await postLeadForm({ db, organizationId }, leadId, form);
    if ("errors" in posted) throw new Trouble(Object.values(posted.errors).join(" "));
    const signalIds = (/noted=([\d-]+)/.exec(posted.to)?.[1] ?? "").split("-").map(Number);
    if (given.has("json")) printJson({ leadId, signalIds });
    else console.log(`Recorded on lead ${leadId}: signal ${signalIds.join(", ")}.`);
  });
  return undefined;
}

/** The lead of a vendor's id, else of our own number. @throws Trouble where there is none, or several vendors gave the id. */
export async function leadNamed(db: Db, word: string): Promise<number> {
  const leads = await findLeadsNamed(db, word);
  const [lead] = leads;
  if (!lead) throw new Trouble(`There is no lead "${word}" here, by the vendor's id or by number.`);
  if (leads.length > 1)
    throw new Trouble(
      `${leads.length} leads have the id "${word}": say the number instead, one of ${leads.map(({ lead_id, vendor }) => `${lead_id} (${vendor})`).join(", ")}.`,
    );
  return lead.lead_id;
}

async function formOf(
  db: Db,
  given: Arguments,
  { stepWord, say }: { stepWord: string; say: string },
): Promise<FormData> {
  const { steps, issues } = await listOffered(db);
  const form = new FormData();
  form.set("step", String(named("step", stepWord, steps).step_id));
  form.set("say", say);
  for (const word of (given.text("issue") ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean))
    form.append("issue", String(named("issue", word, issues).issue_id));
  form.set("manner", given.has("unspoken") ? "unspoken" : "");
  const texts = {
    cue: "cue",
    note: "note",
    who: "who",
    "meeting-on": "meeting-on",
    outcome: "outcome",
    channel: "channel",
  };
  for (const [field, option] of Object.entries(texts)) form.set(field, given.text(option) ?? "");
  const at = given.text("at");
  if (at !== undefined) {
    const [day = "", time = ""] = at.split(/[T ]/);
    form.set("when", "earlier");
    form.set("day", day);
    form.set("time", time);
  }
  return form;
}

/** A name as the organization gave it; another is refused with the nearest one. */
function named<T extends { name: string }>(what: string, word: string, known: readonly T[]): T {
  const found = known.find(({ name }) => nameKey(name) === nameKey(word));
  if (found) return found;
  const names = known.map(({ name }) => name);
  const near = nearest(word, names);
  throw new Trouble(
    `There is no ${what} "${word}". ${near ? `Did you mean "${near}"?` : `Known are: ${names.join(", ")}.`}`,
  );
}
