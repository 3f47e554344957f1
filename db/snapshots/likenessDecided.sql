select deal_id || ':' || lead_id as pair from match where decided_by is not null
