// What does a form of the review queue do: decide a pair, undo that, link many at once, or set the thresholds?
import { withOrganization } from "../../db/connection";
import { decideMatch, decideMatches } from "../../db/queries/decideMatch";
import { countPairs, findPair, listQueue } from "../../db/queries/matchPairs";
import { setThresholds } from "../../db/queries/matchThresholds";
import type { Db } from "../../db/schema";
import {
  decodeMatchesQuery,
  type MatchesQuery,
  matchesPath,
  pairOf,
  percentOf,
} from "../domain/matchesQuery";
import { formatCount } from "../domain/rates";
import { repNameOf } from "../domain/repName";
import { fieldText } from "./chargeForm";
import type { LoadContext } from "./context";
import type { Outcome } from "./signalForm";

type Context = Pick<LoadContext, "db" | "organizationId">;

/** What stands for a person who gave no name. */
const nobody = "somebody";

/** Who decides, as the form says; "somebody" where it names nobody. */
export function deciderOf(form: FormData): string {
  return repNameOf(fieldText(form, "by")) ?? nobody;
}

/** Carries out one form of the page with these parameters, in one transaction. */
export async function postMatches(
  { db, organizationId }: Context,
  { params, form }: { params: URLSearchParams; form: FormData },
): Promise<Outcome> {
  const query = decodeMatchesQuery(params);
  return withOrganization(db, organizationId, async (db) => {
    switch (fieldText(form, "do")) {
      case "link":
        return decide(db, { query, form, decision: "linked" });
      case "never":
        return decide(db, { query, form, decision: "never" });
      case "undo":
        return undo(db, { query, form });
      case "bulk":
        return linkMany(db, { query, form });
      case "thresholds":
        return saveThresholds(db, { query, form });
      default:
        return "missing";
    }
  });
}

interface Step {
  query: MatchesQuery;
  form: FormData;
}

/** Only what still waits is decided: somebody else may have done it while the page was open. */
async function decide(
  db: Db,
  { query, form, decision }: Step & { decision: "linked" | "never" },
): Promise<Outcome> {
  const [pair] = pairOf(fieldText(form, "pair"));
  const row = pair && (await findPair(db, pair));
  if (!pair || !row) return "missing";
  if (row.decision !== "queued" && row.decision !== decision)
    return {
      errors: {
        pair: `${row.decided_by ?? "Matching"} decided this pair while the page was open. Nothing was written; its receipt is on the lead’s page.`,
      },
    };
  if (row.settled_by !== null)
    return {
      errors: {
        pair: `${row.settled_by} linked this deal to another lead while the page was open. Nothing was written; its receipt is on the lead’s page.`,
      },
    };
  if (row.decision === "queued") await decideMatch(db, { ...pair, decision, by: deciderOf(form) });
  const { above: _, ...rest } = query;
  const others = (query.last ?? []).filter(
    ({ dealId, leadId }) => dealId !== pair.dealId || leadId !== pair.leadId,
  );
  return { to: matchesPath({ ...rest, last: [pair, ...others] }) };
}

/** What matching had queued is its own again; what a person had queued is put back there. */
async function undo(db: Db, { query, form }: Step): Promise<Outcome> {
  const [pair, ...last] = query.last ?? [];
  const row = pair && (await findPair(db, pair));
  if (!pair || !row) return "missing";
  const exact = row.probability === null || (row.probability === 1 && row.method !== "likeness");
  if (row.decision !== "queued")
    await decideMatch(db, { ...pair, decision: exact ? "queued" : null, by: deciderOf(form) });
  return { to: matchesPath({ ...query, last }) };
}

/** Links all that wait from the typed probability on, if they are still as many as the page said. */
async function linkMany(db: Db, { query, form }: Step): Promise<Outcome> {
  const { above, ...rest } = query;
  if (above === undefined) return "missing";
  const { above: count } = await countPairs(db, { above });
  if (String(count) !== fieldText(form, "count"))
    return {
      errors: {
        bulk: `There are ${formatCount(count)} such pairs now, not ${fieldText(form, "count").slice(0, 20)}. Nothing was linked: look at them again.`,
      },
    };
  const rows = await listQueue(db, { above, limit: count, offset: 0 });
  const pairs = rows.map(({ deal_id, lead_id }) => ({ dealId: deal_id, leadId: lead_id }));
  await decideMatches(db, { pairs, decision: "linked", by: deciderOf(form) });
  return { to: matchesPath(rest) };
}

async function saveThresholds(db: Db, { query, form }: Step): Promise<Outcome> {
  const errors: Record<string, string> = {};
  const read = (name: string) => {
    const text = fieldText(form, name);
    const share = percentOf(text);
    if (share === undefined)
      errors[name] = `“${text.slice(0, 40)}” is no percentage from 0 to 100. Write it as 99 or 99.5.`;
    return share ?? 0;
  };
  const [linkAt, queueAt] = [read("link-at"), read("queue-at")];
  if (Object.keys(errors).length === 0 && queueAt > linkAt)
    errors["queue-at"] =
      "Asking must begin below linking: else what is sure enough to link would be asked first. Lower it.";
  if (Object.keys(errors).length > 0) return { errors };
  await setThresholds(db, { linkAt, queueAt });
  return { to: matchesPath(query) };
}
