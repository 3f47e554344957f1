// Which charges and credits are there, where did each come from, and how many leads does it fall on?
import { type RawBuilder, sql } from "kysely";
import type { ChargeBasis } from "../../app/domain/chargeWords";
import type { MoneyFilters } from "../../app/domain/moneyFilters";
import type { Db } from "../schema";
import { listBeginsOn } from "./pools";

/** A charge or credit with whom it was paid to, and the leads that carry it today. */
export interface MoneyLine {
  kind: "charge" | "credit";
  id: number;
  vendor_id: number;
  vendor: string;
  list_id: number | null;
  list: string | null;
  /** Null for credits. */
  basis: ChargeBasis | null;
  quantity: string | null;
  unit_price_minor: number | null;
  amount_minor: number;
  currency: string;
  /** Of the invoice or credit, else the period's start, else the list's purchase. */
  on_day: string | null;
  /** As the line says it, without what else would stand for it. */
  stated_on: string | null;
  period_start: string | null;
  period_end: string | null;
  /** From when on it counts; null: from any day on. */
  counts_from: string | null;
  note: string | null;
  import_id: number | null;
  file_name: string | null;
  line: number | null;
  entered_by: string | null;
  entered_at: Date | null;
  version: number;
  /** Leads it falls on; null where only their steps' days tell (per set or held, in a period), and for a credit that names none. */
  leads: number | null;
  /** Leads a credit names. */
  named: number;
  /** No lead carries it today. */
  unallocated: boolean;
}

export interface MoneyTotal {
  kind: "charge" | "credit";
  currency: string;
  lines: number;
  minor: number;
  unallocated_minor: number;
}

/**
 * The rows behind the page of charges. Who carries a charge is told by its class (see `pools`): all leads of its list in its currency;
 * leads the vendor delivered in its period; leads that reached its step. Where the step's day decides, `unallocated` tells whether any did.
 */
function lines({ vendor, list }: MoneyFilters, asOf: string): RawBuilder<unknown> {
  const where = (
    table: string,
  ) => sql`${vendor === undefined ? sql`true` : sql`${sql.ref(`${table}.vendor_id`)} = ${vendor}`}
    and ${list === undefined ? sql`true` : sql`${sql.ref(`${table}.list_id`)} = ${list}`}`;
  return sql`
    select line.*, loose and coalesce(counts_from <= ${asOf}::date, true) as unallocated from (
    select 'charge' as kind, c.charge_id as id, c.vendor_id, c.list_id, c.basis, c.quantity::text, c.unit_price_minor, c.amount_minor, c.currency,
      coalesce(c.incurred_on, c.period_start, list.purchased_on) as on_day, c.incurred_on as stated_on, c.period_start, c.period_end,
      case when class.name = 'all' then ${listBeginsOn("c")} when class.name = 'period' then coalesce(c.period_start, c.period_end, c.incurred_on)
        when f.leads = 0 then coalesce(c.period_end, c.incurred_on, list.purchased_on) end as counts_from,
      c.note, c.import_id, c.line, c.entered_by, c.entered_at, c.version, f.leads, 0 as named,
      coalesce(f.leads = 0, exists (
        select from unallocated u where u.vendor_id = c.vendor_id and u.list_id is not distinct from c.list_id and u.currency = c.currency and u.charge_minor > 0
          and u.purchased_on is not distinct from coalesce(list.purchased_on, c.period_start, c.period_end, c.incurred_on))) as loose
    from charge c left join list using (organization_id, list_id)
    cross join lateral (select case when c.basis in ('set', 'held') then 'step' when c.list_id is null then 'period' else 'all' end as name) as class
    cross join lateral (select case
      when class.name = 'all' then (select coalesce(sum(r.leads), 0)::int from rollup r where r.list_id = c.list_id and r.currency = c.currency)
      when class.name = 'period' then (select coalesce(sum(r.leads), 0)::int from rollup r where r.vendor_id = c.vendor_id and r.currency = c.currency
        and r.purchased_on >= c.period_start and coalesce(r.purchased_on <= c.period_end, true))
      when c.list_id is not null or c.period_start is null and c.period_end is null then (select coalesce(sum(r.reached), 0)::int from rollup_step r
        join step on step.position = r.step and step.kind = 'appointment_' || c.basis
        where r.vendor_id = c.vendor_id and r.currency = c.currency and coalesce(r.list_id = c.list_id, true)) end as leads) as f
    where ${where("c")}
    union all
    select 'credit', c.credit_id, c.vendor_id, c.list_id, null, null, null, c.amount_minor, c.currency, c.credited_on, c.credited_on, null, null, c.credited_on,
      c.reason, c.import_id, c.line, c.entered_by, c.entered_at, c.version, n.named, coalesce(n.named, 0), n.named is null and not exists (
        select from rollup r where r.list_id = c.list_id and r.currency = c.currency and r.cost_minor > 0)
    from credit c
    cross join lateral (select nullif(count(*), 0)::int as named from credit_lead where credit_lead.credit_id = c.credit_id) as n
    where ${where("c")}) as line`;
}

