// Which facts and which peers do the benchmarks hold the product against?
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { sql } from "kysely";
import type { Pool } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { createOrganization } from "./queries/organization";
import type { Db } from "./schema";

/** Empties the database but for a new organization 1. */
export async function startAnew(db: Db): Promise<void> {
  await sql`truncate organization, duplicate, lead_progress, rollup, rollup_step, rollup_step_time, rollup_outcome, rollup_objection, rollup_step_age, rollup_reach, rollup_work, rollup_win, open_objection, rollup_open_objection, rollup_raised, derived_day cascade`.execute(
    db,
  );
  await createOrganization(db, { organizationId: 1, name: "Bench" });
}

/** Writes the finished rows of a table to a file and empties it; its indexes and foreign keys stay. */
export async function takeRowsOut(pool: Pool, table: "lead" | "signal", file: string): Promise<void> {
  await writeRows(pool, `copy ${table} to stdout (format csv)`, file);
  await pool.query(`truncate ${table} cascade`);
  await pool.query("checkpoint");
}

/** Writes the signals as a vendor's file would tell them, a row each, in no order, and takes them out of the database. */
export async function takeSignalsOut(pool: Pool, file: string): Promise<void> {
  await writeRows(
    pool,
    `copy (select lead.vendor_lead_id as lead, to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as "when", step.name as button,
      case polarity when 'positive' then 'Agreed' else 'Objected' end as buyer, issue.name as issue
    from signal join lead using (lead_id) join step using (step_id) left join issue using (issue_id)
    order by hashint8(signal_id)) to stdout (format csv, header)`,
    file,
  );
  await pool.query("truncate signal cascade");
}

async function writeRows(pool: Pool, query: string, file: string): Promise<void> {
  const client = await pool.connect();
  try {
    await pipeline(client.query(copyTo(query)), createWriteStream(file));
  } finally {
    client.release();
  }
}

/** COPY of the file into the table, as its owner: what `psql \copy` does, where there is no psql. */
export async function copyRowsIn(pool: Pool, table: "lead" | "signal", file: string): Promise<void> {
  const client = await pool.connect();
  try {
    await pipeline(createReadStream(file), client.query(copyFrom(`copy ${table} from stdin (format csv)`)));
  } finally {
    client.release();
  }
}

/**
 * Facts of an organization that bought for two years, the same each time: lists of ten vendors, three signals a lead on the default steps
 * (a third of the leads has none, half of those not even a touch), a deal for every twelfth, a stated charge for every fifth list.
 */
export async function insertFacts(
  db: Db,
  { leads, lists, today }: { leads: number; lists: number; today: string },
): Promise<void> {
  const day = sql`${today}::date`;
  /** A number below `below` that a lead's id decides, another for each purpose. */
  const drawn = (purpose: number, below: number, id = "lead_id") =>
    sql.raw(`(hashint8extended(${id}, ${purpose}) & 1048575) % ${below}`);
  await sql`insert into vendor (vendor_id, name, name_key) select n, 'Vendor ' || n, 'vendor ' || n from generate_series(1, 10) n`.execute(
    db,
  );
  await sql`insert into import (import_id, kind, status, file_name, file_bytes, file_sha256, mapping)
    values (1, 'leads', 'done', 'leads.csv', 1, repeat('0', 64), '{}')`.execute(db);
  await sql`insert into list (list_id, vendor_id, name, name_key, purchased_on, import_id)
    select n, 1 + n % 10, 'List ' || n, 'list ' || n, ${day} - 3 - n * 700 / ${lists}::int, 1 from generate_series(1, ${lists}::int) n`.execute(
    db,
  );
  await sql`insert into lead (lead_id, list_id, vendor_id, import_id, line, vendor_lead_id, content_hash, company, person, email, email_key, domain_key,
      company_key, person_key, account_id, price_minor, price_currency, purchased_on, purchased_from)
    select n, list_id, vendor_id, 1, n + 1, 'L-' || n, n, 'Company ' || c, 'Ann ' || n, 'ann' || n || '@company' || c || '.com', 'ann' || n || '@company' || c || '.com',
      'company' || c || '.com', 'company ' || c, 'ann ' || n, c, case when n % 50 > 0 then 300 + ${drawn(2, 4000, "n")} end, case when n % 50 > 0 then 'USD' end,
      purchased_on, 'list'
    from (select n, case when n % 10 = 9 then n - 1 else n end as c, 1 + ${drawn(1, lists, "n")} as of from generate_series(1, ${leads}::int) n) as made
    join list on list.list_id = made.of`.execute(db);
  await sql`insert into duplicate (lead_id, duplicate_of) select lead_id, account_id from lead where lead_id > account_id`.execute(
    db,
  );
  await sql`insert into charge (vendor_id, list_id, basis, amount_minor, currency, import_id)
    select vendor_id, list_id, 'flat', 1000000, 'USD', 1 from list where list_id % 5 = 0`.execute(db);
  await sql`insert into credit (vendor_id, list_id, amount_minor, currency, credited_on, import_id)
    select vendor_id, list_id, 50000, 'USD', purchased_on + 2, 1 from list where list_id % 7 = 0`.execute(db);
  await sql`insert into touch (lead_id, at, channel, import_id)
    select lead_id, purchased_on + 1 + ${drawn(3, 4)} * interval '1 day' + interval '15 hours', 'call', 1 from lead
    where ${drawn(4, 6)} > 0 and purchased_on + 5 < ${day}`.execute(db);
  await sql`insert into signal (lead_id, step_id, at, polarity, issue_id, import_id)
    select lead_id, step_id, said, case when negative then 'negative' else 'positive' end,
      case when negative then (select min(issue_id) from issue) + ${drawn(5, 5)} end, 1
    from (
      select lead_id, step_id, ${drawn(6, 9)} = position as negative,
        purchased_on + position * (2 + ${drawn(7, 9)}) * interval '1 day' + interval '16 hours' as said
      from lead join step on position <= 2 + ${drawn(8, 7)} and kind <> 'close' where ${drawn(9, 100)} < 66
    ) as signals where said < ${day}`.execute(db);
  await sql`insert into deal (deal_id, identity_hash, own_lead_id, company, status, opened_on, won_on, lost_on, currency, amount_minor, account_id, import_id)
    select lead_id, lead_id, lead_id, company, (array['won', 'lost', 'open'])[1 + ended], opened_on,
      case when ended = 0 then opened_on + 30 end, case when ended = 1 then opened_on + 40 end, 'USD', 1200000 + lead_id, account_id, 1
    from (
      select *, ${drawn(10, 3)} as ended, purchased_on + 20 + (${drawn(11, 30)})::int as opened_on from lead where ${drawn(12, 12)} = 0
    ) as bought where opened_on < ${day}`.execute(db);
  await sql`insert into match (deal_id, lead_id, method, probability, share_count, share_rank) select deal_id, own_lead_id, 'same row', 1, 1, 1 from deal`.execute(
    db,
  );
}

