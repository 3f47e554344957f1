// What did each lead cost, and what came back for it? Charges and credits spread over leads, to the cent.
import { type RawBuilder, sql } from "kysely";
import { pools } from "./pools";

/**
 * CTEs of `progress`, over those `pools` reads, that end in `carried`: `l` with currency, cost_minor and credited_minor
 * (PRODUCT.md 3 "Cost"), and in `loose`: what of charges and credits no lead can carry.
 * Leads of lists that are not spread anew keep what they carry, from the relation `kept_cost`.
 * A list's stated charges spread evenly; where leads have prices these are weights, and leads without one share what is left.
 * Without a stated charge of the list as a whole a lead carries its price; one without a price, where only reached steps are charged, 0. What is charged
 * for reached steps comes on top, unless that is what the price was for (its purchase unit): then the charge is the price's own invoice. Largest remainder, ties by import and line, so that the parts sum to the whole.
 */
export function allocation({
  asOf,
  lists,
}: {
  asOf: string;
  lists?: RawBuilder<unknown>;
}): RawBuilder<unknown> {
  const some = lists ? sql`join ${lists} as chosen using (list_id)` : sql``;
  const anew = lists ? sql`chosen.list_id is not null` : sql`true`;
  const kept = lists
    ? sql`left join ${lists} as chosen on chosen.list_id = l.list_id left join kept_cost k on k.lead_id = l.lead_id`
    : sql`cross join (select null as currency, null::bigint as cost_minor, null::bigint as credited_minor) as k`;
  return sql`
${pools({ asOf, ...(lists && { lists }) })},
stated as materialized (
  select list_id, currency, sum(minor)::bigint as stated_minor from due where class = 'all' group by list_id, currency
),
billed as materialized (select distinct list_id, currency from due where list_id is not null),
list_currency as materialized (
  select list_id, coalesce(max(billed.currency) filter (where billed.currency = o.currency), min(billed.currency)) as currency
  from o cross join billed group by list_id
),
vendor_currency as materialized (
  select lead_id, coalesce(max(b.currency) filter (where b.currency = o.currency), min(b.currency)) as currency
  from o cross join belonging b where of_vendor group by lead_id
),
priced as not materialized (
  select l.lead_id, l.list_id, l.vendor_id, l.purchased_on, l.import_id, l.line, price_minor, l.purchase_unit,
    coalesce(price_currency, list_currency.currency, vendor_currency.currency, o.currency) as currency
  from o cross join l ${some} left join list_currency on list_currency.list_id = l.list_id left join vendor_currency on vendor_currency.lead_id = l.lead_id
),
pooled as (
  select p.lead_id, p.list_id, p.currency, p.price_minor, p.import_id, p.line, stated_minor, price_minor is not null as has_price,
    sum(price_minor) over (partition by p.list_id, p.currency) as prices,
    count(*) filter (where price_minor is null) over (partition by p.list_id, p.currency) as unpriced
  from priced p join stated using (list_id, currency)
),
weighed as (
  select lead_id, list_id, currency, has_price, import_id, line,
    case when not has_price then stated_minor - least(stated_minor, coalesce(prices, 0)) when unpriced = 0 then stated_minor
      else least(stated_minor, prices) end as whole,
    case when has_price and prices > 0 then price_minor else 1 end as weight
  from pooled
),
floored as (
  select lead_id, list_id, currency, has_price, import_id, line, whole,
    div(whole * weight::numeric, sum(weight) over pool)::bigint as part, mod(whole * weight::numeric, sum(weight) over pool) as remainder
  from weighed
  window pool as (partition by list_id, currency, has_price)
),
spread as (
  select lead_id, list_id, currency,
    part + (row_number() over ranked <= whole - sum(part) over (partition by list_id, currency, has_price))::int as cost_minor
  from floored
  window ranked as (partition by list_id, currency, has_price order by remainder desc, import_id, line)
),
member as materialized (
  select b.pool_id, b.lead_id,
    b.minor / count(*) over pool + (row_number() over (partition by b.pool_id order by b.import_id, b.line) <= b.minor % count(*) over pool)::int as part
  from belonging b join priced p using (lead_id) where p.currency = b.currency
  window pool as (partition by b.pool_id)
),
extra as materialized (select lead_id, sum(part)::bigint as cost_minor from member group by lead_id),
spared as materialized (
  select distinct p.lead_id from due d join priced p on p.vendor_id = d.vendor_id and p.currency = d.currency and coalesce(p.purchased_on <= d.period_end, true)
  where d.class in ('set', 'held') and d.list_id is null
),
invoiced as materialized (
  select distinct p.lead_id from due d join priced p on p.vendor_id = d.vendor_id and p.currency = d.currency and p.purchase_unit = d.class
  where d.class in ('set', 'held') and coalesce(d.list_id = p.list_id, true) and coalesce(p.purchased_on <= d.period_end, true)
),
costed as (
  select p.lead_id, p.list_id, p.currency, p.import_id, p.line,
    case when extra.lead_id is null then coalesce(base.minor, case when spared.lead_id is not null then 0 end)
      else coalesce(base.minor, 0) + extra.cost_minor end as cost_minor
  from priced p
  left join billed on billed.list_id = p.list_id and billed.currency = p.currency
  left join spread on spread.lead_id = p.lead_id
  left join extra on extra.lead_id = p.lead_id
  left join spared on spared.lead_id = p.lead_id
  left join invoiced on invoiced.lead_id = p.lead_id
  cross join lateral (select coalesce(spread.cost_minor, case when invoiced.lead_id is null then p.price_minor end,
    case when billed.list_id is not null or invoiced.lead_id is not null then 0 end) as minor) as base
),
returned as materialized (
  select credit_id, credit.vendor_id, credit.list_id, credit.currency, list.purchased_on, amount_minor, count(credit_lead.lead_id) as named
  from credit ${some} join list using (organization_id, list_id) left join credit_lead using (organization_id, credit_id)
  where credited_on <= ${asOf}::date group by credit_id, credit.vendor_id, credit.list_id, credit.currency, list.purchased_on, amount_minor
),
credit_parts as (
  select credit_id, lead_id, amount_minor,
    div(amount_minor * weight, nullif(sum(weight) over (partition by credit_id), 0)) as part,
    sum(div(amount_minor * weight, nullif(total, 0))) over (partition by credit_id) as parts,
    row_number() over (partition by credit_id order by mod(amount_minor * weight, nullif(total, 0)) desc, import_id, line) as rank
  from (
    select r.credit_id, c.lead_id, c.import_id, c.line, r.amount_minor,
      case when r.named > 0 then 1 else coalesce(c.cost_minor, 0) end::numeric as weight,
      sum(case when r.named > 0 then 1 else coalesce(c.cost_minor, 0) end::numeric) over (partition by r.credit_id) as total
    from returned r join costed c on c.list_id = r.list_id and c.currency = r.currency
    where r.named = 0 or exists (select from credit_lead n where n.credit_id = r.credit_id and n.lead_id = c.lead_id)
  ) as shares
),
credited as (
  select lead_id, sum(part + (rank <= amount_minor - parts)::int)::bigint as credited_minor
  from credit_parts where part is not null group by lead_id
),
loose as (
  select d.vendor_id, d.list_id, coalesce(d.purchased_on, d.period_start, d.known_on) as purchased_on, d.currency, d.minor as charge_minor, 0::bigint as credit_minor
  from due d
  where case when d.class = 'all' then not exists (select from spread where spread.list_id = d.list_id and spread.currency = d.currency)
    else not exists (select from member m where m.pool_id = d.pool_id)
      and (d.class = 'period' or coalesce(coalesce(d.known_on, d.purchased_on) <= ${asOf}::date, true)) end
  union all
  select r.vendor_id, r.list_id, r.purchased_on, r.currency, 0, r.amount_minor
  from returned r where not exists (select from credit_parts c where c.credit_id = r.credit_id and c.part is not null)
),
carried as (
  select l.*, coalesce(case when ${anew} then costed.currency else k.currency end, o.currency) as currency,
    case when ${anew} then costed.cost_minor else k.cost_minor end as cost_minor,
    coalesce(case when ${anew} then credited.credited_minor else k.credited_minor end, 0) as credited_minor
  from o cross join l ${kept}
  left join costed on costed.lead_id = l.lead_id
  left join credited on credited.lead_id = l.lead_id
)`;
}
