// Which leads does a write touch, and are they few among all that there are?
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../schema";
import { leadColumns } from "./progress";
import { findSpread } from "./spreading";

export interface Touched {
  /** Leads whose facts changed, by id, or a relation with `lead_id`. */
  leads: number[] | RawBuilder<unknown>;
  /** Leads of `lists` that the write made, where they are not among `leads`: a relation with `lead_id`. */
  fresh?: RawBuilder<unknown> | undefined;
  /** Lists whose charges, credits, prices or leads changed; their leads count as touched too. */
  lists?: number[];
  /** Vendors with changed charges that name no list. */
  vendors?: number[];
}

/** Fewer than one lead in so many: their facts are found by their ids, not by reading all facts. */
const fewOf = 20;

/** Notes the leads of a relation in the temporary table `given_lead`; returns that, or the leads by id where there are no more than `most`. */
export async function giveLeads(
  db: Db,
  leads: RawBuilder<unknown>,
  most: number,
): Promise<number[] | RawBuilder<unknown>> {
  await sql`drop table if exists given_lead`.execute(db);
  await sql`create temp table given_lead on commit drop as select distinct lead_id from ${leads}`.execute(db);
  await sql`analyze given_lead`.execute(db);
  const { rows } = await sql<{ lead_id: number }>`select lead_id from given_lead limit ${most + 1}`.execute(
    db,
  );
  return rows.length <= most ? rows.map((row) => row.lead_id) : sql`given_lead`;
}

/**
 * Notes in `touched_lead` the leads of `given_lead` and `fresh`, those of all lists whose charges are to be spread anew (`touched_list`, `touched_vendor`), and the
 * won leads of their accounts, among which the first win is told. Returns whether they are few among all: then those of the lists are found by their derived rows, and those that have none,
 * since they begin to exist, are given or fresh. Leads that are gone are there without a list.
 */
export async function findTouched(
  db: Db,
  { fresh, lists, vendors }: { fresh: RawBuilder<unknown> | undefined; lists: number[]; vendors: number[] },
): Promise<boolean> {
  const spread = await findSpread(db, { lists, vendors });
  await sql`analyze touched_list`.execute(db);
  const few = await areFew(db, fresh);
  const columns = sql.raw(leadColumns.map((name) => `lead.${name}`).join(", "));
  const elsewhere = sql`where not exists (select from touched_list t where t.list_id = lead.list_id)`;
  const listed = few
    ? sql`lead where lead_id = any (array(select lead_id from lead_progress where list_id = any (array(select list_id from touched_list))
        union select lead_id from given_lead ${fresh ? sql`union select lead_id from ${fresh} as fresh` : sql``})) and list_id in (select list_id from touched_list)`
    : sql`lead join touched_list using (list_id)`;
  await sql`create temp table touched_lead on commit drop as
    ${spread > 0 ? sql`select lead.lead_id, ${columns} from ${listed} union all` : sql``}
    select chosen.lead_id, ${columns} from given_lead as chosen
      left join (select * from lead where lead_id = any (array(select lead_id from given_lead))) as lead using (lead_id)
    ${spread > 0 ? elsewhere : sql``}`.execute(db);
  await sql`analyze touched_lead (lead_id, list_id, account_id, purchased_on)`.execute(db);
  const accounts = few
    ? sql`= any (array(select distinct account_id from touched_lead where account_id is not null))`
    : sql`in (select account_id from touched_lead)`;
  const wins = sql`select lead_id from lead_progress won where outcome = 'won' and account_id ${accounts}
    and not exists (select from touched_lead t where t.lead_id = won.lead_id)`;
  await sql`insert into touched_lead select lead.lead_id, ${columns} from lead where exists (select from lead_progress where outcome = 'won' and account_id is not null)
    and lead_id ${few ? sql`= any (array(${wins}))` : sql`in (${wins})`}`.execute(db);
  return few;
}

/** By what was summed of the lists before. */
async function areFew(db: Db, fresh: RawBuilder<unknown> | undefined): Promise<boolean> {
  const { rows } = await sql<{ few: boolean }>`
    select ${fewOf} * (given.n + coalesce(listed.n, 0)) < coalesce(whole.n, 0)
      and (${fresh ? sql`select count(*) from (select from ${fresh} as fresh limit coalesce(whole.n, 0)::bigint / ${fewOf} + 1) as fresh` : sql`select 0`}) <= coalesce(whole.n, 0) / ${fewOf} as few
    from (select count(*) as n from given_lead) as given, (select sum(leads) as n from rollup) as whole,
      (select sum(leads) as n from rollup where list_id in (select list_id from touched_list)) as listed`.execute(
    db,
  );
  return rows[0]?.few ?? false;
}
