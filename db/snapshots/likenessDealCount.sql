select count(*) as n from deal
