// How does what likeness finds come in the place of what it found before?
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../schema";
import { insertCheckedAtOnce } from "./checkedAtOnce";
import { refreshProgress } from "./derive";
import { loose } from "./likeness";
import { shareDeals, withoutWhy } from "./matches";

export interface LikenessFound {
  dealId: number;
  leadId: number;
  decision: "linked" | "queued";
  probability: number;
  reasons: { words: string; weight: number }[];
}

/** The deals that were looked at, and what was found for them, each pair once. */
export interface LikenessLook {
  deals: readonly number[];
  found: readonly LikenessFound[];
}

const batchRows = 20_000;

/**
 * Puts what was found for some deals in the place of what likeness found for them before, and derives anew the leads that gained or lost a deal. A link is
 * to all leads of the company, which share it by PRODUCT.md 3 "Credit for deals". Deals that got a certain lead meanwhile are left alone, and so are
 * pairs that a person decided on. Only rows that are to say something else are written: a look that finds the same leaves no row dead.
 */
export async function storeLikeness(db: Db, look: LikenessLook): Promise<void> {
  await giveFound(db, look);
  await sql`create temp table credited_before on commit drop as ${credited}`.execute(db);
  await findCompanies(db);
  await findChanges(db);
  await sql`delete from match m using turned_pair t where m.deal_id = t.deal_id and m.lead_id = t.lead_id and t.decision is null`.execute(
    db,
  );
  await sql`
    update match m set decision = t.decision, decided_at = case when m.decision = t.decision then m.decided_at else now() end, probability = t.probability, reasons = t.reasons,
      share_count = case when t.decision = 'linked' then share_count end, share_rank = case when t.decision = 'linked' then share_rank end
    from turned_pair t where m.deal_id = t.deal_id and m.lead_id = t.lead_id and t.decision is not null and not t.fresh`.execute(
    db,
  );
  await insertCheckedAtOnce(db, {
    table: "match",
    rows: sql`(select * from turned_pair where fresh)`,
    references: { deal: "deal_id", lead: "lead_id" },
    insert: sql`
    insert into match (deal_id, lead_id, method, probability, reasons, decision, share_count, share_rank)
    select deal_id, lead_id, 'likeness', probability, reasons, decision, ${alone}, ${alone} from turned_pair where fresh`,
  });
  await shareDeals(db, sql`likened`);
  const { rows } = await sql<{ lead_id: number }>`
    with after as (${credited}),
    turned as ((table after except table credited_before) union (table credited_before except table after))
    select distinct lead_id from turned`.execute(db);
  await sql`drop table likened, likeness, company_lead, turned_pair, credited_before`.execute(db);
  if (rows.length > 0) await refreshProgress(db, { leads: rows.map((row) => row.lead_id) });
}

/** The deals that are still to be given to, in `likened`, and what was found for those that were looked at, in `likeness`. */
async function giveFound(db: Db, { deals, found }: LikenessLook): Promise<void> {
  await sql`create temp table likened on commit drop as
    select deal_id from deal where deal_id = any(${`{${deals.join(",")}}`}::bigint[]) and ${loose("deal")}`.execute(
    db,
  );
  await sql`create temp table likeness (deal_id bigint, lead_id bigint, decision text, probability double precision, reasons jsonb) on commit drop`.execute(
    db,
  );
  for (let at = 0; at < found.length; at += batchRows) {
    const part = found.slice(at, at + batchRows);
    const list = (of: (one: LikenessFound) => number | string) => `{${part.map(of).join(",")}}`;
    await sql`insert into likeness select deal_id, lead_id, decision, probability, reasons from rows from (
      unnest(${list((one) => one.dealId)}::bigint[], ${list((one) => one.leadId)}::bigint[], ${list((one) => one.decision)}::text[],
        ${list((one) => one.probability)}::float8[]), jsonb_array_elements(${JSON.stringify(part.map(({ reasons }) => reasons))}::jsonb)
      ) as given(deal_id, lead_id, decision, probability, reasons)`.execute(db);
  }
  await sql`analyze likened, likeness (deal_id, lead_id, decision)`.execute(db);
}

/**
 * The leads that were found and all others of their accounts, in `company_lead`. By an index, also where they are very many: that is quicker than to look
 * through all leads, as which a join is planned. The planner cannot know how many they are before they are here.
 */
async function findCompanies(db: Db): Promise<void> {
  await sql`create temp table company_lead on commit drop as
    with own as materialized (select lead_id, account_id from lead where lead_id = any (array(select lead_id from likeness)))
    table own union select lead_id, account_id from lead where account_id = any (array(select distinct account_id from own))`.execute(
    db,
  );
  await sql`analyze company_lead`.execute(db);
}

/**
 * The pairs whose rows are to be other ones, in `turned_pair`: those that come (`fresh`), those that say something else, and those that go, which have no decision.
 */
async function findChanges(db: Db): Promise<void> {
  await sql`create temp table turned_pair on commit drop as
    with found as materialized (
      select n.*, account_id from likeness n join likened using (deal_id) join company_lead using (lead_id)
    ),
    owned as (
      select distinct on (deal_id, account_id) deal_id, account_id, probability from found where decision = 'linked' order by deal_id, account_id, probability desc
    ),
    due as (
      select deal_id, lead_id, decision, probability, reasons from found
      union all
      select deal_id, lead_id, 'linked', probability, '["same account as a lead that is like it"]'::jsonb from owned join company_lead using (account_id)
      where not exists (select from found where found.deal_id = owned.deal_id and found.lead_id = company_lead.lead_id)
    ),
    standing as (
      select deal_id, lead_id, method = 'likeness' and decided_by is null as open, m.decision, m.probability,
        case when m.decision = 'linked' then ${withoutWhy("m")} else m.reasons end as reasons
      from match m join likened using (deal_id)
    )
    select deal_id, lead_id, due.decision, due.probability, due.reasons, standing.open is null as fresh
    from due full join standing using (deal_id, lead_id)
    where standing.open is not false
      and (due.decision, due.probability, due.reasons) is distinct from (standing.decision, standing.probability, standing.reasons)`.execute(
    db,
  );
  await sql`analyze turned_pair (deal_id, lead_id)`.execute(db);
}

/** Most deals have one link, which has all of the deal: `shareDeals`, which decides, has then no row to write again. */
const alone: RawBuilder<unknown> = sql`case when decision = 'linked' and count(*) over (partition by deal_id) = 1 then 1 end`;

/** The links of the deals at hand that give credit. */
const credited: RawBuilder<unknown> = sql`select m.deal_id, m.lead_id, m.share_count, m.share_rank
  from match m join likened using (deal_id) where m.decision = 'linked' and m.share_count is not null`;
