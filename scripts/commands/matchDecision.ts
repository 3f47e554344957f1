// What does a person decide about deals and leads on the command line, and what waits for a decision?

import { formatProbability } from "../../app/domain/matchWords";
import { formatMoney } from "../../app/domain/money";
import { formatCount } from "../../app/domain/rates";
import { repNameOf } from "../../app/domain/repName";
import { Trouble } from "../../app/domain/trouble";
import { withOrganization } from "../../db/connection";
import { findDealNamed } from "../../db/queries/dealsNamed";
import { decideMatch, type MatchDecision } from "../../db/queries/decideMatch";
import { countPairs, findPair, listQueue, type PairRow } from "../../db/queries/matchPairs";
import type { Db } from "../../db/schema";
import type { Arguments } from "./arguments";
import { asked, opened } from "./opened";
import { leadNamed } from "./signal";
import { printJson, table } from "./table";

/** `placket match link|unlink|never DEAL LEAD`; "unlink" puts the pair in the queue, as the button of the receipt does. */
export const matchActs = {
  link: { decision: "linked", says: "Linked" },
  unlink: { decision: "queued", says: "Unlinked" },
  never: { decision: "never", says: "Never again" },
} as const satisfies Record<string, { decision: MatchDecision; says: string }>;

/** Decides one pair and says what became of it. @throws Trouble where the deal or lead is not here, or there is nothing to unlink. */
export async function decidePair(given: Arguments, act: keyof typeof matchActs): Promise<undefined> {
  const [, dealWord, leadWord, ...rest] = given.words;
  if (dealWord === undefined || leadWord === undefined || rest.length > 0)
    throw new Trouble(`Which deal and which lead? For example: placket match ${act} D-1017 A17`);
  const { decision, says } = matchActs[act];
  const pair = await opened(given, ({ db, organizationId }) =>
    withOrganization(db, organizationId, async (db) => {
      const pair = { dealId: await dealNamed(db, dealWord), leadId: await leadNamed(db, leadWord) };
      const before = await findPair(db, pair);
      if (act === "unlink" && before?.decision !== "linked")
        throw new Trouble(`Deal ${pair.dealId} is not linked to lead ${pair.leadId}. Nothing was changed.`);
      await decideMatch(db, { ...pair, decision, by: deciderNamed(given) });
      const after = await findPair(db, pair);
      return { ...pair, decision, by: after?.decided_by ?? null, credited: after?.share_count !== null };
    }),
  );
  if (given.has("json")) printJson(pair);
  else
    console.log(
      `${says}: deal ${pair.dealId}, lead ${pair.leadId}${decision === "linked" ? (pair.credited ? ", with credit for it" : ", without credit for it") : ""}.`,
    );
  return undefined;
}

/** Prints the pairs that wait, the most money first. */
export async function printQueue(given: Arguments): Promise<undefined> {
  await asked(given, async (db) => {
    const { queued } = await countPairs(db);
    const rows = await listQueue(db, { limit: queued, offset: 0 });
    if (given.has("json")) return printJson(rows.map(queuedPair));
    console.log(`${formatCount(queued)} ${queued === 1 ? "pair waits" : "pairs wait"} for a decision.`);
    if (rows.length > 0) console.log(table<PairRow>(columns, rows));
  });
  return undefined;
}

const columns = [
  { title: "deal", cell: ({ deal_id, deal }: PairRow) => deal.external_id ?? String(deal_id) },
  { title: "buyer", cell: ({ deal }: PairRow) => deal.company ?? deal.person ?? "" },
  { title: "lead", cell: ({ lead_id, lead }: PairRow) => lead.vendor_lead_id ?? String(lead_id) },
  { title: "company", cell: ({ lead }: PairRow) => lead.company ?? lead.person ?? "" },
  { title: "list", cell: ({ lead }: PairRow) => `${lead.vendor}, ${lead.list}` },
  {
    title: "worth",
    cell: ({ deal }: PairRow) =>
      deal.value_minor === null ? "—" : formatMoney(deal.value_minor, deal.currency),
    right: true,
  },
  { title: "how sure", cell: ({ probability }: PairRow) => formatProbability(probability), right: true },
];

function queuedPair({ deal_id, lead_id, probability, reasons, deal, lead }: PairRow) {
  return {
    ...{ dealId: deal_id, leadId: lead_id, probability, reasons },
    deal: {
      ...{ id: deal.external_id, company: deal.company, status: deal.status, openedOn: deal.opened_on },
      ...{ valueMinor: deal.value_minor, currency: deal.currency },
    },
    lead: {
      ...{ id: lead.vendor_lead_id, company: lead.company, vendor: lead.vendor, list: lead.list },
      purchasedOn: lead.purchased_on,
    },
  };
}

/** The deal of a CRM's id, else of our own number. @throws Trouble where there is none. */
export async function dealNamed(db: Db, word: string): Promise<number> {
  const dealId = await findDealNamed(db, word);
  if (dealId === undefined)
    throw new Trouble(`There is no deal "${word}" here, by the CRM's id or by number.`);
  return dealId;
}

/** Who decides, as `--who` says; "somebody" where it does not. */
export function deciderNamed(given: Arguments): string {
  return repNameOf(given.text("who") ?? "") ?? "somebody";
}
