delete from account_follower using given_lead as given where account_follower."lead_id" = given."lead_id";

with apart as materialized (
      select a.account_id, coalesce(l.found_account_id, d.found_account_id) as home,
        case when a.lead_id is null then array_remove(array['e' || "d"."email_key", 'p' || "d"."phone_key", 'd' || "d"."domain_key", 'n' || "d"."company_key",
    'c' || "d"."company_key" || '|' || "d"."city_key"], null) else array_remove(array['e' || "l"."email_key", 'p' || "l"."phone_key", 'd' || "l"."domain_key", 'n' || "l"."company_key",
    'c' || "l"."company_key" || '|' || "l"."city_key"], null) end as keys
      from account a left join lead l on l.lead_id = a.lead_id left join deal d on d.deal_id = a.deal_id
      where coalesce(a.lead_id, a.deal_id) is not null
    ),
    fresh as materialized (
      select r."lead_id" as row_id, apart.account_id, apart.home, apart.keys, array_remove(array['e' || "r"."email_key", 'p' || "r"."phone_key", 'd' || "r"."domain_key", 'n' || "r"."company_key",
    'c' || "r"."company_key" || '|' || "r"."city_key"], null) as own
      from "lead" as r join given_lead as given using ("lead_id") join apart on apart.home = coalesce(r.found_account_id, r.account_id)
      where not exists (select from account a where a."lead_id" = r."lead_id") 
    ),
    asked as (select distinct home as account_id, coalesce(root, home) as stands_in from fresh left join (
  with recursive climb(start, at) as (
    select account_id, merged_into from account where merged_into is not null
    union select climb.start, account.merged_into from climb join account on account.account_id = climb.at where account.merged_into is not null
  ),
  ends as (
    select start, at, exists (select from account a where a.account_id = climb.at and a.merged_into is not null) as goes_on,
      exists (select from climb c where c.start = climb.at and c.at = climb.at) as circles
    from climb
  )
  select start as account_id, coalesce(min(at) filter (where not goes_on), min(at) filter (where circles)) as root from ends group by start) as merged on merged.account_id = home),
    stayed as (
      select account_id, array_agg(distinct key) as keys from (
    select asked.account_id, key from asked join "lead" as o on o.account_id = asked.stands_in
      cross join lateral unnest(array_remove(array['e' || "o"."email_key", 'p' || "o"."phone_key", 'd' || "o"."domain_key", 'n' || "o"."company_key",
    'c' || "o"."company_key" || '|' || "o"."city_key"], null)) as key
    where not exists (select from given_lead as mine where mine."lead_id" = o."lead_id") union all 
    select asked.account_id, key from asked join "deal" as o on o.account_id = asked.stands_in
      cross join lateral unnest(array_remove(array['e' || "o"."email_key", 'p' || "o"."phone_key", 'd' || "o"."domain_key", 'n' || "o"."company_key",
    'c' || "o"."company_key" || '|' || "o"."city_key"], null)) as key
    ) as o group by account_id
    ),
    judged as (
      select row_id, fresh.account_id, (
          select count(*) filter (where key = any (fresh.keys) and not key = any (coalesce(stayed.keys, '{}'))) from unnest(own) as key) as with_it,
        (select count(*) filter (where key = any (coalesce(stayed.keys, '{}')) and not key = any (fresh.keys)) from unnest(own) as key) as with_them
      from fresh left join stayed on stayed.account_id = fresh.home
    )
    insert into account_follower ("lead_id", account_id)
    select distinct on (row_id) row_id, account_id from judged where with_it > 0 and with_them = 0 order by row_id, with_it desc, account_id;

delete from account_follower using given_deal as given where account_follower."deal_id" = given."deal_id";

with apart as materialized (
      select a.account_id, coalesce(l.found_account_id, d.found_account_id) as home,
        case when a.lead_id is null then array_remove(array['e' || "d"."email_key", 'p' || "d"."phone_key", 'd' || "d"."domain_key", 'n' || "d"."company_key",
    'c' || "d"."company_key" || '|' || "d"."city_key"], null) else array_remove(array['e' || "l"."email_key", 'p' || "l"."phone_key", 'd' || "l"."domain_key", 'n' || "l"."company_key",
    'c' || "l"."company_key" || '|' || "l"."city_key"], null) end as keys
      from account a left join lead l on l.lead_id = a.lead_id left join deal d on d.deal_id = a.deal_id
      where coalesce(a.lead_id, a.deal_id) is not null
    ),
    fresh as materialized (
      select r."deal_id" as row_id, apart.account_id, apart.home, apart.keys, array_remove(array['e' || "r"."email_key", 'p' || "r"."phone_key", 'd' || "r"."domain_key", 'n' || "r"."company_key",
    'c' || "r"."company_key" || '|' || "r"."city_key"], null) as own
      from "deal" as r join given_deal as given using ("deal_id") join apart on apart.home = coalesce(r.found_account_id, r.account_id)
      where not exists (select from account a where a."deal_id" = r."deal_id") and r.own_lead_id is null
    ),
    asked as (select distinct home as account_id, coalesce(root, home) as stands_in from fresh left join (
  with recursive climb(start, at) as (
    select account_id, merged_into from account where merged_into is not null
    union select climb.start, account.merged_into from climb join account on account.account_id = climb.at where account.merged_into is not null
  ),
  ends as (
    select start, at, exists (select from account a where a.account_id = climb.at and a.merged_into is not null) as goes_on,
      exists (select from climb c where c.start = climb.at and c.at = climb.at) as circles
    from climb
  )
  select start as account_id, coalesce(min(at) filter (where not goes_on), min(at) filter (where circles)) as root from ends group by start) as merged on merged.account_id = home),
    stayed as (
      select account_id, array_agg(distinct key) as keys from (
    select asked.account_id, key from asked join "lead" as o on o.account_id = asked.stands_in
      cross join lateral unnest(array_remove(array['e' || "o"."email_key", 'p' || "o"."phone_key", 'd' || "o"."domain_key", 'n' || "o"."company_key",
    'c' || "o"."company_key" || '|' || "o"."city_key"], null)) as key
     union all 
    select asked.account_id, key from asked join "deal" as o on o.account_id = asked.stands_in
      cross join lateral unnest(array_remove(array['e' || "o"."email_key", 'p' || "o"."phone_key", 'd' || "o"."domain_key", 'n' || "o"."company_key",
    'c' || "o"."company_key" || '|' || "o"."city_key"], null)) as key
    where not exists (select from given_deal as mine where mine."deal_id" = o."deal_id")) as o group by account_id
    ),
    judged as (
      select row_id, fresh.account_id, (
          select count(*) filter (where key = any (fresh.keys) and not key = any (coalesce(stayed.keys, '{}'))) from unnest(own) as key) as with_it,
        (select count(*) filter (where key = any (coalesce(stayed.keys, '{}')) and not key = any (fresh.keys)) from unnest(own) as key) as with_them
      from fresh left join stayed on stayed.account_id = fresh.home
    )
    insert into account_follower ("deal_id", account_id)
    select distinct on (row_id) row_id, account_id from judged where with_it > 0 and with_them = 0 order by row_id, with_it desc, account_id
