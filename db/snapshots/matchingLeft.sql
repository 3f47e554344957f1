select sum(match_left)::int as left from import
    where match_left is not null and (exists (select from pgboss.job where name = 'match' and (state <= 'active')
    and singleton_key = organization_id || '/' || case when import.status = 'undone' then 'all' else import_id::text end) or not exists (select from pgboss.job where name = 'match' and (state = 'failed')
    and singleton_key = organization_id || '/' || case when import.status = 'undone' then 'all' else import_id::text end))
