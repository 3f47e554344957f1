// Which deals may have another lead since an import brought or changed leads?
import { listPartDeals, listUnkeyedDeals, readDealKeys, storeDealKeys } from "../../db/queries/dealKeys";
import { readLeadKeys } from "../../db/queries/leadKeys";
import { listLikenessLeads } from "../../db/queries/likeness";
import type { Db } from "../../db/schema";
import { mostLeads } from "./candidates";
import { keyParts, partsAtOnce } from "./keyParts";
import { KeyTable } from "./keyTable";
import { named } from "./nameWords";
import { keyRules, type PackedLeads, packDeals, packedBytes, packLeads, readPacked } from "./packedLeads";

/** Gives all deals blocks that have none yet or whose blocks are stale. */
export function keyDeals(db: Db, organizationId: number): Promise<void> {
  return keyParts(db, organizationId, {
    due: (db) => listUnkeyedDeals(db, { rules: keyRules, limit: partsAtOnce }),
    list: listPartDeals,
    store: (db, part, deals) =>
      storeDealKeys(db, {
        ...{ rules: keyRules, part, deals: deals.length },
        keys: packedBytes(packDeals(deals.map(named))),
      }),
  });
}

/** Of so many keys of new leads at most it is asked whom they concern. */
const mostKeys = 1_000_000;

interface Fresh {
  /** The import whose leads are new. */
  importId: number;
  /** Leads that it changed. */
  changed: readonly number[];
}

/**
 * The ids of the deals that share a block with a new or changed lead which was of use without those; the candidates of all others are what they were. Undefined where
 * so much is new that all deals are to be looked at.
 */
export async function concernedDeals(db: Db, { importId, changed }: Fresh): Promise<number[] | undefined> {
  const fresh = new KeyTable();
  const moved = new Set(changed);
  const take = ({ keys }: PackedLeads) => {
    for (let at = 0; at < keys.length; at += 1) fresh.add(keys[at] ?? 0);
  };
  for await (const { keys } of readLeadKeys(db, { importId })) {
    if (fresh.size <= mostKeys) take(readPacked(keys));
  }
  take(packLeads((await listLikenessLeads(db, changed)).map(named)));
  if (fresh.size > mostKeys) return undefined;
  const others = new Uint8Array(fresh.size);
  for await (const part of readLeadKeys(db))
    if (part.importId !== importId) countOthers(readPacked(part.keys), { fresh, moved, others });
  const concerned: number[] = [];
  for await (const keys of readDealKeys(db)) {
    const { ids, ends, keys: blocks } = readPacked(keys);
    let at = 0;
    for (let deal = 0; deal < ids.length; deal += 1) {
      let shares = false;
      for (const end = ends[deal] ?? 0; at < end; at += 1) {
        const place = shares ? -1 : fresh.find(blocks[at] ?? 0);
        if (place >= 0 && (others[place] ?? 0) <= mostLeads) shares = true;
      }
      if (shares) concerned.push(ids[deal] ?? 0);
    }
  }
  return concerned;
}

/** Counts the other leads that have a key of the fresh ones, as far as it matters. */
function countOthers(
  { ids, ends, keys }: PackedLeads,
  { fresh, moved, others }: { fresh: KeyTable; moved: ReadonlySet<number>; others: Uint8Array },
): void {
  let at = 0;
  for (let lead = 0; lead < ids.length; lead += 1) {
    const end = ends[lead] ?? 0;
    if (moved.size > 0 && moved.has(ids[lead] ?? 0)) at = end;
    for (; at < end; at += 1) {
      const place = fresh.find(keys[at] ?? 0);
      if (place >= 0 && (others[place] ?? 0) <= mostLeads) others[place] = (others[place] ?? 0) + 1;
    }
  }
}
