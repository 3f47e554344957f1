drop table if exists grouped, known, resolved;

create temp table grouped on commit drop as
    with keyed as materialized (
      select row_id, account_hash, email_key, phone_key, domain_key, case when city_key is not null then company_key || '|' || city_key end as place_key
      from given_row as fresh
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
    left join by_email on by_email.email_key = k.email_key;

create temp table known (row_id integer, family text, account_id bigint, strength integer) on commit drop;

select exists (select from lead where account_id is not null and true and true) or exists (select from deal where account_id is not null) as any;

create temp table resolved on commit drop as
    with settled as (select distinct on (family) family, account_id from known order by family, strength, row_id),
    numbered as materialized (
      select family, coalesce(settled.account_id, families.account_id, nextval('account_number')) as account_id
      from (
        select family, coalesce(min(account_hash) filter (where family = coalesce('d' || domain_key, 'n' || place_key, 'p' || phone_key, 'e' || email_key)), min(account_hash)) as account_id from grouped group by family) as families
      left join settled using (family)
    )
    select g.row_id, coalesce(known.account_id, numbered.account_id) as account_id
    from grouped g join numbered using (family) left join known using (row_id);

analyze resolved (row_id)
