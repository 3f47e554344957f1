with page as (select p.lead_id from lead_progress p where ((vendor_id = $1) and frontier = $2::int and case when p.outcome <> 'open' then p.outcome
    when not p.worked then case when p.purchased_on < $3::date - $4::int then 'unworked' else 'active' end
    when p.clock_on < $5::date - (select days from (values ($6::int, $7::int), (0, $8::int)) as l(step, days) where step = coalesce(p.frontier, 0)) then 'stalled' else 'active' end = $9) order by p.frontier, p.clock_on, p.lead_id limit $10 offset $11),
    stated as (
      select p.*, l.days as limit_days, case when p.outcome <> 'open' then p.outcome
    when not p.worked then case when p.purchased_on < $12::date - $13::int then 'unworked' else 'active' end
    when p.clock_on < $14::date - l.days then 'stalled' else 'active' end as state
      from page join lead_progress p using (lead_id) left join (values ($15::int, $16::int), (0, $17::int)) as l(step, days) on l.step = coalesce(p.frontier, 0)
    ),
    p as (select stated.*, case when state = 'won' then 'won' when state = 'credited' then 'credited'
  when state = 'disqualified' then 'defect' when duplicate then 'duplicate' when state = 'unworked' then 'never worked'
  when state in ('lost', 'stalled') then stall_bucket else 'ripening' end as bucket from stated)
    select p.lead_id, lead.vendor_lead_id, lead.company, lead.person, p.vendor_id, vendor.name as vendor, p.list_id, list.name as list, p.purchased_on,
      p.state, p.bucket, p.frontier, issue.name as bucket_issue, p.worked, p.clock_on, p.limit_days, p.magic_close, p.steps_mask, p.buttoned_mask,
      p.objection_mask, p.skipped_mask, p.unspoken_mask, p.currency, p.cost_minor, p.credited_minor,
      case when p.clock_on <= $18::date then $19::date - p.clock_on end as silent_days
    from p join lead using (lead_id) join list on list.list_id = p.list_id join vendor on vendor.vendor_id = p.vendor_id
    left join issue on issue.issue_id = p.bucket_issue_id
    order by p.frontier, p.clock_on, p.lead_id
