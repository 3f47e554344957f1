// Which leads and deals are one company with a lead, and what have people decided about that?
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../schema";
import type { CompanyRow } from "./companies";
import { roots } from "./mergedAccounts";

export interface CompanyMember extends CompanyRow {
  name: string;
  /** Vendor and list of a lead; state and id of a deal. */
  about: string;
  on: string | null;
}

export interface CompanyDecision {
  /** Of the decision. */
  account_id: number;
  what: "merged" | "apart";
  name: string;
  /** Of the company it was merged into, or set apart from; null where no lead of that is left. */
  into_name: string | null;
  by: string;
  /** Day in the organization's time zone; null where nobody noted it. */
  on: string | null;
}

/** The other leads and deals of a lead's account, bought and opened by a day, the earliest first; how many there are in all with each. Deals in a lead's own row are left out. */
export async function listCompany(
  db: Db,
  { leadId, asOf, limit }: { leadId: number; asOf: string; limit: number },
): Promise<(CompanyMember & { total: number })[]> {
  const { rows } = await sql<CompanyMember & { total: number }>`
    with a as (select account_id from lead where lead_id = ${leadId}),
    member as (
      select 'lead' as relation, lead_id as id, coalesce(company, person, vendor_lead_id, 'Lead ' || lead_id) as name, vendor.name || ', ' || list.name as about, lead.purchased_on as on
      from a join lead using (account_id) join vendor using (organization_id, vendor_id) join list using (organization_id, list_id) where lead_id <> ${leadId}
      union all
      select 'deal', deal_id, coalesce(company, person, external_id, 'Deal ' || deal_id), concat_ws(', ', status, external_id), coalesce(opened_on, won_on, lost_on)
      from a join deal using (account_id) where own_lead_id is null
    )
    select *, count(*) over ()::int as total from member where coalesce("on" <= ${asOf}::date, true)
    order by relation desc, "on" nulls last, id limit ${limit}`.execute(db);
  return rows;
}

/** What made the company of a lead what it is, and what was set apart from it, the latest first. */
export async function listCompanyDecisions(db: Db, leadId: number): Promise<CompanyDecision[]> {
  return decisions(
    db,
    sql<boolean>`lead_id is not distinct from ${leadId} or (select account_id from lead where lead_id = ${leadId}) in (root, home)`,
  );
}

/** All that people have decided about companies, the latest first. */
export async function listAllCompanyDecisions(db: Db): Promise<CompanyDecision[]> {
  return decisions(db, sql<boolean>`true`);
}

/** Each row of `account` is up to two decisions: which account it is part of (in the end, `root`), and from which one it was set apart (`home`). */
async function decisions(db: Db, where: RawBuilder<boolean>): Promise<CompanyDecision[]> {
  const day = (at: string) => sql`(${sql.ref(at)} at time zone (select time_zone from organization))::date`;
  const { rows } = await sql<CompanyDecision>`
    with merged as (select * from ${roots} as r),
    standing as (
      select account.*, coalesce(merged.root, account.account_id) as root, coalesce(home.root, kept.found) as home
      from account left join merged on merged.account_id = account.account_id
        left join lateral (select found_account_id as found from lead where lead.lead_id = account.lead_id
          union all select found_account_id from deal where deal.deal_id = account.deal_id) as kept on true
        left join merged as home on home.account_id = kept.found
    ),
    chosen as (select * from standing where ${where})
    select account_id, 'merged' as what, coalesce(name, 'Company ' || account_id) as name, coalesce(into_name, 'Company ' || merged_into) as into_name,
      coalesce(merged_by, 'somebody') as by, ${day("merged_at")} as on, merged_at as at
    from chosen where merged_into is not null
    union all
    select account_id, 'apart', coalesce(name, 'Company ' || account_id), (select coalesce(company, person, vendor_lead_id, 'Lead ' || lead.lead_id) from lead
        where lead.account_id = home order by purchased_on, lead.lead_id limit 1), coalesce(apart_by, 'somebody'), ${day("apart_at")}, apart_at
    from chosen where coalesce(lead_id, deal_id) is not null
    order by at desc nulls last, account_id, what desc`.execute(db);
  return rows;
}
