// What do hand-written statements over the facts answer to the questions of the board and of waste, in Postgres and in DuckDB?
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { sql } from "kysely";
import type { Pool } from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { Look } from "./queries/standing";
import type { Db } from "./schema";

export type Engine = "postgres" | "duckdb";

/** What a statement may narrow: both are said of the list a lead came with. */
export interface PlainFilters {
  vendor?: number;
  from?: string;
  to?: string;
}

interface Asked {
  /** The day, the follow-up limit, and the stall limits, which no statement works out by itself. */
  look: Look;
  filters: PlainFilters;
}

/** Facts as they are exported: no derived row among them but which lead is a duplicate. */
const tables: Record<string, string> = {
  list: "select list_id, vendor_id, purchased_on from list",
  step: "select step_id, position, kind from step",
  lead: "select lead_id, list_id, vendor_id, import_id, line, purchased_on, price_minor from lead",
  duplicate: "select lead_id, duplicate_of from duplicate",
  charge: "select charge_id, vendor_id, list_id, amount_minor from charge",
  credit: "select credit_id, vendor_id, list_id, amount_minor, credited_on from credit",
  touch: `select lead_id, at at time zone (select time_zone from organization) as at from touch`,
  signal: `select lead_id, step_id, at at time zone (select time_zone from organization) as at, polarity from signal`,
  deal: "select deal_id, status, opened_on, won_on, lost_on from deal",
  match: "select deal_id, lead_id from match",
};

/** Writes each table of facts to a CSV file of its name in the directory; times are those of the organization's clock. Returns their names. */
export async function writePlainFacts(pool: Pool, directory: string): Promise<string[]> {
  for (const [name, query] of Object.entries(tables)) {
    const client = await pool.connect();
    try {
      await pipeline(
        client.query(copyTo(`copy (${query}) to stdout (format csv, header)`)),
        createWriteStream(join(directory, `${name}.csv`)),
      );
    } finally {
      client.release();
    }
  }
  return Object.keys(tables);
}

/** A row of an answer: texts, numbers, and big integers as text. */
export type PlainRow = Record<string, string | number | null>;

/** Runs a statement on the facts where they lie, within the transaction's organization. */
export async function askPostgres(db: Db, statement: string): Promise<PlainRow[]> {
  return (await sql.raw<PlainRow>(statement).execute(db)).rows;
}

/** The board: leads and net money by state at each step, of each vendor and in each month, and what no lead can carry by vendor. */
export function boardStatement(engine: Engine, asked: Asked): string {
  return `${stood(engine, asked)}
    select state, frontier, vendor_id, month, grouping(frontier, vendor_id, month) as kind, count(*) as leads, cast(sum(net_minor) as bigint) as minor
    from stood group by grouping sets ((state, frontier), (state, vendor_id), (state, month))
    union all select 'unallocated', null, vendor_id, null, 5, 0, cast(sum(charge_minor - credit_minor) as bigint) from loose group by vendor_id`;
}

/** Where leads stall: leads and net money by state at each step. */
export function stallsStatement(engine: Engine, asked: Asked): string {
  return `${stood(engine, asked)}
    select state, frontier, 3 as kind, count(*) as leads, cast(sum(net_minor) as bigint) as minor from stood group by state, frontier`;
}

/** Where each dollar went: leads and net money by bucket; of "credited" what came back. */
export function wasteStatement(engine: Engine, asked: Asked): string {
  return `${stood(engine, asked)},
    landed as (
      select case when state = 'won' then 'won' when state = 'credited' then 'credited' when duplicate then 'duplicate' when state = 'unworked' then 'never worked'
        when state not in ('lost', 'stalled') then 'ripening' when not spoke and dealt then 'not recorded' when objection is not null then 'objection left open'
        when state = 'stalled' and (not dealt or open) then 'went silent' when objected then 'fair loss' else 'lost, no reason heard' end as bucket, net_minor, credited_minor
      from stood
    )
    select bucket, count(*) as leads, cast(sum(net_minor) as bigint) as minor from landed where bucket <> 'credited' group by bucket
    union all select 'credited', count(*) filter (where credited_minor > 0),
      cast(sum(credited_minor + case when bucket = 'credited' then coalesce(net_minor, 0) else 0 end) + (select coalesce(sum(credit_minor), 0) from loose) as bigint) from landed
    union all select 'unallocated', 0, cast(sum(charge_minor - credit_minor) as bigint) from loose`;
}

/**
 * Each lead as it stands: state, step it sits at, net cost, month. PRODUCT.md 2 to 4 for what the benchmark's facts hold, which have no defects,
 * meetings, changed steps, shared deals, other currencies or charges but flat ones of a list. What is left out would make a statement slower.
 */
