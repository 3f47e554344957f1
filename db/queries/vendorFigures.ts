// What are the figures of vendors, or of their lists, computed from? Sums over the rollups, one row or a few for each.
import { type RawBuilder, sql } from "kysely";
import type { Filters } from "../../app/domain/filters";
import type { Bucket, State } from "../../app/domain/vocabulary";
import type { Db } from "../schema";
import { type FigureGroup, groupColumn } from "./board";
import { bucketOf, chosen, type Look, standing } from "./standing";

export interface FiguresQuery {
  look: Look;
  filters: Filters;
  by: FigureGroup;
}

export interface GroupStanding {
  key: number;
  currency: string;
  state: State;
  bucket: Bucket;
  leads: number;
  priced: number;
  /** Leads of which anything came back. */
  credited: number;
  deals: number;
  cost_minor: number;
  credited_minor: number;
}

/** Leads and money of each vendor or list by state and bucket. */
export async function listGroupStanding(db: Db, query: FiguresQuery): Promise<GroupStanding[]> {
  return (await groupStanding(query).execute(db)).rows;
}

export function groupStanding({ look, filters, by }: FiguresQuery): RawBuilder<GroupStanding> {
  return sql<GroupStanding>`with ${standing(look, filters)}
    select ${groupColumn[by]} as key, currency, state, ${bucketOf} as bucket, sum(leads)::bigint as leads, sum(priced)::bigint as priced,
      sum(credited)::bigint as credited, sum(deals)::bigint as deals, sum(cost_minor)::bigint as cost_minor, sum(credited_minor)::bigint as credited_minor
    from standing group by 1, 2, 3, 4
    having sum(leads) <> 0 or sum(cost_minor) <> 0 or sum(credited_minor) <> 0`;
}

export interface VendorDays {
  key: number;
  /** Leads that are won or lost, or open, or neither: a defect, or their cost came back. */
  kind: "won" | "lost" | "open" | "apart";
  /** From the purchase to the end, or for an open lead to the day that is looked at; 0 for one that is neither. */
  days: number;
  leads: number;
}

/** How long all leads have been followed, by vendor. Leads without a date of purchase, and ends without a date, are left out. */
export async function listVendorDays(db: Db, { asOf }: Pick<Look, "asOf">): Promise<VendorDays[]> {
  const { rows } = await sql<VendorDays>`
    select vendor_id as key, outcome as kind, days, sum(leads)::bigint as leads
    from rollup_outcome where days is not null group by 1, 2, 3 having sum(leads) <> 0
    union all
    select vendor_id, case outcome when 'open' then 'open' else 'apart' end, case outcome when 'open' then ${asOf}::date - purchased_on else 0 end, sum(leads)::bigint
    from rollup where purchased_on is not null and outcome in ('open', 'credited', 'disqualified')
    group by 1, 2, 3 having sum(leads) <> 0 order by 1, 2, 3`.execute(db);
  return rows;
}

export interface GroupAges {
  key: number;
  days: number;
  leads: number;
  /** Those of them that are open and have a cost in the organization's currency. */
  open_priced: number;
}

/** Days since the purchase of all leads, by vendor or list. */
export async function listAges(db: Db, { look, filters, by }: FiguresQuery): Promise<GroupAges[]> {
  const { rows } = await sql<GroupAges>`
    select ${groupColumn[by]} as key, ${look.asOf}::date - purchased_on as days, sum(leads)::bigint as leads,
      coalesce(sum(priced) filter (where outcome = 'open' and rollup.currency = organization.currency), 0)::bigint as open_priced
    from rollup cross join organization where purchased_on is not null and ${chosen(filters)} group by 1, 2 having sum(leads) <> 0
    order by 1, 2`.execute(db);
  return rows;
}

export interface GroupReach {
  key: number;
  step: number;
  reached: number;
  /** Leads that got through it: it is buttoned, or the buyer spoke on a later one. */
  passed: number;
  /** Those of both with a cost in the organization's currency. */
  priced: number;
  passed_priced: number;
}

/** Leads that reached each step, and that got through it, by vendor or list. */
export async function listReach(
  db: Db,
  { filters, by }: Pick<FiguresQuery, "filters" | "by">,
): Promise<GroupReach[]> {
  const key = groupColumn[by];
  const { rows } = await sql<GroupReach>`
    select key, step, sum(reached)::bigint as reached, sum(passed)::bigint as passed, sum(priced)::bigint as priced, sum(passed_priced)::bigint as passed_priced
    from (
      select ${key} as key, step, reached, 0 as passed, 0 as priced, 0 as passed_priced from rollup_step where ${chosen(filters)}
      union all
      select ${key}, step, 0, passed, case when r.currency = o.currency then priced else 0 end, case when r.currency = o.currency then passed_priced else 0 end
      from rollup_reach r cross join organization o where ${chosen(filters)}
    ) as steps group by key, step`.execute(db);
  return rows;
}

export interface GroupWins {
  key: number;
  /** Of leads with a cost in the organization's currency: what ratios of money look at. */
  priced: boolean;
  deals: number;
  /** Deals with MRR, and its sum; of them those without a term of their own. */
  recurring: number;
  mrr_minor: number;
  termless: number;
  /** Deals whose margin is the organization's usual one. */
  usual_margin: number;
  /** Gross profit by the organization's revenue basis, over the deals of which that and the margin are known, and the sum of its squares. */
  profit_deals: number;
  profit_minor: number;
  profit_squares: number;
  /** Gross profit received to date, over the deals of which it is known. */
  received_deals: number;
  received_minor: number;
  /** Gross profit of a month, over the deals with MRR and a known margin. */
  monthly_deals: number;
  monthly_minor: number;
}

