with stated as (
      select p.*, l.days as limit_days, case when p.outcome <> 'open' then p.outcome
    when not p.worked then case when p.purchased_on < $1::date - $2::int then 'unworked' else 'active' end
    when p.clock_on < $3::date - l.days then 'stalled' else 'active' end as state
      from lead_progress p left join (values ($4::int, $5::int), (0, $6::int)) as l(step, days) on l.step = coalesce(p.frontier, 0)
      where (vendor_id = $7) and p.frontier = $8::int and case when p.outcome <> 'open' then p.outcome
    when not p.worked then case when p.purchased_on < $9::date - $10::int then 'unworked' else 'active' end
    when p.clock_on < $11::date - l.days then 'stalled' else 'active' end = $12
      order by p.frontier, p.clock_on, p.lead_id limit $13 offset $14
    ),
    p as (select stated.*, case when state = 'won' then 'won' when state = 'credited' then 'credited'
  when state = 'disqualified' then 'defect' when duplicate then 'duplicate' when state = 'unworked' then 'never worked'
  when state in ('lost', 'stalled') then stall_bucket else 'ripening' end as bucket from stated)
    select p.lead_id, lead.vendor_lead_id, lead.company, lead.person, p.vendor_id, vendor.name as vendor, p.list_id, list.name as list, p.purchased_on,
      p.state, p.bucket, p.frontier, issue.name as bucket_issue, p.worked, p.clock_on, p.limit_days, p.magic_close, p.steps_mask, p.buttoned_mask,
      p.objection_mask, p.skipped_mask, p.unspoken_mask, p.currency, p.cost_minor, p.credited_minor,
      case when p.clock_on <= $15::date then $16::date - p.clock_on end as silent_days
    from p join lead using (organization_id, lead_id) join list on list.list_id = p.list_id join vendor on vendor.vendor_id = p.vendor_id
    left join issue on issue.issue_id = p.bucket_issue_id
    order by p.frontier, p.clock_on, p.lead_id
