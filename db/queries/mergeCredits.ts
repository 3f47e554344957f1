// How do staged credits find their list and lead, and which of them would give back more than was charged?
import { sql } from "kysely";
import { type AskedCredit, refusedCredits } from "../../app/domain/credits";
import { nameKey } from "../../app/domain/identityKeys";
import type { Db } from "../schema";
import { findBalances } from "./balances";
import type { InvoiceDefaults } from "./mergeCharges";
import { staged } from "./staging";

interface FoundCredit {
  line: number;
  vendor: string | null;
  list_name: string | null;
  named_lead: string | null;
  amount_minor: number;
  currency: string;
  known: boolean;
  vendor_id: number | null;
  list_id: number | null;
  lead_id: number | null;
  lists: number;
  leads: number;
}

/**
 * Stores staged credits, in the order of the file. Each stands on a list that is here, named by the row or by the lead it names, and must
 * fit into what was charged (`refusedCredits`). Leaves the temporary table `crediting` (line, list_id, made).
 */
export async function mergeCredits(
  db: Db,
  { importId, defaults }: { importId: number; defaults: InvoiceDefaults },
): Promise<void> {
  const vendor = defaults.vendor === undefined ? null : nameKey(defaults.vendor);
  const list = defaults.list === undefined ? null : nameKey(defaults.list);
  await nameKeys(db, importId);
  await sql`create temp table crediting on commit drop as
    with c as (
      select c.*, coalesce(nullif(k.vendor_key, ''), ${vendor}) as vendor_key, coalesce(k.list_key, ${list}) as list_key
      from ${staged(importId, "credit")} c join credit_name k on k.line = c.line
    ),
    placed as (
      select c.line, min(found.vendor_id) as vendor_id, min(found.list_id) as list_id, min(found.lead_id) as lead_id,
        count(distinct found.list_id)::int as lists, count(distinct found.lead_id)::int as leads
      from c left join lateral (
        select list.vendor_id, list.list_id, lead.lead_id
        from list join vendor using (organization_id, vendor_id)
        left join lead on c.named_lead is not null and lead.list_id = list.list_id and lead.vendor_lead_id = c.named_lead
        where coalesce(vendor.name_key = c.vendor_key, true) and coalesce(list.name_key = c.list_key, c.named_lead is not null)
          and (c.named_lead is null or lead.lead_id is not null)
      ) as found on true group by c.line
    ),
    numbered as (
      select c.*, p.vendor_id, p.list_id, p.lead_id, p.lists, p.leads, ('x' || left(md5(jsonb_build_array(p.list_id, p.lead_id, amount_minor, currency,
        credited_on, reason)::text), 13))::bit(52)::bigint as content_hash
      from c join placed p using (line)
    ),
    counted as (select n.*, row_number() over (partition by content_hash order by line)::int as occurrence from numbered n)
    select c.*, exists (select from credit k where k.content_hash = c.content_hash and k.occurrence = c.occurrence)
      or exists (select from credit k where k.credit_id = c.known_id and (k.vendor_id, k.amount_minor, k.currency, k.credited_on) = (c.vendor_id, c.amount_minor, c.currency, c.credited_on)) as known, false as made from counted c`.execute(
    db,
  );
  const { rows } =
    await sql<FoundCredit>`select line, vendor, list_name, named_lead, amount_minor, currency, known, vendor_id, list_id, lead_id, lists, leads
    from crediting order by line`.execute(db);
  const faults = await judge(db, rows);
  await sql`
    insert into ${staged(importId, "reject")} (line, column_name, code, sentence, cells)
    select line, null, code, sentence, '[]'::jsonb from unnest(${faults.map(({ line }) => line)}::int[], ${faults.map(({ code }) => code)}::text[],
      ${faults.map(({ line, why }) => `Line ${line}: ${why}`)}::text[]) as f(line, code, sentence)`.execute(
    db,
  );
  await sql`update crediting set made = true where not known and not line = any (${faults.map(({ line }) => line)}::int[])`.execute(
    db,
  );
  await sql`
    with paid as (
      insert into credit (vendor_id, list_id, amount_minor, currency, credited_on, reason, import_id, line, content_hash, occurrence)
      select vendor_id, list_id, amount_minor, currency, credited_on, reason, ${importId}, line, content_hash, occurrence
      from crediting where made order by line returning credit_id, line
    )
    insert into credit_lead (credit_id, lead_id) select credit_id, lead_id from paid join crediting using (line) where lead_id is not null`.execute(
    db,
  );
}

async function nameKeys(db: Db, importId: number): Promise<void> {
  const { rows } = await sql<{ line: number; vendor: string | null; list_name: string | null }>`
    select line, vendor, list_name from ${staged(importId, "credit")}`.execute(db);
  const key = (name: string | null) => (name === null || name === "(not stated)" ? null : nameKey(name));
  await sql`create temp table credit_name on commit drop as
    select * from unnest(${rows.map(({ line }) => line)}::int[], ${rows.map(({ vendor }) => key(vendor))}::text[],
      ${rows.map(({ list_name }) => key(list_name))}::text[]) as k(line, vendor_key, list_key)`.execute(db);
}

async function judge(
  db: Db,
  rows: readonly FoundCredit[],
): Promise<{ line: number; code: string; why: string }[]> {
  const faults = rows.flatMap((row) => {
    const why = row.known ? null : lostSentence(row);
    return why === null ? [] : [{ line: row.line, code: "missing", why }];
  });
  const placed = rows.filter((row) => !row.known && lostSentence(row) === null);
  const asked = placed.map(
    ({ list_id, lead_id, amount_minor, currency }): AskedCredit => ({
      listId: list_id ?? 0,
      leadIds: lead_id === null ? [] : [lead_id],
      minor: amount_minor,
      currency,
    }),
  );
  const balances = await findBalances(db, asked);
  refusedCredits(asked, balances).forEach((why, index) => {
    const row = placed[index];
    if (why !== null && row) faults.push({ line: row.line, code: "contradiction", why });
  });
  return faults;
}

function lostSentence({ vendor, list_name, named_lead, lists, leads }: FoundCredit): string | null {
  const whose = vendor === null ? "" : ` of ${vendor}`;
  if (named_lead !== null) {
    if (leads === 1) return null;
    return leads === 0
      ? `no lead${whose} here has the id "${named_lead}". Import its list first, then this file again.`
      : `${leads} leads have the id "${named_lead}". Say which vendor or list.`;
  }
  if (lists === 1) return null;
  if (list_name === null) return "names neither a list nor a lead. Say which list the money came back for.";
  return lists === 0
    ? `there is no list "${list_name}"${whose} here. Import it or its charge first, then this file again.`
    : `${lists} vendors have a list "${list_name}". Say which vendor.`;
}
