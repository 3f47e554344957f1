select count(*)::int as queued, count(*) filter (where m.probability >= $1)::int as above,
      (select count(*)::int from match where decided_by is not null and decision <> 'queued' and probability is not null) as reviewed
    from match m where m.decision = 'queued' and not exists (select from match o where o.organization_id = m.organization_id and o.deal_id = m.deal_id and o.lead_id <> m.lead_id
  and o.decision = 'linked' and o.decided_by is not null)