/**
 * Leads with names of two invented words and a usual one, and deals that know every such name but with a letter gone, and nothing else. The last
 * thousand deals are of import 2.
 */
export async function insertLikenessFacts(
  db: Db,
  { leads, deals, today }: { leads: number; deals: number; today: string },
): Promise<void> {
  await sql`insert into vendor (vendor_id, name, name_key) values (1, 'Vendor', 'vendor')`.execute(db);
  await sql`insert into import (import_id, kind, status, file_name, file_bytes, file_sha256, mapping)
    select n, 'leads', 'done', 'leads.csv', 1, repeat('0', 64), '{}' from generate_series(1, 3) n`.execute(
    db,
  );
  await sql`insert into list (list_id, vendor_id, name, name_key, purchased_on, import_id) values (1, 1, 'List', 'list', ${today}::date - 90, 1)`.execute(
    db,
  );
  await insertLikenessLeads(db, { from: 1, to: leads, importId: 1, today });
  await sql`insert into deal (deal_id, identity_hash, company, company_key, status, opened_on, won_on, currency, amount_minor, import_id)
    select n, n, made, made, 'won', ${today}::date - 60, ${today}::date - 30, 'USD', 100000, case when n > ${deals}::int - 1000 then 2 else 1 end
    from generate_series(1, ${deals}::int) n cross join lateral (select 1 + (n::bigint * 7919 % ${leads}::int)::int as lead) as one
      cross join lateral (select ${likenessName("lead", ", 1, 7")} as made) as named`.execute(db);
}

/** Leads of that kind by their numbers, of an import that is there. */
export async function insertLikenessLeads(
  db: Db,
  { from, to, importId, today }: { from: number; to: number; importId: number; today: string },
): Promise<void> {
  await sql`insert into lead (lead_id, list_id, vendor_id, import_id, line, content_hash, company, company_key, email_key, domain_key, account_id, purchased_on, purchased_from)
    select n, 1, 1, ${importId}, n, n, made, made, 'a@d' || n || '.com', 'd' || n || '.com', n, ${today}::date - 90, 'list'
    from generate_series(${from}::int, ${to}::int) n cross join lateral (select ${likenessName("n", ", 1, 8")} as made) as named`.execute(
    db,
  );
}

function likenessName(id: string, cut: string) {
  return sql.raw(`substr(md5(${id}::text), 1, 7) || ' ' || substr(md5('b' || ${id} % 5003)${cut}) || ' '
    || (array['dental', 'law', 'freight', 'builders'])[1 + ${id} % 4]`);
}

/** The facts' ids are given, the same each time; after this an import goes on from there. As the tables' owner. */
export async function goOnAfterFacts(db: Db): Promise<void> {
  for (const table of ["vendor", "import", "list", "lead", "deal"])
    await sql`select setval(pg_get_serial_sequence(${table}, ${`${table}_id`}), max(${sql.ref(`${table}_id`)})) from ${sql.table(table)}`.execute(
      db,
    );
}

/** So many more signals on one lead, a minute apart, for and against in turn, on the steps before the close in turn. */
export async function addManySignals(
  db: Db,
  { leadId, signals }: { leadId: number; signals: number },
): Promise<void> {
  await sql`insert into signal (lead_id, step_id, at, polarity, issue_id)
    select ${leadId}, step_id, now() - n * interval '1 minute', case when n % 3 = 0 then 'positive' else 'negative' end,
      case when n % 3 > 0 then (select min(issue_id) from issue) + n % 5 end
    from generate_series(1, ${signals}::int) n join step on position = 1 + n % 8`.execute(db);
}

/** What autovacuum would have done by the next morning. */
export async function vacuum(db: Db): Promise<void> {
  await sql`vacuum analyze`.execute(db);
}

export async function countFacts(
  db: Db,
): Promise<{ leads: number; signals: number; touches: number; deals: number; lists: number }> {
  const { rows } = await sql<
    Awaited<ReturnType<typeof countFacts>>
  >`select (select count(*) from lead) as leads, (select count(*) from signal) as signals,
    (select count(*) from touch) as touches, (select count(*) from deal) as deals, (select count(*) from list) as lists`.execute(
    db,
  );
  const [counts] = rows;
  if (!counts) throw new Error("countFacts: no row");
  return counts;
}
