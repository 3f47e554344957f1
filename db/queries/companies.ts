// What becomes of accounts when a person says that two are the same company, or that one row is not of it?
import { sql } from "kysely";
import type { Db } from "../schema";
import { lockDerived } from "./derive";
import { tryLockImports } from "./imports";
import { roots } from "./mergedAccounts";
import { regroup } from "./regroup";

/** Whose company is meant. */
export interface CompanyRow {
  relation: "lead" | "deal";
  id: number;
}

/**
 * `missing`: not here. `nameless`: it says nothing of its company (an anonymous lead, a deal without keys). `same`: they are one company already, also where merging would
 * close a circle. `alone`: nothing else is of its company. `own row`: the deal stands in its lead's row, and goes with the lead. `built on`: a merge came after it, which is to be undone first. `busy`: an import is being stored.
 */
export type CompanyOutcome =
  | "done"
  | "missing"
  | "nameless"
  | "same"
  | "alone"
  | "own row"
  | "built on"
  | "busy";

interface Standing {
  account_id: number | null;
  name: string;
  own_lead_id: number | null;
  members: number;
}

/** Makes the company of `other` part of that of `one`. Links, duplicates and all that is derived follow in the caller's transaction. */
export async function mergeCompanies(
  db: Db,
  { one, other, by }: { one: CompanyRow; other: CompanyRow; by: string },
): Promise<CompanyOutcome> {
  if (!(await tryLockImports(db))) return "busy";
  await lockDerived(db);
  const [stays, comes] = [await standingOf(db, one), await standingOf(db, other)];
  if (!stays || !comes) return "missing";
  if (stays.account_id === null || comes.account_id === null) return "nameless";
  if (stays.account_id === comes.account_id) return "same";
  const accounts = [stays.account_id, comes.account_id];
  const decided = { account_id: comes.account_id, merged_into: stays.account_id, into_name: stays.name };
  const change = () =>
    sql`insert into account (account_id, name, merged_into, into_name, merged_by, merged_at)
      values (${decided.account_id}, ${comes.name}, ${decided.merged_into}, ${decided.into_name}, ${by}, now())
      on conflict (organization_id, account_id) do update set name = excluded.name, merged_into = excluded.merged_into, into_name = excluded.into_name,
        merged_by = excluded.merged_by, merged_at = excluded.merged_at`.execute(db);
  const aside = await regroup(db, { accounts, change });
  await sql`update account set set_aside = ${JSON.stringify(aside)}::jsonb where account_id = ${decided.account_id}`.execute(
    db,
  );
  return "done";
}

/** Sets one lead or deal apart from its company, and says "never" to the links that the company gave it. A deal in a lead's own row goes with its lead. */
export async function splitCompany(
  db: Db,
  { row, by }: { row: CompanyRow; by: string },
): Promise<CompanyOutcome> {
  if (!(await tryLockImports(db))) return "busy";
  await lockDerived(db);
  const standing = await standingOf(db, row);
  if (!standing) return "missing";
  if (standing.account_id === null) return "nameless";
  if (standing.own_lead_id !== null) return "own row";
  if (standing.members < 2) return "alone";
  const { account_id } = standing;
  const { rows: apart } = await sql<{ account_id: number; merged_into: number | null }>`
    select account_id, merged_into from account where ${sql.ref(`${row.relation}_id`)} = ${row.id}`.execute(
    db,
  );
  // Set apart before and merged since: leaving that company is to take the merge back.
  if (apart[0]?.merged_into) return undoCompany(db, { accountId: apart[0].account_id });
  if (apart[0]) return "built on";
  const { rows } = await sql<{ account_id: number }>`
    insert into account (account_id, name, ${sql.ref(`${row.relation}_id`)}, apart_by, apart_at)
    values (nextval('account_number'), ${standing.name}, ${row.id}, ${by}, now()) returning account_id`.execute(
    db,
  );
  const fresh = rows[0]?.account_id ?? 0;
  const other =
    row.relation === "lead"
      ? sql`match.lead_id = ${row.id} and match.deal_id in (select deal_id from deal where account_id = ${account_id} and own_lead_id is distinct from ${row.id})`
      : sql`match.deal_id = ${row.id} and match.lead_id in (select lead_id from lead where account_id = ${account_id})`;
  const { rows: nevers } = await sql<{ deal: number; lead: number }>`
    update match set decision = 'never', decided_by = ${by}, decided_at = now(), share_count = null, share_rank = null
    where ${other} and decision = 'linked' and decided_by is null and method not in ('named', 'same row')
    returning deal_id as deal, lead_id as lead`.execute(db);
  await sql`update account set nevers = ${JSON.stringify(nevers)}::jsonb where account_id = ${fresh}`.execute(
    db,
  );
  await regroup(db, { accounts: [account_id, fresh], change: async () => {} });
  return "done";
}

