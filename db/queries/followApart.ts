// Which leads and deals go with a row that a person set apart from the company their keys find?
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../schema";
import { roots } from "./mergedAccounts";

/** What a row may have in common with another of its company. */
const keysOf = (row: string): RawBuilder<unknown> => {
  const key = (name: string) => sql.ref(`${row}.${name}`);
  return sql`array_remove(array['e' || ${key("email_key")}, 'p' || ${key("phone_key")}, 'd' || ${key("domain_key")}, 'n' || ${key("company_key")},
    'c' || ${key("company_key")} || '|' || ${key("city_key")}], null)`;
};

interface Rows {
  leads?: RawBuilder<unknown>;
  deals?: RawBuilder<unknown>;
}

/**
 * Notes of new and changed rows, stored with the account that their keys find, which of them go with a row that was set apart from it: those that share with it what nobody
 * who stayed has, and share with those who stayed nothing that it lacks. Where both have as much of a row, it is of the company its keys find.
 */
export async function followApart(db: Db, { leads, deals }: Rows): Promise<void> {
  if (leads) await follow(db, "lead", leads);
  if (deals) await follow(db, "deal", deals);
}

async function follow(db: Db, table: "lead" | "deal", given: RawBuilder<unknown>): Promise<void> {
  const id = sql.ref(`${table}_id`);
  const others = (other: "lead" | "deal") => sql`
    select asked.account_id, key from asked join ${sql.table(other)} as o on o.account_id = asked.stands_in
      cross join lateral unnest(${keysOf("o")}) as key
    ${other === table ? sql`where not exists (select from ${given} as mine where mine.${id} = o.${id})` : sql``}`;
  await sql`delete from account_follower using ${given} as given where account_follower.${id} = given.${id}`.execute(
    db,
  );
  await sql`
    with apart as materialized (
      select a.account_id, coalesce(l.found_account_id, d.found_account_id) as home,
        case when a.lead_id is null then ${keysOf("d")} else ${keysOf("l")} end as keys
      from account a left join lead l on l.lead_id = a.lead_id left join deal d on d.deal_id = a.deal_id
      where coalesce(a.lead_id, a.deal_id) is not null
    ),
    fresh as materialized (
      select r.${id} as row_id, apart.account_id, apart.home, apart.keys, ${keysOf("r")} as own
      from ${sql.table(table)} as r join ${given} as given using (${id}) join apart on apart.home = coalesce(r.found_account_id, r.account_id)
      where not exists (select from account a where a.${id} = r.${id}) ${table === "deal" ? sql`and r.own_lead_id is null` : sql``}
    ),
    asked as (select distinct home as account_id, coalesce(root, home) as stands_in from fresh left join ${roots} as merged on merged.account_id = home),
    stayed as (
      select account_id, array_agg(distinct key) as keys from (${others("lead")} union all ${others("deal")}) as o group by account_id
    ),
    judged as (
      select row_id, fresh.account_id, (
          select count(*) filter (where key = any (fresh.keys) and not key = any (coalesce(stayed.keys, '{}'))) from unnest(own) as key) as with_it,
        (select count(*) filter (where key = any (coalesce(stayed.keys, '{}')) and not key = any (fresh.keys)) from unnest(own) as key) as with_them
      from fresh left join stayed on stayed.account_id = fresh.home
    )
    insert into account_follower (${id}, account_id)
    select distinct on (row_id) row_id, account_id from judged where with_it > 0 and with_them = 0 order by row_id, with_it desc, account_id`.execute(
    db,
  );
}
