with a as (select account_id from lead where lead_id = $1),
    member as (
      select 'lead' as relation, lead_id as id, coalesce(company, person, vendor_lead_id, 'Lead ' || lead_id) as name, vendor.name || ', ' || list.name as about, lead.purchased_on as on
      from a join lead using (account_id) join vendor using (organization_id, vendor_id) join list using (organization_id, list_id) where lead_id <> $2
      union all
      select 'deal', deal_id, coalesce(company, person, external_id, 'Deal ' || deal_id), concat_ws(', ', status, external_id), coalesce(opened_on, won_on, lost_on)
      from a join deal using (account_id) where own_lead_id is null
    )
    select *, count(*) over ()::int as total from member where coalesce("on" <= $3::date, true)
    order by relation desc, "on" nulls last, id limit $4
