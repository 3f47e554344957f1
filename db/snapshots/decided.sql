with bit as (select step_id, position, kind, 1::bigint << position as bit from step),

near as materialized (
  select steps_mask, bit_or(bit) filter (where kind = 'close') | coalesce(1::bigint << max(position) filter (where kind <> 'close'), 0) as near_mask,
    coalesce(bit_or(bit) filter (where kind = 'buy_in'), 0) as buy_in_mask, coalesce(bit_or(bit) filter (where kind <> 'close'), 0) as before_mask
  from (select distinct steps_mask from lead_progress) as masks join bit on steps_mask & bit.bit <> 0 group by steps_mask
)
select p.steps_mask & near.before_mask & ~ p.buttoned_mask <> 0 as open, count(*) filter (where outcome = 'won') as won,
  count(*) filter (where outcome = 'lost') as lost
from lead_progress p join near using (steps_mask)
where outcome in ('won', 'lost') and has_signal and p.reached_mask & near.near_mask <> 0 and magic_close is distinct from 'not recorded'
group by 1
