create temp table if not exists unlinked (lead_id bigint) on commit drop;

with gone as (
      delete from match using given_deal as given where match.deal_id = given.deal_id and match.decided_by is null returning match.lead_id
    )
    insert into unlinked select lead_id from gone;

with d as (
      select deal.*, coalesce(opened_on, won_on, lost_on) as began_on from deal join given_deal as given using (deal_id)
    ),
    named as (
      select d.deal_id, lead.lead_id, count(*) over (partition by d.deal_id) as candidates
      from d join lead on lead.vendor_lead_id = d.named_lead where d.own_lead_id is null
    ),
    certain as (
      select deal_id, own_lead_id as lead_id, 'same row' as method, '["stands in the lead''s own row"]'::jsonb as reasons
      from d where own_lead_id is not null
      union all
      select deal_id, lead_id, 'named', '["names the lead by its id"]'::jsonb from named where candidates = 1
    ),
    keyed as (
      select d.deal_id, d.phone_key, lead.lead_id,
        case when lead.email_key = d.email_key then 'email' when lead.domain_key = d.domain_key then 'domain'
          when lead.phone_key = d.phone_key then 'phone'
          when lead.company_key = d.company_key and lead.city_key = d.city_key then 'company and city' else 'account' end as method
      from d join lead using (account_id)
      where not exists (select from certain where certain.deal_id = d.deal_id)
        and not exists (select from match m where m.deal_id = d.deal_id and m.lead_id = lead.lead_id)
    ),
    by_phone as (
      select deal_id, min(phone_key) as phone_key from keyed group by deal_id
      having bool_or(method = 'phone') and not bool_or(method in ('email', 'domain', 'company and city'))
    ),
    switchboard as (
      select phone_key from lead join (select distinct phone_key from by_phone) as asked using (phone_key) group by phone_key having count(distinct account_id) > 1
    ),
    found as (
      select deal_id, lead_id, method from keyed
      where not exists (select from by_phone join switchboard using (phone_key) where by_phone.deal_id = keyed.deal_id)
    )
    insert into match (deal_id, lead_id, method, probability, reasons, share_count, share_rank)
    select deal_id, lead_id, method, 1, reasons, 1, 1 from certain
      where not exists (select from match m where m.deal_id = certain.deal_id and m.lead_id = certain.lead_id)
    union all
    select deal_id, lead_id, method, 1, jsonb_build_array('same ' || method), null, null from found;

with l as (
      select m.deal_id, m.lead_id, m.method in ('named', 'same row') as certain, lead.purchased_on, lead.import_id, lead.line, credit_rule,
        m.share_count as had_count, m.share_rank as had_rank, m.reasons ? 'a date is unknown, so no credit'::text as said_undated, m.reasons ? 'bought after the deal opened, so no credit'::text as said_late,
        lead.purchased_on is null or coalesce(opened_on, won_on, lost_on) is null as undated,
        coalesce(lead.purchased_on <= coalesce(opened_on, won_on, lost_on), false) as preceded
      from match m join deal using (organization_id, deal_id) join lead using (organization_id, lead_id)
        join organization using (organization_id)
      where m.decision = 'linked' and m.deal_id in (select deal_id from given_deal as given)
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
        is distinct from (had_count, had_rank, said_undated, said_late)
