select lead_id as id, account_id as "accountId", company, company_key as "companyKey", person_key as "personKey", email_key as "emailKey", phone_key as "phoneKey",
  domain_key as "domainKey", city_key as "cityKey", postal_code as "postalCode", street from lead
    where account_id is not null and lead_id = any ($1::bigint[])
