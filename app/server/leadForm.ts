// What becomes of a form that is posted on a lead: a signal, a touch, a correction, something taken back?
import { withOrganization } from "../../db/connection";
import { decideMatch, type MatchDecision } from "../../db/queries/decideMatch";
import { findSignalled } from "../../db/queries/leadSignals";
import { findPair } from "../../db/queries/matchPairs";
import { deleteSignal, restoreSignal } from "../../db/queries/signals";
import { deleteTouch, insertTouch } from "../../db/queries/touches";
import type { Db } from "../../db/schema";
import { type TouchChannel, touchChannels } from "../domain/vocabulary";
import { companyActs, postCompany } from "./companyForm";
import type { LoadContext } from "./context";
import { notFound } from "./foundImport";
import { deciderOf } from "./matchesAction";
import { instantOf, type Outcome, type Posted, readSignalForm } from "./signalForm";
import { editSignal, enterSignal } from "./signalRules";

/** Carries out what the form asks for, in one transaction. @throws Response 404 where the lead, step or signal is not there or not theirs. */
export async function postLeadForm(
  { db, organizationId }: Pick<LoadContext, "db" | "organizationId">,
  leadId: number,
  form: FormData,
): Promise<Posted> {
  const outcome = await withOrganization(db, organizationId, async (db) => {
    const lead = await findSignalled(db, leadId);
    if (lead === undefined) return "missing";
    const does = doesOf(form);
    if (does === "enter" || does === "edit") {
      const read = readSignalForm(form);
      if ("errors" in read) return "step" in read.errors ? "missing" : read;
      return does === "enter"
        ? enterSignal(db, { leadId, lead, fields: read.fields })
        : editSignal(db, { leadId, lead, signalId: idOf(form, "signal"), fields: read.fields });
    }
    if (does === "touch") return touch(db, leadId, lead, form);
    const about = companyActs.find((act) => act === does);
    if (about !== undefined) return postCompany(db, { leadId, does: about, form });
    const decision = matchDecisions[does];
    if (decision !== undefined) return decide(db, { leadId, form, decision });
    return takeBack(db, leadId, form);
  });
  if (outcome === "missing") throw notFound();
  return outcome;
}

/** What the buttons of a receipt say; "forget" leaves the pair to the rules again. */
const matchDecisions: Record<string, MatchDecision> = {
  ...{ relink: "linked", unlink: "queued", never: "never", forget: null },
};

async function decide(
  db: Db,
  { leadId, form, decision }: { leadId: number; form: FormData; decision: MatchDecision },
): Promise<Outcome> {
  const pair = { dealId: idOf(form, "deal"), leadId };
  if (!(await findPair(db, pair))) return "missing";
  const done = await decideMatch(db, { ...pair, decision, by: deciderOf(form) });
  return done === "missing" ? "missing" : { to: `/leads/${leadId}#deals` };
}

async function takeBack(db: Db, leadId: number, form: FormData): Promise<Outcome> {
  const page = `/leads/${leadId}`;
  const who = textOf(form, "by", 100);
  switch (doesOf(form)) {
    case "take-back": {
      const changeId = await deleteSignal(db, { leadId, signalId: idOf(form, "signal"), who });
      return changeId === undefined ? "missing" : { to: `${page}?taken=${changeId}#done` };
    }
    case "restore": {
      const result = await restoreSignal(db, { leadId, changeId: idOf(form, "change"), who });
      if (result.outcome === "missing") return "missing";
      return result.outcome === "done"
        ? { to: `${page}?noted=${result.signalId}#done` }
        : { errors: { form: "The same signal was entered again meanwhile, so it is there already." } };
    }
    case "drop-touch":
      return (await deleteTouch(db, { leadId, touchId: idOf(form, "touch") }))
        ? { to: `${page}?dropped=touch#done` }
        : "missing";
    default:
      return "missing";
  }
}

async function touch(
  db: Db,
  leadId: number,
  { now, time_zone: timeZone }: { now: Date; time_zone: string },
  form: FormData,
): Promise<Outcome> {
  const channel = touchChannels.find((known): known is TouchChannel => known === form.get("channel"));
  if (channel === undefined) return { errors: { channel: "Choose call, mail or visit." } };
  const read = readSignalForm(withStep(form));
  if ("errors" in read) return read;
  const when = instantOf(read.fields, { now, timeZone });
  if ("errors" in when) return when;
  const outcome = textOf(form, "result", 200);
  const touchId = await insertTouch(db, { leadId, channel, outcome, who: read.fields.who, at: when.at });
  return { to: `/leads/${leadId}?touched=${touchId}#done` };
}

/** What is to be done: what the pressed button says, which stands behind what the form says. */
function doesOf(form: FormData): string {
  return String(form.getAll("do").at(-1) ?? "enter");
}

/** A touch has a time and a name as a signal has, and no step. */
function withStep(form: FormData): FormData {
  const copy = new FormData();
  for (const name of ["when", "instant", "day", "time", "who"])
    copy.set(name, String(form.get(name) ?? (name === "when" ? "now" : "")));
  copy.set("step", "1");
  return copy;
}

/** The id a field names; 0, which nothing has, for anything that is none. */
function idOf(form: FormData, name: string): number {
  const text = String(form.get(name) ?? "");
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0;
}

function textOf(form: FormData, name: string, longest: number): string | null {
  const text = String(form.get(name) ?? "")
    .replace(/\p{Cc}/gu, " ")
    .trim();
  return text === "" ? null : [...text].slice(0, longest).join("");
}

/** The lead a path names; 0, which no lead has, for anything that is none. */
export function leadIdOf(params: { leadId?: string | undefined }): number {
  return /^[1-9]\d{0,14}$/.test(params.leadId ?? "") ? Number(params.leadId) : 0;
}
