// What does undoing an import take back, and what does it leave because somebody has built on it since?
import { sql } from "kysely";
import type { Db } from "../schema";
import { refreshProgress } from "./derive";
import { markDuplicates } from "./duplicates";
import { linkDeals } from "./matches";
import { planAsUsual, planFor } from "./planning";
import { removeLeads } from "./removeLeads";
import { findChangedSince, restoreChanges } from "./undoChanges";

export interface Kept {
  what: "lead" | "deal" | "charge" | "credit" | "signal";
  line: number | null;
  name: string;
  why: string;
}

/** So many of what stays are named with the import; all of them in the result. */
const mostNamed = 1000;

export interface UndoCounts {
  leads: number;
  deals: number;
  /** Leads and deals whose overwritten values came back. */
  restored: number;
  signals: number;
  touches: number;
  defects: number;
  charges: number;
  credits: number;
}

/**
 * Takes back all that an import stored, in the caller's transaction: what it made goes, what it overwrote comes back. A lead that others have
 * built on since (a signal, touch, defect, deal row, credit or decision that is not this import's) stays with all its facts, a deal
 * or lead that a later import changed or a person decided on stays as it is; each is named. Everything derived follows.
 */
export async function undoImport(db: Db, importId: number): Promise<{ counts: UndoCounts; kept: Kept[] }> {
  await findChangedSince(db, importId);
  await planFor(db, await countRows(db, importId));
  await findKept(db, importId);
  await findTouched(db, importId);
  const taken = async (statement: ReturnType<typeof sql>) =>
    Number((await statement.execute(db)).numAffectedRows ?? 0);
  const ours = sql`import_id = ${importId} and not exists (select from kept_lead k where k.lead_id = fact.lead_id)`;
  const counts: UndoCounts = {
    signals: await taken(sql`delete from signal as fact where ${ours}
      and not exists (select from kept_signal k where k.signal_id = fact.signal_id)`),
    touches: await taken(sql`delete from touch as fact where ${ours}`),
    defects: await taken(sql`delete from defect as fact where ${ours}`),
    restored: await restoreChanges(db, importId),
    deals: await taken(
      sql`delete from deal where import_id = ${importId} and not exists (select from kept_deal k where k.deal_id = deal.deal_id)`,
    ),
    credits: await taken(sql`delete from credit where import_id = ${importId}`),
    charges: await taken(
      sql`delete from charge where import_id = ${importId} and not exists (select from kept_charge k where k.charge_id = charge.charge_id)`,
    ),
    leads: await removeLeads(db),
  };
  await sql`delete from duplicate using undone_lead u where u.lead_id = duplicate.lead_id
    and not exists (select from lead where lead.lead_id = duplicate.lead_id)`.execute(db);
  const { lists, vendors } = await dropEmptyLists(db);
  await linkDeals(
    db,
    sql`(select row_id as deal_id from import_change where import_id = ${importId} and relation = 'deal'
    union select deal_id from deal join undone_account using (account_id)
    union select deal_id from deal join undone_name on undone_name.named = deal.named_lead)`,
  );
  await markDuplicates(db, sql`undone_account`);
  await planAsUsual(db);
  await refreshProgress(db, {
    leads: sql`(select lead_id from undone_lead union select lead_id from lead join undone_mover using (account_id) union select lead_id from redoubled union select lead_id from unlinked
      union select lead_id from match join deal using (organization_id, deal_id) join undone_account using (account_id)
      union select lead_id from match join import_change c on c.import_id = ${importId} and c.relation = 'deal' and c.row_id = match.deal_id)`,
    lists,
    vendors,
  });
  const { rows } = await sql<Kept>`
    select 'lead' as what, line, coalesce(company, person, vendor_lead_id, 'Lead ' || lead_id) as name, why from kept_lead join lead using (lead_id)
    union all select 'lead', change.line, coalesce(company, person, vendor_lead_id, 'Lead ' || lead_id), why from changed_since s
      join import_change change on change.import_id = ${importId} and change.relation = 'lead' and change.row_id = s.row_id
      join lead on lead.lead_id = s.row_id where s.relation = 'lead'
    union all select 'deal', line, coalesce(company, person, external_id, 'Deal ' || deal_id), why from kept_deal join deal using (deal_id)
    union all select 'charge', line, basis, why from kept_charge join charge using (charge_id)
    union all select 'signal', null, step.name || ' of ' || coalesce(company, person, vendor_lead_id, 'Lead ' || lead_id)
        || ', ' || (at at time zone (select time_zone from organization))::date, why
      from kept_signal join signal using (signal_id) join step using (organization_id, step_id) join lead using (lead_id)
    order by what desc, line`.execute(db);
  await sql`update import_reject set state = 'kept', fixed_by = null where fixed_by = ${importId}`.execute(
    db,
  );
  const outcome = JSON.stringify({ counts, kept: rows.slice(0, mostNamed) });
  await sql`update import set status = 'undone', undone_at = clock_timestamp(), undo = ${outcome}::jsonb where import_id = ${importId}`.execute(
    db,
  );
  return { counts, kept: rows };
}

