// How do values that an import overwrote come back?
import { sql } from "kysely";
import type { Db } from "../schema";
import { resolveAccounts } from "./accounts";
import { columns } from "./conflicts";
import { changedColumns, followLeads, tellingColumns } from "./mergeChanges";

const dealColumns =
  "named_lead company person email phone website status stage opened_on won_on lost_on currency amount_minor mrr_minor one_off_minor months margin loss_reason owner own_lead_id email_key phone_key domain_key company_key city_key person_key account_id".split(
    " ",
  );

/**
 * Notes in the temporary table `changed_since (relation, row_id, why)` what later imports that still stand have changed, and in `restoring` the
 * leads of which values come back.
 */
export async function findChangedSince(db: Db, importId: number): Promise<void> {
  await sql`create temp table changed_since on commit drop as
    select relation, row_id, 'import ' || max(later.import_id) || ' changed it since' as why
    from import_change later join import using (organization_id, import_id)
    where later.import_id > ${importId} and import.status = 'done' group by relation, row_id`.execute(db);
  await sql`analyze changed_since (relation, row_id)`.execute(db);
  await sql`create temp table restoring on commit drop as
    select row_number() over (order by row_id)::int as row_id, row_id as lead_id, before ? 'account_id' as moves, (before->>'account_id')::bigint as home,
      before ?| ${textArray(tellingColumns)} as stirs, before ?| ${textArray(["price_minor", "price_currency", "purchased_on"])} as reprices
    from import_change change where import_id = ${importId} and relation = 'lead'
      and not exists (select from changed_since s where s.relation = 'lead' and s.row_id = change.row_id)`.execute(
    db,
  );
  await sql`analyze restoring (lead_id)`.execute(db);
}

/** Brings back what an import overwrote in leads and deals, but where a later import has changed them since; returns how many came back. */
export async function restoreChanges(db: Db, importId: number): Promise<number> {
  const leads = await restoreLeads(db, importId);
  const deals = await sql`
    update deal set (${columns(dealColumns)}) = row(${columns(dealColumns, "was")})
    from import_change change join deal as now on now.deal_id = change.row_id cross join lateral jsonb_populate_record(now, change.before) as was
    where change.import_id = ${importId} and change.relation = 'deal' and now.deal_id = deal.deal_id
      and not exists (select from kept_deal k where k.deal_id = deal.deal_id)`.execute(db);
  await followLeads(
    db,
    sql`(select own_lead_id as lead_id from deal join import_change c on c.import_id = ${importId} and c.relation = 'deal' and c.row_id = deal.deal_id
      where own_lead_id is not null)`,
  );
  return leads + Number(deals.numAffectedRows ?? 0);
}

/**
 * A lead goes back to its account of before; where nobody is there any more, to the one in which its keys are found now, if there is one:
 * others may have come with them since.
 */
async function restoreLeads(db: Db, importId: number): Promise<number> {
  const { rows } = await sql<{ any: boolean }>`select exists (select from restoring) as any`.execute(db);
  if (!rows[0]?.any) return 0;
  const result = await sql`
    update lead set (${columns(changedColumns)}, account_id) = row(${columns(changedColumns, "was")}, case when not restoring.moves then lead.account_id end)
    from restoring join import_change change on change.import_id = ${importId} and change.relation = 'lead' and change.row_id = restoring.lead_id
      join lead as now on now.lead_id = restoring.lead_id cross join lateral jsonb_populate_record(now, change.before) as was
    where lead.lead_id = restoring.lead_id`.execute(db);
  await sql`update lead set account_id = home from restoring where restoring.lead_id = lead.lead_id and moves and home is not null
    and (exists (select from lead other where other.account_id = home) or exists (select from deal where deal.account_id = home))`.execute(
    db,
  );
  await resolveAccounts(db, {
    rows: sql`(select restoring.row_id, null::bigint as account_hash, email_key, phone_key, domain_key, company_key, city_key from restoring join lead using (lead_id)
      where moves and account_id is null and home is not null)`,
  });
  await sql`update lead set account_id = coalesce(known.account_id, restoring.home)
    from restoring left join known on known.row_id = restoring.row_id
    where restoring.lead_id = lead.lead_id and moves and lead.account_id is null`.execute(db);
  await followLeads(db, sql`(select lead_id from restoring where moves)`);
  await sql`insert into undone_account select account_id from restoring join lead using (lead_id) where account_id is not null
    except select account_id from undone_account`.execute(db);
  return Number(result.numAffectedRows ?? 0);
}

function textArray(names: readonly string[]) {
  return sql`array[${sql.join(names.map((name) => sql.lit(name)))}]`;
}
