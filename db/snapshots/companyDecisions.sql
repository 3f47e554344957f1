with merged as (select * from (
  with recursive climb(start, at) as (
    select account_id, merged_into from account where merged_into is not null
    union select climb.start, account.merged_into from climb join account on account.account_id = climb.at where account.merged_into is not null
  ),
  ends as (
    select start, at, exists (select from account a where a.account_id = climb.at and a.merged_into is not null) as goes_on,
      exists (select from climb c where c.start = climb.at and c.at = climb.at) as circles
    from climb
  )
  select start as account_id, coalesce(min(at) filter (where not goes_on), min(at) filter (where circles)) as root from ends group by start) as r),
    standing as (
      select account.*, coalesce(merged.root, account.account_id) as root, coalesce(home.root, kept.found) as home
      from account left join merged on merged.account_id = account.account_id
        left join lateral (select found_account_id as found from lead where lead.lead_id = account.lead_id
          union all select found_account_id from deal where deal.deal_id = account.deal_id) as kept on true
        left join merged as home on home.account_id = kept.found
    ),
    chosen as (select * from standing where lead_id is not distinct from $1 or (select account_id from lead where lead_id = $2) in (root, home))
    select account_id, 'merged' as what, coalesce(name, 'Company ' || account_id) as name, coalesce(into_name, 'Company ' || merged_into) as into_name,
      coalesce(merged_by, 'somebody') as by, ("merged_at" at time zone (select time_zone from organization))::date as on, merged_at as at
    from chosen where merged_into is not null
    union all
    select account_id, 'apart', coalesce(name, 'Company ' || account_id), (select coalesce(company, person, vendor_lead_id, 'Lead ' || lead.lead_id) from lead
        where lead.account_id = home order by purchased_on, lead.lead_id limit 1), coalesce(apart_by, 'somebody'), ("apart_at" at time zone (select time_zone from organization))::date, apart_at
    from chosen where coalesce(lead_id, deal_id) is not null
    order by at desc nulls last, account_id, what desc
