with i as (select import_id, status = 'undone' or exists (select from lead where lead.import_id = import.import_id)
        or exists (select from import_change c where c.import_id = import.import_id and relation = 'lead') as whole
      from import where import_id = $1),
    linked as (select deal_id from match where decision = 'linked' and (method <> 'likeness' or decided_by is not null)),
    loose as (
      select count(*)::int as n from deal where own_lead_id is null and coalesce(company_key, person_key, email_key, phone_key, domain_key) is not null
        and ((select whole from i) or import_id = $2
          or deal_id in (select row_id from import_change where import_id = $3 and relation = 'deal'))
        and not exists (select from linked where linked.deal_id = deal.deal_id)
    )
    update import set match_left = nullif(loose.n, 0) from loose where import_id = $4