const kept = ({
  month,
  unallocated,
  notKnown,
}: MoneyFilters) => sql`${notKnown === undefined ? sql`true` : sql`false`} and
  ${month === undefined ? sql`true` : sql`to_char(on_day, 'YYYY-MM') = ${month}`} and ${unallocated ? sql`unallocated` : sql`true`}`;

/** A page of charges and credits, by vendor and list, newest first; charges before credits of the same day. */
export async function listMoneyLines(
  db: Db,
  {
    filters,
    asOf,
    offset,
    limit,
  }: { filters: MoneyFilters; asOf: string; offset: number; limit: number | null },
): Promise<MoneyLine[]> {
  const { rows } = await sql<MoneyLine>`
    select line.*, vendor.name as vendor, list.name as list, import.file_name
    from (${lines(filters, asOf)}) as line join vendor on vendor.vendor_id = line.vendor_id
      left join list on list.list_id = line.list_id left join import on import.import_id = line.import_id
    where ${kept(filters)}
    order by lower(vendor.name), line.vendor_id, lower(list.name) nulls first, line.list_id, on_day desc nulls last, kind, id
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** Sums of the same charges and credits, by currency. */
export async function listMoneyTotals(
  db: Db,
  { filters, asOf }: { filters: MoneyFilters; asOf: string },
): Promise<MoneyTotal[]> {
  const { rows } = await sql<MoneyTotal>`
    select kind, currency, count(*)::int as lines, sum(amount_minor)::bigint as minor,
      coalesce(sum(amount_minor) filter (where unallocated), 0)::bigint as unallocated_minor
    from (${lines(filters, asOf)}) as line where ${kept(filters)} group by kind, currency order by kind, currency`.execute(
    db,
  );
  return rows;
}

/** Prices of lead files: what leads carry as priced, where no charge in that currency is of all leads of the list or for what the price is for (allocation.ts). */
export async function listPriceTotals(
  db: Db,
  { vendor, list }: MoneyFilters,
  asOf: string,
): Promise<{ currency: string; lists: number; minor: number }[]> {
  const { rows } = await sql<{ currency: string; lists: number; minor: number }>`
    select currency, count(distinct list_id)::int as lists, sum(price_minor)::bigint as minor
    from (
      select lead.vendor_id, lead.list_id, purchased_on, purchase_unit, coalesce(price_currency, organization.currency) as currency, price_minor from lead cross join organization
      where price_minor is not null and ${vendor === undefined ? sql`true` : sql`lead.vendor_id = ${vendor}`}
        and ${list === undefined ? sql`true` : sql`lead.list_id = ${list}`}
    ) as priced
    where not exists (select from charge c join list using (organization_id, list_id) where c.list_id = priced.list_id and c.currency = priced.currency
        and c.basis not in ('set', 'held') and coalesce(${listBeginsOn("c")} <= ${asOf}::date, true))
      and not exists (select from charge c where c.vendor_id = priced.vendor_id and c.basis = priced.purchase_unit and c.currency = priced.currency
        and c.basis in ('set', 'held') and coalesce(c.list_id = priced.list_id, priced.purchased_on <= c.period_end, true))
    group by currency order by currency`.execute(db);
  return rows;
}
