// How do staged rows become facts, with everything derived from them, in one transaction?

import { crowded } from "../../db/queries/accounts";
import { addListCharge } from "../../db/queries/charges";
import { checkCopied, dropList } from "../../db/queries/copyLeads";
import { refreshProgress } from "../../db/queries/derive";
import { markDuplicates } from "../../db/queries/duplicates";
import type { LeadList } from "../../db/queries/leadCells";
import { linkDeals } from "../../db/queries/matches";
import { changeLeads } from "../../db/queries/mergeChanges";
import { type InvoiceDefaults, mergeCharges } from "../../db/queries/mergeCharges";
import { mergeCredits } from "../../db/queries/mergeCredits";
import { mergeDeals } from "../../db/queries/mergeDeals";
import { type ListDefaults, mergeLeads } from "../../db/queries/mergeLeads";
import { mergeDefects, mergeSignals } from "../../db/queries/mergeSignals";
import {
  countVerdicts,
  findDealsToLink,
  freshLeads,
  listsToSpread,
  type MergeCounts,
  touchedLeads,
  vendorsToSpread,
} from "../../db/queries/merging";
import { planFor } from "../../db/queries/planning";
import { findFirstReject } from "../../db/queries/rejects";
import type { Db } from "../../db/schema";
import { Trouble } from "../domain/trouble";
import type { ConflictRules } from "./conflicts";
import { rekeying } from "./rekey";

export interface MergeRequest {
  importId: number;
  /** Rows of the file that are taken in now. */
  rows: number;
  defaults: ListDefaults;
  /** What was said of charges and credits whose rows name no vendor or list. */
  invoices: InvoiceDefaults;
  /** Leads that were copied straight into their table, and the list they are of. */
  copied: { list: LeadList; leads: number } | undefined;
  /** What the whole list cost, where the file has no prices or they only weigh. */
  cost: { minor: number; currency: string } | undefined;
  /** The vendor the user named: of several leads with one id, its own is meant. */
  vendor: string | undefined;
  today: string;
  /** What becomes of values that are here already. */
  rules: ConflictRules;
  /** The organization's, for phones. */
  country: string;
}

/** Merges the staged rows of an import and derives anew what they touch. Returns how the rows of the file ended. */
export async function mergeStaged(
  db: Db,
  { importId, rows, defaults, invoices, copied, cost, vendor, today, rules, country }: MergeRequest,
): Promise<MergeCounts> {
  await planFor(db, rows);
  if (copied) await checkCopied(db, { importId, copied: copied.leads });
  const lists = await mergeLeads(db, { importId, defaults, copied: copied?.list });
  if (copied && lists.length === 0) await dropList(db, copied.list);
  const rekey = rekeying(db, country);
  await changeLeads(db, { importId, rules: rules.lead, rekey });
  await mergeDeals(db, { importId, rules: rules.deal, statesStatus: rules.statesStatus, rekey });
  await mergeDefects(db, { importId, today });
  await linkDeals(db, await findDealsToLink(db));
  await markDuplicates(db, crowded);
  await mergeSignals(db, { importId, rows, vendor });
  await mergeCharges(db, { importId, defaults: invoices });
  await mergeCredits(db, { importId, defaults: invoices });
  const charged = cost ? [await chargeList(db, { importId, lists, cost })] : [];
  await refreshProgress(db, {
    leads: touchedLeads,
    fresh: freshLeads,
    lists: [...new Set([...(await listsToSpread(db)), ...charged])],
    vendors: await vendorsToSpread(db),
  });
  return countVerdicts(db, importId);
}

async function chargeList(
  db: Db,
  { importId, lists, cost }: { importId: number; lists: number[]; cost: { minor: number; currency: string } },
): Promise<number> {
  const [listId] = lists;
  if (listId === undefined) {
    const first = await findFirstReject(db, importId);
    throw new Trouble(
      first
        ? `A cost needs a list to stand on, and every row of this file was rejected. The first: ${first}`
        : "A cost needs a list to stand on: this file has no lead rows.",
    );
  }
  if (lists.length > 1) {
    throw new Trouble(
      `One cost cannot be charged to ${lists.length} lists: the file names several. Leave the cost out and give each list its charge.`,
    );
  }
  await addListCharge(db, { importId, listId, ...cost });
  return listId;
}
