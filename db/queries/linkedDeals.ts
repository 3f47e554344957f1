// Which deals is a lead given credit for on a day, how did each stand then, and what is it worth?
import { type RawBuilder, sql } from "kysely";

/** Value of a deal `d` under the settings `o`, in minor units of its currency; null where unknown: PRODUCT.md 3 "Value of a deal". */
export const dealValue = sql<
  number | null
>`case when d.mrr_minor is null and d.one_off_minor is null then d.amount_minor
      when d.mrr_minor is null then d.one_off_minor
      else coalesce(d.one_off_minor, 0) + d.mrr_minor * coalesce(d.months, o.default_months) end`;

/**
 * CTE `linked`, over `o` (currency, default_months) and `l` (lead_id, purchased_on): PRODUCT.md 3 "Value of a deal", "Credit for deals".
 * `matches`: the table, or what of it is of the leads, named `match`.
 */
export function linked(asOf: string, matches: RawBuilder<unknown> = sql`match`): RawBuilder<unknown> {
  return sql`linked as (
  select l.lead_id, d.deal_id, d.owner, d.opened_on, match.share_count, match.share_rank, d.currency = o.currency as same_currency,
    d.mrr_minor, d.one_off_minor, d.months, d.margin, ${dealValue} as value_minor,
    case when d.status = 'won' and (d.won_on is null or d.won_on <= ${asOf}::date) then 'won'
      when d.status = 'lost' and (d.lost_on is null or d.lost_on <= ${asOf}::date) then 'lost' else 'open' end as status,
    coalesce(case d.status when 'won' then d.won_on when 'lost' then d.lost_on end, d.opened_on, l.purchased_on) as ended_on,
    case d.status when 'won' then d.won_on when 'lost' then d.lost_on end as dated_on
  from o cross join l join ${matches} using (lead_id) join deal d using (organization_id, deal_id)
  where match.share_count is not null
    and (coalesce(d.opened_on, d.won_on, d.lost_on, l.purchased_on) is null
      or coalesce(d.opened_on, d.won_on, d.lost_on, l.purchased_on) <= ${asOf}::date)
)`;
}

/** A lead's share of an amount of a `linked` deal: shares of one deal add up to it. Null where the amount is unknown. */
export function shareOf(amount: "value_minor" | "mrr_minor" | "one_off_minor"): RawBuilder<number> {
  const minor = sql.raw(amount);
  return sql<number>`${minor} / share_count + (share_rank <= ${minor} % share_count)::int`;
}
