with page as (select p.lead_id from ((select head.* from (values ($1::int, $2::date)) as at(step, since)
        cross join lateral (select p.lead_id, p.frontier, p.clock_on, 'open' as outcome from lead_progress p where p.frontier = at.step and p.outcome = 'open' and p.worked and true and (vendor_id = $3)
      order by p.clock_on, p.lead_id limit $4) as head) union all (select p.lead_id, p.frontier, p.clock_on, 'open' as outcome from lead_progress p where p.frontier is null and p.outcome = 'open' and p.worked and true and (vendor_id = $5)
      order by p.clock_on, p.lead_id limit $6) union all (select head.* from (values ($7::int, $8::date)) as at(step, since)
        cross join lateral (select p.lead_id, p.frontier, p.clock_on, p.outcome as outcome from lead_progress p where p.frontier = at.step and p.outcome <> 'open' and true and (vendor_id = $9)
      order by p.clock_on, p.lead_id limit $10) as head) union all (select p.lead_id, p.frontier, p.clock_on, p.outcome as outcome from lead_progress p where p.frontier is null and p.outcome <> 'open' and true and (vendor_id = $11)
      order by p.clock_on, p.lead_id limit $12) union all (select p.lead_id, p.frontier, p.clock_on, p.outcome
    from (
      select list_id, frontier, purchased_on, sum(sum(leads)) over (partition by frontier order by purchased_on)
        - sum(sum(leads)) over (partition by frontier, purchased_on) as before
      from rollup where outcome = 'open' and not worked and (vendor_id = $13) and true and true
      group by list_id, frontier, purchased_on having sum(leads) > 0
    ) as days cross join lateral (
      select p.lead_id, p.frontier, p.clock_on, p.outcome from lead_progress p
      where p.list_id = days.list_id and p.outcome = 'open' and not p.worked and p.frontier is not distinct from days.frontier
        and p.purchased_on is not distinct from days.purchased_on
      order by p.lead_id limit $14
    ) as p where days.before < $15)) as p order by p.frontier, p.clock_on, p.lead_id limit $16 offset $17),
    stated as (
      select p.*, l.days as limit_days, case when p.outcome <> 'open' then p.outcome
    when not p.worked then case when p.purchased_on < $18::date - $19::int then 'unworked' else 'active' end
    when p.clock_on < $20::date - l.days then 'stalled' else 'active' end as state
      from page join lead_progress p using (lead_id) left join (values ($21::int, $22::int), (0, $23::int)) as l(step, days) on l.step = coalesce(p.frontier, 0)
    ),
    p as (select stated.*, case when state = 'won' then 'won' when state = 'credited' then 'credited'
  when state = 'disqualified' then 'defect' when duplicate then 'duplicate' when state = 'unworked' then 'never worked'
  when state in ('lost', 'stalled') then stall_bucket else 'ripening' end as bucket from stated)
    select p.lead_id, lead.vendor_lead_id, lead.company, lead.person, p.vendor_id, vendor.name as vendor, p.list_id, list.name as list, p.purchased_on,
      p.state, p.bucket, p.frontier, issue.name as bucket_issue, p.worked, p.clock_on, p.limit_days, p.magic_close, p.steps_mask, p.buttoned_mask,
      p.objection_mask, p.skipped_mask, p.unspoken_mask, p.currency, p.cost_minor, p.credited_minor,
      case when p.clock_on <= $24::date then $25::date - p.clock_on end as silent_days
    from p join lead using (lead_id) join list on list.list_id = p.list_id join vendor on vendor.vendor_id = p.vendor_id
    left join issue on issue.issue_id = p.bucket_issue_id
    order by p.frontier, p.clock_on, p.lead_id
