// Which sums of charges stand on a day, and which leads do those carry that are no list's as a whole?
import { type RawBuilder, sql } from "kysely";

/** The day from which a list's charge of all its leads counts: the list's, else that of its first lead, else the charge's own (for the last two PRODUCT.md has no word). */
export function listBeginsOn(charge: string): RawBuilder<unknown> {
  const own = (column: string) => sql.ref(`${charge}.${column}`);
  return sql`coalesce(list.purchased_on, (select min(lead.purchased_on) from lead where lead.list_id = ${own("list_id")}), ${own("period_end")}, ${own("incurred_on")})`;
}

/**
 * CTEs of `progress`, over `o` (settings), `l` (leads), `bit` (steps), `era` (steps in force), `s` (signals), `pressed` and `win`.
 * A sum of charges is one of three classes (PRODUCT.md 3 "Cost"): `all` falls on all leads of its list, `set` and `held` on those of
 * its list, else of its vendor, that reached that step (in the period, where one is stated), `period` on those the vendor delivered in
 * the period.
 * Ends in `due` (one row a sum: what, where, since when) and `belonging` (which leads of the classes besides `all`).
 * A charge that falls on reached steps exists from the first of them on; while there is none, from the end of its period or its own day.
 */
export function pools({ asOf, lists }: { asOf: string; lists?: RawBuilder<unknown> }): RawBuilder<unknown> {
  const anew = lists
    ? sql`(charge.list_id in (select list_id from ${lists} as chosen) or charge.list_id is null and charge.vendor_id in (select vendor_id from touched_vendor))`
    : sql`true`;
  return sql`
due as materialized (
  select row_number() over () as pool_id, vendor_id, list_id, class, currency, purchased_on, period_start, period_end,
    max(known_on) as known_on, sum(amount_minor)::bigint as minor
  from (
    select charge.vendor_id, charge.list_id, charge.currency, amount_minor, list.purchased_on, coalesce(period_end, incurred_on) as known_on,
      ${listBeginsOn("charge")} as begins_on,
      case when basis in ('set', 'held') then basis when charge.list_id is null then 'period' else 'all' end as class,
      case when charge.list_id is null then period_start end as period_start, case when charge.list_id is null then period_end end as period_end
    from charge left join list using (organization_id, list_id) where ${anew}
  ) as charged
  where case class when 'all' then coalesce(begins_on <= ${asOf}::date, true)
    when 'period' then coalesce(coalesce(period_start, known_on) <= ${asOf}::date, true) else true end
  group by vendor_id, list_id, class, currency, purchased_on, period_start, period_end
),
arrival as materialized (
  select asked.class, l.lead_id, l.vendor_id, l.list_id, l.import_id, l.line, least(w.won_on, min(s.day)) as on_day
  from (select distinct vendor_id, class from due where class in ('set', 'held')) as asked
  join l on l.vendor_id = asked.vendor_id
  join era on era.bought_on = coalesce(l.purchased_on, 'infinity')
  left join pressed p on p.lead_id = l.lead_id
  left join win w on w.lead_id = l.lead_id
  join bit on bit.kind = 'appointment_' || asked.class and bit.bit & (era.mask | coalesce(p.heard_mask, 0)) <> 0
  left join s on s.lead_id = l.lead_id and s.position >= bit.position and s.polarity <> 'neutral' and coalesce(s.day <= w.won_on, true)
  group by asked.class, l.lead_id, l.vendor_id, l.list_id, l.import_id, l.line, w.won_on, w.lead_id
  having w.lead_id is not null or count(s.day) > 0
),
belonging as materialized (
  select d.pool_id, d.currency, d.minor, l.lead_id, l.import_id, l.line, true as of_vendor
  from due d join l on l.vendor_id = d.vendor_id and l.purchased_on >= d.period_start and coalesce(l.purchased_on <= d.period_end, true)
  where d.class = 'period'
  union all
  select d.pool_id, d.currency, d.minor, a.lead_id, a.import_id, a.line, d.list_id is null
  from due d join arrival a on a.vendor_id = d.vendor_id and a.class = d.class and coalesce(a.list_id = d.list_id, true)
    and coalesce(a.on_day >= d.period_start, d.period_start is null) and coalesce(a.on_day <= d.period_end, d.period_end is null)
)`;
}
