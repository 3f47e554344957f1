select deal_id as id, null as "accountId", company, company_key as "companyKey", person_key as "personKey", email_key as "emailKey", phone_key as "phoneKey",
  domain_key as "domainKey", city_key as "cityKey", postal_code as "postalCode", street from deal
    where own_lead_id is null and not exists (
  select from match m where m.deal_id = "deal"."deal_id" and m.decision = 'linked' and (m.method <> 'likeness' or m.decided_by is not null)) and coalesce(company_key, person_key, email_key, phone_key, domain_key) is not null and true
    order by deal_id
