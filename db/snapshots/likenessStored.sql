create temp table likened on commit drop as
    select deal_id from deal where deal_id = any($1::bigint[]) and own_lead_id is null and not exists (
  select from match m where m.deal_id = "deal"."deal_id" and m.decision = 'linked' and (m.method <> 'likeness' or m.decided_by is not null));

create temp table likeness (deal_id bigint, lead_id bigint, decision text, probability double precision, reasons jsonb) on commit drop;

analyze likened, likeness (deal_id, lead_id, decision);

create temp table credited_before on commit drop as select m.deal_id, m.lead_id, m.share_count, m.share_rank
  from match m join likened using (deal_id) where m.decision = 'linked' and m.share_count is not null;

create temp table company_lead on commit drop as
    with own as materialized (select lead_id, account_id from lead where lead_id = any (array(select lead_id from likeness)))
    table own union select lead_id, account_id from lead where account_id = any (array(select distinct account_id from own));

analyze company_lead;

create temp table turned_pair on commit drop as
    with found as materialized (
      select n.*, account_id from likeness n join likened using (deal_id) join company_lead using (lead_id)
    ),
    owned as (
      select distinct on (deal_id, account_id) deal_id, account_id, probability from found where decision = 'linked' order by deal_id, account_id, probability desc
    ),
    due as (
      select deal_id, lead_id, decision, probability, reasons from found
      union all
      select deal_id, lead_id, 'linked', probability, '["same account as a lead that is like it"]'::jsonb from owned join company_lead using (account_id)
      where not exists (select from found where found.deal_id = owned.deal_id and found.lead_id = company_lead.lead_id)
    ),
    standing as (
      select deal_id, lead_id, method = 'likeness' and decided_by is null as open, m.decision, m.probability,
        case when m.decision = 'linked' then "m"."reasons" - 'a date is unknown, so no credit'::text - 'bought after the deal opened, so no credit'::text else m.reasons end as reasons
      from match m join likened using (deal_id)
    )
    select deal_id, lead_id, due.decision, due.probability, due.reasons, standing.open is null as fresh
    from due full join standing using (deal_id, lead_id)
    where standing.open is not false
      and (due.decision, due.probability, due.reasons) is distinct from (standing.decision, standing.probability, standing.reasons);

analyze turned_pair (deal_id, lead_id);

delete from match m using turned_pair t where m.deal_id = t.deal_id and m.lead_id = t.lead_id and t.decision is null;

update match m set decision = t.decision, decided_at = case when m.decision = t.decision then m.decided_at else now() end, probability = t.probability, reasons = t.reasons,
      share_count = case when t.decision = 'linked' then share_count end, share_rank = case when t.decision = 'linked' then share_rank end
    from turned_pair t where m.deal_id = t.deal_id and m.lead_id = t.lead_id and t.decision is not null and not t.fresh;

select count(*) > $1 as many from (select from (select * from turned_pair where fresh) as counted limit $2) as counted;

insert into match (deal_id, lead_id, method, probability, reasons, decision, share_count, share_rank)
    select deal_id, lead_id, 'likeness', probability, reasons, decision, case when decision = 'linked' and count(*) over (partition by deal_id) = 1 then 1 end, case when decision = 'linked' and count(*) over (partition by deal_id) = 1 then 1 end from turned_pair where fresh;

with l as (
      select m.deal_id, m.lead_id, m.method in ('named', 'same row') as certain, lead.purchased_on, lead.import_id, lead.line, credit_rule,
        m.share_count as had_count, m.share_rank as had_rank, m.reasons ? 'a date is unknown, so no credit'::text as said_undated, m.reasons ? 'bought after the deal opened, so no credit'::text as said_late,
        lead.purchased_on is null or coalesce(opened_on, won_on, lost_on) is null as undated,
        coalesce(lead.purchased_on <= coalesce(opened_on, won_on, lost_on), false) as preceded
      from match m join deal using (organization_id, deal_id) join lead using (organization_id, lead_id)
        join organization using (organization_id)
      where m.decision = 'linked' and m.deal_id in (select deal_id from likened as given)
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

with after as (select m.deal_id, m.lead_id, m.share_count, m.share_rank
  from match m join likened using (deal_id) where m.decision = 'linked' and m.share_count is not null),
    turned as ((table after except table credited_before) union (table credited_before except table after))
    select distinct lead_id from turned;

drop table likened, likeness, company_lead, turned_pair, credited_before