/**
 * Won deals in the organization's currency, by vendor or list. Received to date is one-off + MRR × full months since the win, at most the
 * term's; unknown without a date of the win, and where only an amount is known (PRODUCT.md 3 "Value of a deal").
 */
export async function listWins(db: Db, query: FiguresQuery): Promise<GroupWins[]> {
  const { rows } = await groupWins(query).execute(db);
  return rows.map((row) => ({ ...row, profit_squares: Number(row.profit_squares) }));
}

export function groupWins({ look, filters, by }: FiguresQuery): RawBuilder<GroupWins> {
  return sql<GroupWins>`
    with won as (
      select ${groupColumn[by]} as key, w.*, priced and w.currency = o.currency as own, coalesce(w.margin, o.default_margin) as part,
        least(extract(year from since) * 12 + extract(month from since), coalesce(w.months, o.default_months)) as paid_months,
        ${revenue} as brought
      from rollup_win w cross join organization o cross join lateral (select age(${look.asOf}::date, won_on) as since) as aged
      where ${chosen(filters)}
    )
    select key, own as priced, sum(deals)::bigint as deals, coalesce(sum(deals) filter (where recurring), 0)::bigint as recurring,
      sum(mrr_minor)::bigint as mrr_minor, coalesce(sum(deals) filter (where recurring and months is null), 0)::bigint as termless,
      coalesce(sum(deals) filter (where margin is null and part is not null), 0)::bigint as usual_margin,
      coalesce(sum(deals) filter (where brought is not null and part is not null), 0)::bigint as profit_deals,
      coalesce(round(sum(part * brought)), 0)::bigint as profit_minor,
      coalesce(sum(part * part * ${revenueSquares}), 0) as profit_squares,
      coalesce(sum(deals) filter (where received and won_on is not null and part is not null), 0)::bigint as received_deals,
      coalesce(round(sum(part * (one_off_minor + mrr_minor * paid_months)) filter (where received and won_on is not null)), 0)::bigint as received_minor,
      coalesce(sum(deals) filter (where recurring and part is not null), 0)::bigint as monthly_deals,
      coalesce(round(sum(part * mrr_minor) filter (where recurring)), 0)::bigint as monthly_minor
    from won group by key, own having sum(deals) <> 0`;
}

/** What of the deals of a row counts as revenue; null where that is unknown: of deals with nothing but an amount only the whole contract is known. */
const revenue = sql`case when o.revenue_basis = 'contract' then case when w.valued then w.value_minor end when not w.received then null
          when not w.recurring or o.revenue_basis = 'first_month' then w.one_off_minor + w.mrr_minor
          when o.revenue_basis = 'first_year' then w.one_off_minor + w.mrr_minor * least(12, coalesce(w.months, 12))
          else w.one_off_minor + w.mrr_minor / o.monthly_churn end`;

/** Squares of that, deal by deal: those of the values in its proportion, so that a row of one deal is exact; without a value as if the row's deals were equal. */
const revenueSquares = sql`case when valued and value_minor <> 0 then case when brought = value_minor then value_squares
        else value_squares * (brought / value_minor::numeric) ^ 2 end else brought * brought / nullif(deals, 0)::numeric end`;

/** Leads that were worked, with a cost in the organization's currency, by vendor or list: what own sales cost of a lead is paid for. */
export async function listWorkedPriced(
  db: Db,
  { filters, by }: Pick<FiguresQuery, "filters" | "by">,
): Promise<{ key: number; leads: number }[]> {
  const { rows } = await sql<{ key: number; leads: number }>`
    select ${groupColumn[by]} as key, sum(priced)::bigint as leads from rollup cross join organization
    where worked and rollup.currency = organization.currency and ${chosen(filters)} group by 1`.execute(db);
  return rows;
}

export interface GroupWork {
  key: number;
  worked: boolean;
  /** Whether both ends have a time of day: else `hours` are whole days. Null as `hours`. */
  timed: boolean | null;
  /** Null where nobody worked them, or no date of purchase is known. */
  hours: number | null;
  leads: number;
  held: number;
  no_show: number;
  cancelled: number;
  rescheduled: number;
}

/** Leads by after how many hours they were first worked, with what became of their appointments; by vendor or list. */
export async function listWork(
  db: Db,
  { filters, by }: Pick<FiguresQuery, "filters" | "by">,
): Promise<GroupWork[]> {
  const { rows } = await sql<GroupWork>`
    select ${groupColumn[by]} as key, worked, timed, hours, sum(leads)::bigint as leads, sum(held)::bigint as held, sum(no_show)::bigint as no_show,
      sum(cancelled)::bigint as cancelled, sum(rescheduled)::bigint as rescheduled
    from rollup_work where ${chosen(filters)} group by 1, 2, 3, 4 having sum(leads) <> 0`.execute(db);
  return rows;
}

/** Open leads with an agreed meeting after the day, by vendor or list. */
export async function listMeetingsAhead(
  db: Db,
  { look, filters, by }: FiguresQuery,
): Promise<{ key: number; leads: number }[]> {
  const steps = sql.join(look.limits.map(({ step }) => sql`(${step}::int)`));
  const { rows } = await sql<{ key: number; leads: number }>`
    select ${groupColumn[by]} as key, count(*) as leads from (values ${steps}) as s(step) join lead_progress on frontier = s.step
    where outcome = 'open' and worked and clock_on > ${look.asOf}::date and ${chosen(filters)} group by 1`.execute(
    db,
  );
  return rows;
}
