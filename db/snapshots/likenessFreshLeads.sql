select exists (select from lead where import_id = $1) as brought, array(select row_id from import_change where import_id = $2 and relation = 'lead') as changed,
      array(select distinct deal_id from match where lead_id in (select row_id from import_change where import_id = $3 and relation = 'lead')) as deals
