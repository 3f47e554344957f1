// What happens when a deal and a lead are linked by hand?
import { withOrganization } from "../../db/connection";
import { decideMatch } from "../../db/queries/decideMatch";
import { decodeUnmatchedQuery, unmatchedPath } from "../domain/unmatchedQuery";
import { fieldText } from "./chargeForm";
import type { LoadContext } from "./context";
import { deciderOf } from "./matchesAction";
import type { Outcome } from "./signalForm";

/** Links the two the form names; goes on to where it was posted from, which says so. */
export async function postUnmatched(
  { db, organizationId }: Pick<LoadContext, "db" | "organizationId">,
  { params, form }: { params: URLSearchParams; form: FormData },
): Promise<Outcome> {
  const [dealId, leadId] = ["deal", "lead"].map((name) => {
    const text = fieldText(form, name);
    return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0;
  });
  if (!dealId || !leadId || fieldText(form, "do") !== "link") return "missing";
  const done = await withOrganization(db, organizationId, (db) =>
    decideMatch(db, { dealId, leadId, decision: "linked", by: deciderOf(form) }),
  );
  if (done === "missing") return "missing";
  const { of: _, q: __, ...query } = decodeUnmatchedQuery(params);
  const path = unmatchedPath(query);
  return { to: `${path}${path.includes("?") ? "&" : "?"}linked=${leadId}` };
}
