with priced as (select p.lead_id, p.cost_minor from (select stated.*, case when state = 'won' then 'won' when state = 'credited' then 'credited'
  when state = 'disqualified' then 'defect' when duplicate then 'duplicate' when state = 'unworked' then 'never worked'
  when state in ('lost', 'stalled') then stall_bucket else 'ripening' end as bucket from (
      select p.*, (select days from (values ($1::int, $2::int), (0, $3::int)) as l(step, days) where step = coalesce(p.frontier, 0)) as limit_days, case when p.outcome <> 'open' then p.outcome
    when not p.worked then case when p.purchased_on < $4::date - $5::int then 'unworked' else 'active' end
    when p.clock_on < $6::date - (select days from (values ($7::int, $8::int), (0, $9::int)) as l(step, days) where step = coalesce(p.frontier, 0)) then 'stalled' else 'active' end as state from lead_progress p where (vendor_id = $10)
    ) as stated) as p
     where p.cost_minor is not null and (true and p.state = $11) order by p.cost_minor desc nulls last, p.lead_id limit $12),
    page as (
      select lead_id from (
        select * from priced union all
        (select p.lead_id, p.cost_minor from (select stated.*, case when state = 'won' then 'won' when state = 'credited' then 'credited'
  when state = 'disqualified' then 'defect' when duplicate then 'duplicate' when state = 'unworked' then 'never worked'
  when state in ('lost', 'stalled') then stall_bucket else 'ripening' end as bucket from (
      select p.*, (select days from (values ($13::int, $14::int), (0, $15::int)) as l(step, days) where step = coalesce(p.frontier, 0)) as limit_days, case when p.outcome <> 'open' then p.outcome
    when not p.worked then case when p.purchased_on < $16::date - $17::int then 'unworked' else 'active' end
    when p.clock_on < $18::date - (select days from (values ($19::int, $20::int), (0, $21::int)) as l(step, days) where step = coalesce(p.frontier, 0)) then 'stalled' else 'active' end as state from lead_progress p where (vendor_id = $22)
    ) as stated) as p
     where p.cost_minor is null and (true and p.state = $23) order by p.lead_id limit $24::int - (select count(*) from priced))
      ) as p order by p.cost_minor desc nulls last, p.lead_id limit $25 offset $26
    ),
    p as (select stated.*, case when state = 'won' then 'won' when state = 'credited' then 'credited'
  when state = 'disqualified' then 'defect' when duplicate then 'duplicate' when state = 'unworked' then 'never worked'
  when state in ('lost', 'stalled') then stall_bucket else 'ripening' end as bucket from (
      select p.*, (select days from (values ($27::int, $28::int), (0, $29::int)) as l(step, days) where step = coalesce(p.frontier, 0)) as limit_days, case when p.outcome <> 'open' then p.outcome
    when not p.worked then case when p.purchased_on < $30::date - $31::int then 'unworked' else 'active' end
    when p.clock_on < $32::date - (select days from (values ($33::int, $34::int), (0, $35::int)) as l(step, days) where step = coalesce(p.frontier, 0)) then 'stalled' else 'active' end as state from page join lead_progress p using (lead_id) where (vendor_id = $36)
    ) as stated)
    select p.lead_id, lead.vendor_lead_id, lead.company, lead.person, p.vendor_id, vendor.name as vendor, p.list_id, list.name as list, p.purchased_on,
      p.state, p.bucket, p.frontier, issue.name as bucket_issue, p.worked, p.clock_on, p.limit_days, p.magic_close, p.steps_mask, p.buttoned_mask,
      p.objection_mask, p.skipped_mask, p.unspoken_mask, p.currency, p.cost_minor, p.credited_minor from p join lead using (organization_id, lead_id) join list on list.list_id = p.list_id join vendor on vendor.vendor_id = p.vendor_id
    left join issue on issue.issue_id = p.bucket_issue_id order by p.cost_minor desc nulls last, p.lead_id