/** How many leads go, and how many rows of any kind come back. */
async function countRows(db: Db, importId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from restoring) + (select count(*) from lead where import_id = ${importId}) as n`.execute(
    db,
  );
  return Number(rows[0]?.n ?? 0);
}

async function findKept(db: Db, importId: number): Promise<void> {
  const other = (table: string) =>
    sql`exists (select from ${sql.table(table)} f where f.lead_id = lead.lead_id and f.import_id is distinct from lead.import_id)`;
  await sql`create temp table kept_lead on commit drop as
    select lead_id, list_id, case
      when ${other("signal")} then 'signals were added to it since'
      when exists (select from signal_change c where c.lead_id = lead.lead_id) then 'its signals were changed by hand since'
      when exists (select from signal join circle_back using (organization_id, signal_id) where signal.lead_id = lead.lead_id) then 'someone circles back on it'
      when ${other("touch")} then 'touches were added to it since'
      when ${other("defect")} then 'a defect was added to it since'
      when exists (select from deal where deal.own_lead_id = lead.lead_id and deal.import_id is distinct from lead.import_id) then 'a later file brought its deal'
      when exists (select from credit_lead c where c.lead_id = lead.lead_id) then 'a credit names it'
      when exists (select from claim c where c.lead_id = lead.lead_id) then 'a claim names it'
      when exists (select from match m where m.lead_id = lead.lead_id and m.decided_by is not null) then 'a person decided on its deals'
      when exists (select from account a where a.lead_id = lead.lead_id) then 'a person set it apart from its company'
      else (select s.why from changed_since s where s.relation = 'lead' and s.row_id = lead.lead_id) end as why
    from lead where import_id = ${importId}`.execute(db);
  await sql`delete from kept_lead where why is null`.execute(db);
  await sql`create temp table gone_lead on commit drop as
    select lead_id from lead where import_id = ${importId} and lead_id not in (select lead_id from kept_lead)`.execute(
    db,
  );
  await sql`analyze gone_lead`.execute(db);
  await sql`create temp table kept_signal on commit drop as
    select signal_id, 'someone touched it since' as why from signal where import_id = ${importId}
      and (signal_id in (select signal_id from signal_change) or signal_id in (select signal_id from circle_back))
      and not exists (select from kept_lead k where k.lead_id = signal.lead_id)`.execute(db);
  await sql`create temp table kept_deal on commit drop as
    select deal_id, why from (
      select deal_id, case
        when exists (select from kept_lead k where k.lead_id = deal.own_lead_id) then 'its lead is kept'
        when exists (select from match m where m.deal_id = deal.deal_id and m.decided_by is not null) then 'a person decided on its leads'
        when exists (select from account a where a.deal_id = deal.deal_id) then 'a person set it apart from its company'
        else (select s.why from changed_since s where s.relation = 'deal' and s.row_id = deal.deal_id) end as why
      from deal where import_id = ${importId}
        or deal_id in (select row_id from import_change where import_id = ${importId} and relation = 'deal')
    ) as judged where why is not null`.execute(db);
  await sql`create temp table kept_charge on commit drop as
    with other_charge as (select * from charge where import_id is distinct from ${importId})
    select charge_id, 'leads of its list are kept' as why from charge where import_id = ${importId} and list_id in (select list_id from kept_lead)
    union all
    select charge_id, 'money came back for its list since' from charge where import_id = ${importId} and list_id is not null
      and list_id not in (select list_id from kept_lead) and exists (
        select from credit where credit.list_id = charge.list_id and credit.currency = charge.currency and credit.import_id is distinct from ${importId}
        having sum(credit.amount_minor) > coalesce((select sum(amount_minor) from other_charge other where other.list_id = charge.list_id
            and other.currency = charge.currency and other.basis in ('set', 'held')), 0)
          + coalesce((select sum(amount_minor) from other_charge other where other.list_id = charge.list_id
              and other.currency = charge.currency and other.basis not in ('set', 'held')),
            (select sum(price_minor) from lead where lead.list_id = charge.list_id and price_currency = charge.currency
              and not exists (select from other_charge other where other.list_id = lead.list_id and other.currency = price_currency and other.basis = purchase_unit)), 0))`.execute(
    db,
  );
}

/** Leads, accounts and names whose standing, links and duplicates the undo may change, noted before anything goes. */
async function findTouched(db: Db, importId: number): Promise<void> {
  const changed = sql`(select deal_id from deal where import_id = ${importId}
    union select row_id from import_change where import_id = ${importId} and relation = 'deal')`;
  await sql`create temp table undone_lead on commit drop as
    select lead_id from lead where import_id = ${importId}
    union select lead_id from signal where import_id = ${importId} union select lead_id from touch where import_id = ${importId}
    union select lead_id from defect where import_id = ${importId}
    union select lead_id from restoring where stirs
    union select lead_id from match where deal_id in ${changed}`.execute(db);
  await sql`create temp table undone_mover on commit drop as
    select account_id from lead join restoring using (lead_id) where stirs and account_id is not null
    union select home from restoring where stirs and home is not null`.execute(db);
  await sql`create temp table undone_account on commit drop as
    select account_id from lead where import_id = ${importId} and account_id is not null
    union select account_id from deal where deal_id in ${changed} and account_id is not null
    union select account_id from undone_mover`.execute(db);
  await sql`create temp table undone_name on commit drop as
    select vendor_lead_id as named from lead where import_id = ${importId} and vendor_lead_id is not null`.execute(
    db,
  );
  await sql`create temp table undone_list on commit drop as
    select list_id from lead where import_id = ${importId} union select list_id from charge where import_id = ${importId} and list_id is not null
    union select list_id from credit where import_id = ${importId}
    union select list_id from list where import_id = ${importId}
    union select list_id from lead join restoring using (lead_id) where reprices`.execute(db);
  await sql`create temp table undone_vendor on commit drop as
    select distinct vendor_id from charge where import_id = ${importId}`.execute(db);
  for (const table of ["undone_lead", "undone_account", "undone_name"])
    await sql`analyze ${sql.table(table)}`.execute(db);
}

/** Lists of the import that hold nothing any more go, and their vendors with them, unless how their files are mapped is remembered or they have a link; returns the lists that stay, and the vendors that lost charges without a list. */
async function dropEmptyLists(db: Db): Promise<{ lists: number[]; vendors: number[] }> {
  const vendors = await sql<{ vendor_id: number }>`
    delete from list using undone_list u where list.list_id = u.list_id
      and not exists (select from lead where lead.list_id = list.list_id) and not exists (select from charge where charge.list_id = list.list_id)
      and not exists (select from credit where credit.list_id = list.list_id)
    returning list.vendor_id`.execute(db);
  const ids = vendors.rows.map((row) => row.vendor_id);
  await sql`
    delete from vendor where (vendor_id = any (${ids}::bigint[]) or vendor_id in (select vendor_id from undone_vendor)) and not exists (select from list where list.vendor_id = vendor.vendor_id)
      and not exists (select from charge where charge.vendor_id = vendor.vendor_id)
      and not exists (select from vendor_link l where l.vendor_id = vendor.vendor_id)
      and not exists (select from mapping_memory m where m.vendor_id = vendor.vendor_id)`.execute(db);
  const { rows } = await sql<{
    list_id: number;
  }>`select list_id from list join undone_list using (list_id)`.execute(db);
  const charged = await sql<{ vendor_id: number }>`select vendor_id from undone_vendor`.execute(db);
  return { lists: rows.map((row) => row.list_id), vendors: charged.rows.map((row) => row.vendor_id) };
}
