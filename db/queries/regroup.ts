// What follows when rows of some accounts are to stand in others: links, shares, duplicates, progress?
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../schema";
import { refreshProgress } from "./derive";
import { markDuplicates } from "./duplicates";
import { linkDeals, shareDeals } from "./matches";
import { resettleAccounts } from "./settleAccounts";

/** A link or pair that likeness found: deal_id, lead_id, probability, reasons, decision. */
type Liked = Record<string, unknown>;

interface Regrouping {
  /** All that may gain or lose rows. */
  accounts: number[];
  /** Deals whose links are to be made anew besides those of the accounts. */
  deals?: number[];
  change: () => Promise<unknown>;
  /** What an earlier call handed back. */
  returning?: unknown[];
}

/**
 * Changes what is decided of some accounts, and everything that follows from it: where their rows stand, links, shares, duplicates, progress. Likeness's links
 * and pairs of deals that get a certain lead are handed back, so that they can come back with `returning`; those of the others stay.
 */
export async function regroup(
  db: Db,
  { accounts, deals = [], change, returning = [] }: Regrouping,
): Promise<Liked[]> {
  await sql`drop table if exists regrouped_lead, regrouped_deal, regrouped, liked`.execute(db);
  await sql`create temp table regrouped_lead on commit drop as select lead_id from lead where account_id = any (${accounts}::bigint[])
    union select lead_id from match where deal_id = any (${deals}::bigint[])`.execute(db);
  await sql`create temp table regrouped_deal on commit drop as select deal_id from deal where account_id = any (${accounts}::bigint[]) or deal_id = any (${deals}::bigint[])`.execute(
    db,
  );
  await change();
  await resettleAccounts(db, { leads: sql`regrouped_lead`, deals: sql`regrouped_deal` });
  await sql`create temp table regrouped on commit drop as select unnest(${accounts}::bigint[]) as account_id
    union select account_id from lead join regrouped_lead using (lead_id)`.execute(db);
  await sql`create temp table liked on commit drop as
    select deal_id, lead_id, probability, reasons, decision from match join regrouped_deal using (deal_id) where method = 'likeness' and decided_by is null
    union all select * from jsonb_to_recordset(${JSON.stringify(returning)}::jsonb) as r(deal_id bigint, lead_id bigint, probability float8, reasons jsonb, decision text)`.execute(
    db,
  );
  await linkDeals(db, sql`regrouped_deal`);
  await sql`
    insert into match (deal_id, lead_id, method, probability, reasons, decision)
    select distinct on (deal_id, lead_id) deal_id, lead_id, 'likeness', probability, reasons, decision from liked join deal using (deal_id) join lead using (lead_id)
    where ${settledBy(sql`liked.deal_id`, false)} and not exists (select from match m where m.deal_id = liked.deal_id and m.lead_id = liked.lead_id)`.execute(
    db,
  );
  await spreadLikeness(db);
  await shareDeals(db, alike);
  await markDuplicates(db, sql`regrouped`);
  await refreshProgress(db, {
    leads: sql`(select lead_id from regrouped_lead union select lead_id from redoubled union select lead_id from unlinked
      union select lead_id from match where deal_id in (select deal_id from regrouped_deal union select deal_id from ${alike} as a))`,
  });
  const { rows } = await sql<Liked>`
    select * from liked where ${settledBy(sql`liked.deal_id`, true)}`.execute(db);
  return rows;
}

/** Whether an id, a row, an exact key or a person says whose a deal is. */
function settledBy(deal: RawBuilder<unknown>, yes: boolean): RawBuilder<boolean> {
  return sql<boolean>`${yes ? sql`` : sql`not`} exists (select from match m where m.deal_id = ${deal} and m.decision = 'linked'
    and (m.method <> 'likeness' or m.decided_by is not null))`;
}

const liking = sql`method = 'likeness' and decided_by is null and decision = 'linked'`;

/** Deals that are linked by likeness to a lead of the regrouped accounts. */
const alike = sql`(select deal_id from match join regrouped_lead using (lead_id) where ${liking}
  union select deal_id from match join regrouped_deal using (deal_id) where ${liking})`;
const sameAccount = "same account as a lead that is like it";

/** A link by likeness is to all leads of the account, as `storeLikeness` makes it: the account may have other leads now. */
async function spreadLikeness(db: Db): Promise<void> {
  await sql`create temp table spread_deal on commit drop as select distinct deal_id from ${alike} as a`.execute(
    db,
  );
  await sql`delete from match using spread_deal where match.deal_id = spread_deal.deal_id and method = 'likeness' and decided_by is null
    and reasons ? ${sameAccount}`.execute(db);
  await sql`
    insert into match (deal_id, lead_id, method, probability, reasons, decision)
    select m.deal_id, o.lead_id, 'likeness', max(m.probability), jsonb_build_array(${sameAccount}::text), 'linked'
    from match m join spread_deal using (deal_id) join lead l using (lead_id) join lead o on o.account_id = l.account_id
    where ${liking}
      and not exists (select from match known where known.deal_id = m.deal_id and known.lead_id = o.lead_id)
    group by m.deal_id, o.lead_id`.execute(db);
  await sql`drop table spread_deal`.execute(db);
}