/** Takes one decision back: the numbers are those of before it, with what has come since. */
export async function undoCompany(db: Db, { accountId }: { accountId: number }): Promise<CompanyOutcome> {
  if (!(await tryLockImports(db))) return "busy";
  await lockDerived(db);
  const { rows } = await sql<{
    merged_into: number | null;
    lead_id: number | null;
    deal_id: number | null;
    set_aside: unknown[];
    nevers: { deal: number; lead: number }[];
    stands_in: number;
    followed: boolean;
  }>`select account.merged_into, lead_id, deal_id, set_aside, nevers, coalesce(root, account.account_id) as stands_in,
      exists (select from account later where later.merged_into = account.account_id) as followed
    from account left join ${roots} as merged using (account_id) where account.account_id = ${accountId}`.execute(
    db,
  );
  const [decision] = rows;
  if (!decision) return "missing";
  const { merged_into, lead_id, deal_id, stands_in, followed, nevers } = decision;
  const apart = lead_id !== null || deal_id !== null;
  const forget = () => sql`delete from account where account_id = ${accountId}`.execute(db);
  if (merged_into !== null) {
    const part = () =>
      sql`update account set merged_into = null, into_name = null, merged_by = null, merged_at = null, set_aside = '[]' where account_id = ${accountId}`.execute(
        db,
      );
    const accounts = [stands_in, accountId];
    await regroup(db, { accounts, change: apart ? part : forget, returning: decision.set_aside });
    return "done";
  }
  if (followed) return "built on";
  const { rows: home } = await sql<{ account_id: number }>`
    select coalesce(root, found_account_id) as account_id from (
      select found_account_id from lead where lead_id = ${lead_id} union all select found_account_id from deal where deal_id = ${deal_id}
      union all select account_id from account_follower where lead_id = ${lead_id} or deal_id = ${deal_id}) as r
    left join ${roots} as merged on merged.account_id = found_account_id`.execute(db);
  await sql`update match set decided_by = null, decision = 'linked' from jsonb_to_recordset(${JSON.stringify(nevers)}::jsonb) as n(deal bigint, lead bigint)
    where match.deal_id = n.deal and match.lead_id = n.lead and decision = 'never'`.execute(db);
  await regroup(db, {
    accounts: [accountId, ...home.map((row) => row.account_id)],
    deals: nevers.map(({ deal }) => deal),
    change: forget,
  });
  return "done";
}

/** Of one lead or deal: its account, its name, and how many leads and deals the account has (deals in a lead's own row left out). */
async function standingOf(db: Db, { relation, id }: CompanyRow): Promise<Standing | undefined> {
  const [ours, name] =
    relation === "lead"
      ? [sql`null::bigint as own_lead_id`, sql`coalesce(company, person, vendor_lead_id, 'Lead ' || lead_id)`]
      : [sql`own_lead_id`, sql`coalesce(company, person, external_id, 'Deal ' || deal_id)`];
  const { rows } = await sql<Standing>`
    select account_id, ${name} as name, ${ours},
      ((select count(*) from lead o where o.account_id = t.account_id) + (select count(*) from deal o where o.account_id = t.account_id and o.own_lead_id is null))::int as members
    from ${sql.table(relation)} as t where ${sql.ref(`${relation}_id`)} = ${id}`.execute(db);
  return rows[0];
}
