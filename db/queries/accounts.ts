// Which account does each new row belong to? Exact keys, set-based, in the import's own transaction.
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../schema";

export interface NewRows {
  /** A relation with row_id, company and the six keys; anonymous rows left out. */
  rows: RawBuilder<unknown>;
  importId: number;
}

/**
 * Fills the temporary table `resolved (row_id, account_id)`. Rows of one file that share a company domain, else company and city, else a
 * phone, else an e-mail, form a group; a group takes the account that a lead or deal with such a key already has, in that order of
 * strength, else a new one. No chain ever merges two accounts: two known accounts stay two.
 */
export async function resolveAccounts(db: Db, { rows, importId }: NewRows): Promise<void> {
  await sql`drop table if exists keyed, resolved`.execute(db);
  await sql`create temp table keyed on commit drop as
    select row_id, company, email_key, phone_key, domain_key,
      case when city_key is not null then company_key || '|' || city_key end as place_key
    from ${rows} as fresh`.execute(db);
  await sql`analyze keyed`.execute(db);
  await sql`create temp table grouped on commit drop as
    with by_place as (select place_key, min(domain_key) as domain_key from keyed where place_key is not null group by place_key),
    by_phone as (select phone_key, min(domain_key) as domain_key, min(place_key) as place_key from keyed where phone_key is not null group by phone_key),
    by_email as (select email_key, min(domain_key) as domain_key, min(place_key) as place_key, min(phone_key) as phone_key
      from keyed where email_key is not null group by email_key),
    homed as (
      select k.row_id, k.company, k.email_key, k.phone_key, k.domain_key, k.place_key,
        coalesce(k.domain_key, by_place.domain_key, case when k.place_key is null then coalesce(by_phone.domain_key, by_email.domain_key) end) as home_domain,
        coalesce(k.place_key, by_phone.place_key, by_email.place_key) as home_place, coalesce(k.phone_key, by_email.phone_key) as home_phone
      from keyed k left join by_place using (place_key) left join by_phone on by_phone.phone_key = k.phone_key
      left join by_email on by_email.email_key = k.email_key
    )
    select row_id, company, email_key, phone_key, domain_key, place_key,
      case when home_domain is not null then 'd' || home_domain when home_place is not null then 'n' || home_place
        when home_phone is not null then 'p' || home_phone when email_key is not null then 'e' || email_key else 'r' || row_id end as family
    from homed`.execute(db);
  await sql`create temp table known on commit drop as
    with owner as (
      ${owners("domain_key", 1)} union all ${owners("email_key", 2)} union all ${placeOwners(3)} union all ${owners("phone_key", 4)}
    )
    select distinct on (row_id) g.row_id, g.family, account_id, strength
    from grouped g join owner on key = case strength when 1 then g.domain_key when 2 then g.email_key when 3 then g.place_key else g.phone_key end
    order by row_id, strength, account_id`.execute(db);
  await sql`create temp table settled on commit drop as
    select distinct on (family) family, account_id from known order by family, strength, row_id`.execute(db);
  await sql`create temp table founded on commit drop as
    select family, nextval(pg_get_serial_sequence('account', 'account_id')) as account_id, name
    from (
      select distinct on (family) family, company as name from grouped
      where not exists (select from settled where settled.family = grouped.family) order by family, company is null, row_id
    ) as newcomers`.execute(db);
  await sql`insert into account (account_id, name, import_id) select account_id, name, ${importId} from founded`.execute(
    db,
  );
  await sql`create temp table resolved on commit drop as
    select g.row_id, coalesce(known.account_id, settled.account_id, founded.account_id) as account_id
    from grouped g left join known using (row_id) left join settled on settled.family = g.family left join founded on founded.family = g.family`.execute(
    db,
  );
  await sql`drop table keyed, grouped, known, settled, founded`.execute(db);
  await sql`analyze resolved`.execute(db);
}

/** Accounts that leads or deals with a key of the new rows already have: the oldest account wins. */
function owners(key: "domain_key" | "email_key" | "phone_key", strength: number): RawBuilder<unknown> {
  const column = sql.ref(key);
  return sql`select ${column} as key, min(account_id) as account_id, ${sql.lit(strength)} as strength
    from (select distinct ${column} from keyed where ${column} is not null) as wanted
    join lateral (
      select account_id from lead where lead.${column} = wanted.${column} and account_id is not null
      union all select account_id from deal where deal.${column} = wanted.${column} and account_id is not null
    ) as owned on true group by ${column}`;
}

function placeOwners(strength: number): RawBuilder<unknown> {
  const owned = (table: "lead" | "deal") => sql`select account_id from ${sql.table(table)} as o
    where o.company_key = wanted.company_key and o.city_key = wanted.city_key and account_id is not null`;
  return sql`select place_key as key, min(account_id) as account_id, ${sql.lit(strength)} as strength
    from (
      select distinct place_key, split_part(place_key, '|', 1) as company_key, split_part(place_key, '|', 2) as city_key
      from keyed where place_key is not null
    ) as wanted
    join lateral (${owned("lead")} union all ${owned("deal")}) as owned on true group by place_key`;
}
