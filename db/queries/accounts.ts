// Which account does each new row belong to? Exact keys, set-based, in the import's own transaction.
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../schema";
import { roots } from "./mergedAccounts";

/** Accounts of the rows last resolved by `resolveAccounts` for leads that hold more than one row: only there can a lead be a duplicate. */
export const crowded = sql`crowded`;

/** Leads whose account is not asked for. */
interface Unknown {
  besides?: number | undefined;
  leaving?: RawBuilder<unknown> | undefined;
}

/**
 * Fills the temporary table `resolved (row_id, account_id)` for a relation with row_id, the six keys and account_hash (`accountNumber`),
 * anonymous rows left out; leads of the import `besides`, and those that are `leaving` their account (a relation with `lead_id`), do not count as known. Rows that share a company domain, else company and city, else a phone, else an e-mail, form a family; a family takes the account that a
 * lead or deal with such a key already has, in that order of strength, else the number of its strongest key. No chain merges two accounts: two stay two.
 * What people decided plays no part here: `settleAccounts` follows it, once the rows are stored.
 */
export async function resolveAccounts(
  db: Db,
  { rows, ...unknown }: { rows: RawBuilder<unknown> } & Unknown,
): Promise<void> {
  await sql`drop table if exists grouped, known, resolved`.execute(db);
  await sql`create temp table grouped on commit drop as
    with keyed as materialized (
      select row_id, account_hash, email_key, phone_key, domain_key, case when city_key is not null then company_key || '|' || city_key end as place_key
      from ${rows} as fresh
    ),
    homed as (select * from keyed where domain_key is not null),
    loose as materialized (select * from keyed where domain_key is null),
    by_place as (select place_key, min(domain_key) as domain_key from homed where place_key in (select place_key from loose) group by place_key),
    by_phone as (select phone_key, min(domain_key) as domain_key, min(place_key) as place_key from keyed
      where phone_key in (select phone_key from loose) group by phone_key),
    by_email as (select email_key, min(place_key) as place_key, min(phone_key) as phone_key from loose where email_key is not null group by email_key)
    select row_id, account_hash, email_key, phone_key, domain_key, place_key, 'd' || domain_key as family from homed
    union all
    select k.row_id, k.account_hash, k.email_key, k.phone_key, k.domain_key, k.place_key,
      coalesce('d' || coalesce(by_place.domain_key, case when k.place_key is null then by_phone.domain_key end),
        'n' || coalesce(k.place_key, by_phone.place_key, by_email.place_key),
        'p' || coalesce(k.phone_key, by_email.phone_key), 'e' || k.email_key, 'r' || k.row_id)
    from loose k left join by_place using (place_key) left join by_phone on by_phone.phone_key = k.phone_key
    left join by_email on by_email.email_key = k.email_key`.execute(db);
  await sql`create temp table known (row_id integer, family text, account_id bigint, strength integer) on commit drop`.execute(
    db,
  );
  if (await anyAccount(db, unknown)) await findKnown(db, unknown);
  await sql`create temp table resolved on commit drop as
    with settled as (select distinct on (family) family, account_id from known order by family, strength, row_id),
    numbered as materialized (
      select family, coalesce(settled.account_id, families.account_id, nextval('account_number')) as account_id
      from (
        select family, coalesce(min(account_hash) filter (where family = ${strongest}), min(account_hash)) as account_id from grouped group by family) as families
      left join settled using (family)
    )
    select g.row_id, coalesce(known.account_id, numbered.account_id) as account_id
    from grouped g join numbered using (family) left join known using (row_id)`.execute(db);
  await sql`analyze resolved (row_id)`.execute(db);
}

/** The family a row's own keys speak of, as `accountNumber` reads it. */
const strongest = sql`coalesce('d' || domain_key, 'n' || place_key, 'p' || phone_key, 'e' || email_key)`;

/** After `resolveAccounts` for leads: remembers which accounts hold several rows (of a relation with `account_id`), held some before, or are several that were merged. */
export async function keepCrowded(db: Db, rows = sql`resolved`): Promise<void> {
  await sql`create temp table crowded on commit drop as
    select account_id from ${rows} group by account_id having count(*) > 1 union select account_id from known union select root from ${roots} as merged
      union select account_id from account where coalesce(lead_id, deal_id) is not null`.execute(db);
}

/** Whether a lead or deal has an account, the unknown leads left out. */
export async function anyAccount(db: Db, { besides, leaving }: Unknown): Promise<boolean> {
  const lead = (other: RawBuilder<unknown>) =>
    sql`exists (select from lead where account_id is not null and ${stays(leaving, "lead")} and ${other})`;
  const leads =
    besides === undefined
      ? lead(sql`true`)
      : sql`${lead(sql`import_id < ${besides}`)} or ${lead(sql`import_id > ${besides}`)}`;
  const { rows } = await sql<{ any: boolean }>`
    select ${leads} or exists (select from deal where account_id is not null) as any`.execute(db);
  return rows[0]?.any ?? false;
}

function stays(leaving: RawBuilder<unknown> | undefined, lead: string): RawBuilder<unknown> {
  if (leaving === undefined) return sql`true`;
  return sql`not exists (select from ${leaving} as gone where gone.lead_id = ${sql.ref(`${lead}.lead_id`)})`;
}

/** The account that the keys of a row `o` found, whatever people decided since. */
const found = sql`coalesce(o.found_account_id, o.account_id)`;

/** Accounts that leads or deals with a key of the new rows already have; of several the one with the smallest number. */
async function findKnown(db: Db, { besides, leaving }: Unknown): Promise<void> {
  const others = (table: "lead" | "deal") =>
    table === "lead"
      ? sql`and ${besides === undefined ? sql`true` : sql`o.import_id <> ${besides}`} and ${stays(leaving, "o")}`
      : sql``;
  const owners = (key: "domain_key" | "email_key" | "phone_key", strength: number) => {
    const column = sql.ref(key);
    const owned = (
      table: "lead" | "deal",
    ) => sql`select o.${column} as key, ${found} as account_id from ${sql.table(table)} as o
      join (select distinct ${column} from grouped where ${column} is not null) as wanted using (${column}) where o.account_id is not null ${others(table)}`;
    return sql`select key, min(account_id) as account_id, ${sql.lit(strength)} as strength
      from (${owned("lead")} union all ${owned("deal")}) as found group by key`;
  };
  const placed = (
    table: "lead" | "deal",
  ) => sql`select wanted.place_key as key, ${found} as account_id from ${sql.table(table)} as o join (
      select distinct place_key, split_part(place_key, '|', 1) as company_key, split_part(place_key, '|', 2) as city_key
      from grouped where place_key is not null
    ) as wanted using (company_key, city_key) where o.account_id is not null ${others(table)}`;
  await sql`analyze grouped (row_id)`.execute(db);
  await sql`insert into known
    with owner as (
      ${owners("domain_key", 1)} union all ${owners("email_key", 2)}
      union all select key, min(account_id), 3 from (${placed("lead")} union all ${placed("deal")}) as found group by key
      union all ${owners("phone_key", 4)}
    )
    select distinct on (row_id) row_id, family, account_id, strength
    from (
      select row_id, family, unnest(array[1, 2, 3, 4]) as strength, unnest(array[domain_key, email_key, place_key, phone_key]) as key from grouped
    ) as asked join owner using (strength, key)
    order by row_id, strength, account_id`.execute(db);
  await sql`analyze known`.execute(db);
}
