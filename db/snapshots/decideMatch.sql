select pg_advisory_xact_lock($1::int, current_organization());

insert into match (deal_id, lead_id, method, decision, decided_by, decided_at)
      select deal_id, lead_id,
        case when deal.own_lead_id = lead.lead_id then 'same row' when deal.named_lead = lead.vendor_lead_id then 'named' else 'person' end,
        $1, $2, now()
      from unnest($3::bigint[], $4::bigint[]) as given(deal_id, lead_id) join deal using (deal_id) join lead using (organization_id, lead_id)
      on conflict (organization_id, lead_id, deal_id) do update set decision = excluded.decision, decided_by = excluded.decided_by,
        method = case when excluded.decision = 'linked' and excluded.method <> 'person' then excluded.method else match.method end,
        decided_at = excluded.decided_at, share_count = null, share_rank = null;

with l as (
      select m.deal_id, m.lead_id, m.method in ('named', 'same row') as certain, lead.purchased_on, lead.import_id, lead.line, credit_rule,
        m.share_count as had_count, m.share_rank as had_rank, m.reasons ? 'a date is unknown, so no credit'::text as said_undated, m.reasons ? 'bought after the deal opened, so no credit'::text as said_late,
        lead.purchased_on is null or coalesce(opened_on, won_on, lost_on) is null as undated,
        coalesce(lead.purchased_on <= coalesce(opened_on, won_on, lost_on), false) as preceded
      from match m join deal using (organization_id, deal_id) join lead using (organization_id, lead_id)
        join organization using (organization_id)
      where m.decision = 'linked' and m.deal_id in (select deal_id from (select unnest($1::bigint[]) as deal_id) as given)
    ),
    judged as (
      select *, bool_or(certain) over (partition by deal_id) as settled,
        case when bool_or(certain) over (partition by deal_id) then certain else preceded end as counts from l
    ),
    placed as (
      select *, row_number() over (partition by deal_id, counts order by purchased_on, import_id, line, lead_id) as nth,
        count(*) over (partition by deal_id, counts) as of
      from judged
    ),
    shared as (
      select *, case when credit_rule = 'even' then of when nth = case credit_rule when 'first' then 1 else of end then 1 end as part_count,
        case when credit_rule = 'even' then nth when nth = case credit_rule when 'first' then 1 else of end then 1 end as part_rank,
        case when settled or counts then null when undated then 'a date is unknown, so no credit'::text else 'bought after the deal opened, so no credit'::text end as why
      from placed
    ),
    due as (
      select *, case when counts then part_count end as share_count, case when counts then part_rank end as share_rank from shared
    )
    update match m set share_count = due.share_count, share_rank = due.share_rank,
      reasons = "m"."reasons" - 'a date is unknown, so no credit'::text - 'bought after the deal opened, so no credit'::text || case when why is null then '[]'::jsonb else jsonb_build_array(why) end
    from due
    where due.deal_id = m.deal_id and due.lead_id = m.lead_id
      and (due.share_count, due.share_rank, coalesce(why = 'a date is unknown, so no credit'::text, false), coalesce(why = 'bought after the deal opened, so no credit'::text, false))
        is distinct from (had_count, had_rank, said_undated, said_late);

select lead_id from match where deal_id = any ($1::bigint[])
    union select lead_id from lead where lead_id = any ($2::bigint[]) order by lead_id
