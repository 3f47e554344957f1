with page as (select p.lead_id, p.cost_minor from (select stated.*, case when state = 'won' then 'won' when state = 'credited' then 'credited'
  when state = 'disqualified' then 'defect' when duplicate then 'duplicate' when state = 'unworked' then 'never worked'
  when state in ('lost', 'stalled') then stall_bucket else 'ripening' end as bucket from (
      select p.*, (select days from (values ($1::int, $2::int), (0, $3::int)) as l(step, days) where step = coalesce(p.frontier, 0)) as limit_days, case when p.outcome <> 'open' then p.outcome
    when not p.worked then case when p.purchased_on < $4::date - $5::int then 'unworked' else 'active' end
    when p.clock_on < $6::date - (select days from (values ($7::int, $8::int), (0, $9::int)) as l(step, days) where step = coalesce(p.frontier, 0)) then 'stalled' else 'active' end as state from lead_progress p where true
    ) as stated) as p
    join lead using (organization_id, lead_id) where true and (true and p.frontier = $10::int and (lead.company ilike $11 or lead.person ilike $12 or lead.email ilike $13 or lead.vendor_lead_id ilike $14 or lead.phone ilike $15)) order by p.purchased_on desc nulls last, p.lead_id limit $16 offset $17),
    p as (select stated.*, case when state = 'won' then 'won' when state = 'credited' then 'credited'
  when state = 'disqualified' then 'defect' when duplicate then 'duplicate' when state = 'unworked' then 'never worked'
  when state in ('lost', 'stalled') then stall_bucket else 'ripening' end as bucket from (
      select p.*, (select days from (values ($18::int, $19::int), (0, $20::int)) as l(step, days) where step = coalesce(p.frontier, 0)) as limit_days, case when p.outcome <> 'open' then p.outcome
    when not p.worked then case when p.purchased_on < $21::date - $22::int then 'unworked' else 'active' end
    when p.clock_on < $23::date - (select days from (values ($24::int, $25::int), (0, $26::int)) as l(step, days) where step = coalesce(p.frontier, 0)) then 'stalled' else 'active' end as state from page join lead_progress p using (lead_id) where true
    ) as stated)
    select p.lead_id, lead.vendor_lead_id, lead.company, lead.person, p.vendor_id, vendor.name as vendor, p.list_id, list.name as list, p.purchased_on,
      p.state, p.bucket, p.frontier, issue.name as bucket_issue, p.worked, p.clock_on, p.limit_days, p.magic_close, p.steps_mask, p.buttoned_mask,
      p.objection_mask, p.skipped_mask, p.unspoken_mask, p.currency, p.cost_minor, p.credited_minor from p join lead using (organization_id, lead_id) join list on list.list_id = p.list_id join vendor on vendor.vendor_id = p.vendor_id
    left join issue on issue.issue_id = p.bucket_issue_id order by p.purchased_on desc nulls last, p.lead_id
