select count(*) filter (where probability >= $1)::int as above,
      count(*) filter (where probability >= $2 and decision = 'linked')::int as "linkedAbove",
      count(*) filter (where decision = 'linked')::int as linked
    from match where decided_by is not null and decision <> 'queued' and probability is not null
