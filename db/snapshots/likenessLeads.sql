copy (select lead_id, account_id, company, company_key, person_key, email_key, phone_key, domain_key, city_key, postal_code, street
      from lead where account_id is not null and lead_id = any ('{1,2}'::bigint[])) to stdout (format binary)
