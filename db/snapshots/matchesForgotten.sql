select import_id as "importId", status = 'undone' as undone from import
    where match_left is not null and not exists (select from pgboss.job where name = 'match' and (state <= 'active' or state = 'failed')
    and singleton_key = organization_id || '/' || case when import.status = 'undone' then 'all' else import_id::text end) order by import_id
