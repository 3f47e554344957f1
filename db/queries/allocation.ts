// What did each lead cost, and what came back for it? Charges and credits spread over leads, to the cent.
import { type RawBuilder, sql } from "kysely";

/**
 * CTEs of `progress`, over `o` (settings) and `l` (leads), that end in `carried`: `l` with currency, cost_minor and credited_minor
 * (PRODUCT.md 3 "Cost").
 * Leads of lists that are not spread anew keep what they carry, from the relation `kept_cost`.
 * A list's stated charges spread evenly; where leads have prices these are weights, and leads without one share what is left.
 * Without a stated charge a lead carries its price. Largest remainder, ties by import and line, so that the parts sum to the whole.
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
stated as materialized (
  select charge.list_id, charge.currency, sum(amount_minor)::bigint as stated_minor
  from charge ${some} join list using (organization_id, list_id)
  where basis in ('record', 'lead', 'flat') and coalesce(list.purchased_on <= ${asOf}::date, true)
  group by charge.list_id, charge.currency
),
list_currency as materialized (
  select list_id, coalesce(max(stated.currency) filter (where stated.currency = o.currency), min(stated.currency)) as currency
  from o cross join stated group by list_id
),
priced as not materialized (
  select lead_id, list_id, import_id, line, price_minor, coalesce(price_currency, list_currency.currency, o.currency) as currency
  from o cross join l ${some} left join list_currency using (list_id)
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
  select lead_id, list_id, currency, import_id, line,
    part + (row_number() over ranked <= whole - sum(part) over (partition by list_id, currency, has_price))::int as cost_minor
  from floored
  window ranked as (partition by list_id, currency, has_price order by remainder desc, import_id, line)
),
costed as (
  select lead_id, list_id, currency, import_id, line, price_minor as cost_minor
  from priced p where not exists (select from stated where stated.list_id = p.list_id and stated.currency = p.currency)
  union all
  select lead_id, list_id, currency, import_id, line, cost_minor from spread
),
returned as materialized (
  select credit_id, credit.list_id, credit.currency, amount_minor, count(credit_lead.lead_id) as named
  from credit ${some} left join credit_lead using (organization_id, credit_id)
  where credited_on <= ${asOf}::date group by credit_id, credit.list_id, credit.currency, amount_minor
),
credit_parts as (
  select lead_id, amount_minor,
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
carried as (
  select l.*, coalesce(case when ${anew} then coalesce(l.price_currency, list_currency.currency) else k.currency end, o.currency) as currency,
    case when not ${anew} then k.cost_minor when stated.list_id is null then l.price_minor else spread.cost_minor end as cost_minor,
    coalesce(case when ${anew} then credited.credited_minor else k.credited_minor end, 0) as credited_minor
  from o cross join l ${kept}
  left join list_currency on list_currency.list_id = l.list_id
  left join stated on stated.list_id = l.list_id and stated.currency = coalesce(l.price_currency, list_currency.currency)
  left join spread on spread.lead_id = l.lead_id
  left join credited on credited.lead_id = l.lead_id
)`;
}
