with i as (select import_id, status = 'undone' or exists (select from lead where lead.import_id = import.import_id)
        or exists (select from import_change c where c.import_id = import.import_id and relation = 'lead') as whole
      from import where import_id = $1),
    concerned as (
      select deal.* from deal where (select whole from i)
      union all
      select deal.* from deal where not (select whole from i) and deal_id in (select deal_id from deal where import_id = $2
        union select row_id from import_change where import_id = $3 and relation = 'deal')
    ),
    loose as (
      select count(*)::int as n from concerned where own_lead_id is null and not exists (
  select from match m where m.deal_id = "concerned"."deal_id" and m.decision = 'linked' and (m.method <> 'likeness' or m.decided_by is not null)) and coalesce(company_key, person_key, email_key, phone_key, domain_key) is not null
    )
    update import set match_left = nullif(loose.n, 0) from loose where import_id = $4