function stood(engine: Engine, { look, filters }: Asked): string {
  const { asOf, followUpDays, limits, closeDays } = look;
  const today = `date '${asOf}'`;
  const over = engine === "duckdb" ? "//" : "/";
  const on = (at: string) =>
    engine === "duckdb"
      ? `cast(${at} as date)`
      : `cast(${at} at time zone (select time_zone from organization) as date)`;
  const inside = [
    `purchased_on <= ${today}`,
    ...(filters.vendor === undefined ? [] : [`vendor_id = ${filters.vendor}`]),
    ...(filters.from === undefined ? [] : [`purchased_on >= date '${filters.from}'`]),
    ...(filters.to === undefined ? [] : [`purchased_on <= date '${filters.to}'`]),
  ].join(" and ");
  const wider = inside.replaceAll("purchased_on", "list.purchased_on").replace("vendor_id", "list.vendor_id");
  return `with patience as (select * from (values ${limits.map(({ step, days }) => `(${step}, ${days})`).join(", ")}) as v(position, days)),
    bought as (
      select lead_id, list_id, vendor_id, import_id, line, purchased_on, cast(price_minor as bigint) as price_minor from lead where ${inside}
    ),
    charged as (select list_id, cast(sum(amount_minor) as bigint) as stated_minor from charge group by list_id),
    pooled as (
      select b.*, stated_minor, sum(price_minor) over (partition by list_id) as prices, count(*) filter (where price_minor is null) over (partition by list_id) as unpriced
      from bought b join charged using (list_id)
    ),
    weighed as (
      select lead_id, list_id, import_id, line, price_minor is not null as has_price,
        cast(case when price_minor is null then stated_minor - least(stated_minor, coalesce(prices, 0)) when unpriced = 0 then stated_minor
          else least(stated_minor, prices) end as bigint) as whole,
        case when price_minor is not null and prices > 0 then price_minor else 1 end as weight
      from pooled
    ),
    floored as (
      select *, whole * weight ${over} cast(sum(weight) over pool as bigint) as part, whole * weight % cast(sum(weight) over pool as bigint) as remainder
      from weighed window pool as (partition by list_id, has_price)
    ),
    spread as (
      select lead_id, part + case when row_number() over (partition by list_id, has_price order by remainder desc, import_id, line)
        <= whole - sum(part) over (partition by list_id, has_price) then 1 else 0 end as cost_minor
      from floored
    ),
    costed as (
      select b.*, cast(case when c.list_id is null then b.price_minor else s.cost_minor end as bigint) as cost_minor
      from bought b left join charged c on c.list_id = b.list_id left join spread s on s.lead_id = b.lead_id
    ),
    shares as (
      select credit_id, lead_id, costed.import_id, costed.line, cast(amount_minor as bigint) as back, coalesce(cost_minor, 0) as weight,
        cast(sum(coalesce(cost_minor, 0)) over (partition by credit_id) as bigint) as total
      from credit join costed using (list_id) where credited_on <= ${today}
    ),
    cut as (
      select *, back * weight ${over} total as part, back * weight % total as remainder from shares where total > 0
    ),
    returned as (
      select lead_id, cast(sum(part + extra) as bigint) as credited_minor from (
        select lead_id, part, case when row_number() over (partition by credit_id order by remainder desc, import_id, line)
          <= back - sum(part) over (partition by credit_id) then 1 else 0 end as extra
        from cut
      ) as parts group by lead_id
    ),
    loose as (
      select list.vendor_id, amount_minor as charge_minor, 0 as credit_minor from charge join list on list.list_id = charge.list_id
      where ${wider} and not exists (select 1 from lead where lead.list_id = list.list_id)
      union all select list.vendor_id, 0, amount_minor from credit join list on list.list_id = credit.list_id
      where ${wider} and credited_on <= ${today} and not exists (select 1 from shares where shares.credit_id = credit.credit_id and total > 0)
    ),
    said as (
      select lead_id, position, max("at") filter (where polarity = 'positive') as agreed_at, max("at") filter (where polarity = 'negative') as objected_at, max("at") as last_at
      from signal join step using (step_id) where ${on('"at"')} <= ${today} group by lead_id, position
    ),
    heard as (
      select lead_id, max(position) filter (where agreed_at is not null and (objected_at is null or agreed_at > objected_at)) as furthest,
        min(position) filter (where objected_at is not null and (agreed_at is null or objected_at >= agreed_at)) as objection,
        max(case when objected_at is not null then 1 else 0 end) = 1 as objected, max(${on("last_at")}) as last_on
      from said group by lead_id
    ),
    called as (select lead_id, min(${on('"at"')}) as first_on from touch where ${on('"at"')} <= ${today} group by lead_id),
    dealings as (
      select lead_id, bool_or(status = 'won' and won_on <= ${today}) as won, bool_or(status = 'open' or coalesce(won_on, lost_on) > ${today}) as open, max(opened_on) as opened_on
      from match join deal using (deal_id) where opened_on <= ${today} group by lead_id
    ),
    known as (
      select c.*, coalesce(r.credited_minor, 0) as credited_minor, h.lead_id is not null as spoke, d.lead_id is not null as dealt, coalesce(d.won, false) as won,
        coalesce(d.open, false) as open, coalesce(h.objected, false) as objected, h.objection, k.lead_id is not null as called,
        greatest(coalesce(h.last_on, k.first_on, d.opened_on, c.purchased_on), c.purchased_on) as clock_on,
        case when coalesce(d.won, false) or (d.lead_id is not null and h.lead_id is null and k.lead_id is null) then null
          else coalesce(h.objection, h.furthest + 1, 1) end as frontier
      from costed c left join returned r on r.lead_id = c.lead_id left join heard h on h.lead_id = c.lead_id
        left join called k on k.lead_id = c.lead_id left join dealings d on d.lead_id = c.lead_id
    ),
    stood as (
      select known.*, cost_minor - credited_minor as net_minor, duplicate.lead_id is not null as duplicate,
        ${engine === "duckdb" ? "strftime(purchased_on, '%Y-%m')" : "to_char(purchased_on, 'YYYY-MM')"} as month,
        case when won then 'won' when cost_minor > 0 and credited_minor >= cost_minor then 'credited' when dealt and not open then 'lost'
          when not spoke and not called and not dealt then case when purchased_on < ${today} - ${followUpDays} then 'unworked' else 'active' end
          when clock_on < ${today} - cast(coalesce(patience.days, ${closeDays}) as integer) then 'stalled' else 'active' end as state
      from known left join patience on patience.position = known.frontier left join duplicate on duplicate.lead_id = known.lead_id
    )`;
}
