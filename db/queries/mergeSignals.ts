// How do staged signals, touches and defects find their leads? By the row's own lead, an id, a deal, an e-mail, a phone, a company.
import { type RawBuilder, sql } from "kysely";
import { nameKey } from "../../app/domain/identityKeys";
import type { Db } from "../schema";
import { insertCheckedAtOnce } from "./checkedAtOnce";
import { planFor } from "./planning";
import { staged } from "./staging";

/**
 * Stores staged signals and touches. Each goes to the lead its row stands on; else to the lead it names by id, by deal, by e-mail, phone
 * or company, in that order: of several, the last one bought by that time, else the first bought after. Rows without a lead become
 * rejects, unless they carry a deal: then the deal is kept, as one that is not from bought leads. Leaves the temporary tables `signalled` and `touching` (line, lead_id, made).
 * `rows`: how many the file has.
 */
export async function mergeSignals(
  db: Db,
  { importId, rows: all, vendor }: { importId: number; rows: number; vendor: string | undefined },
): Promise<void> {
  const few = await planFor(db, all);
  for (const [part, result] of [
    ["signal", "signalled"],
    ["touch", "touching"],
  ] as const) {
    const { made, join } = part === "signal" ? newSignal : newTouch;
    const rows = staged(importId, part);
    await sql`create temp table ${sql.table(result)} on commit drop as
      with sole as (
        select vendor_lead_id as named_lead, min(lead_id) as lead_id from lead
        where vendor_lead_id is not null ${few ? sql`and vendor_lead_id = any (array(select named_lead from ${rows}))` : sql``}
        group by vendor_lead_id having count(*) = 1
      ),
      r as materialized (
        select s.ctid as n, s.*, coalesce(placed.lead_id, sole.lead_id) as certain
        from ${rows} s left join placed on placed.line = s.line left join sole on sole.named_lead = s.named_lead
      ),
      rest as materialized (select * from r where certain is null),
      candidate as (
        ${named("named_lead", "vendor_lead_id", 1)}
        ${part === "signal" ? ofOurs : sql``}
        union all select r.n, m.lead_id, 2 from rest r join deal on deal.external_id = r.named_deal join match m using (organization_id, deal_id)
          where m.decision = 'linked' and m.share_count is not null
        union all select r.n, m.lead_id, 2 from rest r join dealt_with using (line) join match m using (deal_id)
          where m.decision = 'linked' and m.share_count is not null
        union all ${named("email_key", "email_key", 3)} union all ${named("phone_key", "phone_key", 4)} union all ${named("company_key", "company_key", 5)}
      ),
      nearest as (
        select distinct on (c.n) c.n, c.lead_id from candidate c join rest r using (n) join lead using (lead_id)
        left join vendor v on v.vendor_id = lead.vendor_id
        order by c.n, c.strength, (v.name_key = ${vendor === undefined ? null : nameKey(vendor)}) desc nulls last, coalesce(lead.purchased_on <= r.at, false) desc,
          case when lead.purchased_on <= r.at then lead.purchased_on end desc nulls last, lead.purchased_on, c.lead_id
      ),
      found as (select r.*, coalesce(r.certain, nearest.lead_id) as lead_id from r left join nearest on r.certain is null and nearest.n = r.n)
      select found.*, found.lead_id is not null and known.lead_id is null and row_number() over (${made}, found.n) = 1 as made
      from found left join ${join}`.execute(db);
    await sql`
      insert into ${staged(importId, "reject")} (line, column_name, code, sentence, cells)
      select distinct on (line) line, null, 'no lead', 'Line ' || line || ': no lead here has ' || coalesce('the id "' || named_lead || '"',
        'the deal "' || named_deal || '"', 'the e-mail "' || email_key || '"', 'the phone "' || phone_key || '"', 'this company', 'what this row names')
        || '. Import the list it was bought on first, then this file again.', '[]'::jsonb
      from ${sql.table(result)} as s where lead_id is null and not exists (select from dealt_with d where d.line = s.line) order by line`.execute(
      db,
    );
  }
  await insertCheckedAtOnce(db, {
    table: "signal",
    rows: sql`(select * from signalled where made)`,
    references: { lead: "lead_id", step: "step_id", issue: "issue_id" },
    insert: sql`
    insert into signal (lead_id, step_id, at, polarity, manner, channel, issue_id, outcome, cue, absence, meeting_on, note, who, import_id)
    select lead_id, step_id, at, polarity, manner, channel, issue_id, outcome, cue, absence, meeting_on, note, who, ${importId}
    from signalled where made`,
  });
  await insertCheckedAtOnce(db, {
    table: "touch",
    rows: sql`(select * from touching where made)`,
    references: { lead: "lead_id" },
    insert: sql`
    insert into touch (lead_id, at, channel, outcome, who, import_id)
    select lead_id, at, channel, outcome, who, ${importId} from touching where made`,
  });
}

/**
 * Same lead, step, time, polarity, manner and issue is the same signal (PRODUCT.md 2): the first of the file, unless it is here already.
 * Rows come out by lead and time, the order in which they are stored.
 */
const newSignal = {
  made: sql`partition by found.lead_id, found.at, found.step_id, found.polarity, found.manner, found.issue_id order by found.line`,
  join: sql`signal as known on known.lead_id = found.lead_id and known.step_id = found.step_id and known.at = found.at
    and known.polarity = found.polarity and known.manner = found.manner and coalesce(known.issue_id, 0) = coalesce(found.issue_id, 0)`,
};

const newTouch = {
  made: sql`partition by found.lead_id, found.at, found.channel order by found.line`,
  join: sql`touch as known on known.lead_id = found.lead_id and known.at = found.at and coalesce(known.channel, '') = coalesce(found.channel, '')`,
};

/** The lead of a signal that a file of ours names by our number. */
const ofOurs = sql`union all select r.n, g.lead_id, 0 from rest r join signal g on g.signal_id = r.known_id and g.step_id = r.step_id and g.at = r.at`;

function named(reference: string, column: string, strength: number): RawBuilder<unknown> {
  return sql`select r.n, lead.lead_id, ${sql.lit(strength)} as strength from rest r join lead on lead.${sql.ref(column)} = r.${sql.ref(reference)}`;
}

/** Stores staged defects on their rows' leads; one without a day holds from the purchase. Leaves `faulted (line, lead_id, made)`. */
export async function mergeDefects(
  db: Db,
  { importId, today }: { importId: number; today: string },
): Promise<void> {
  await sql`create temp table faulted on commit drop as
    with d as (
      select s.line, placed.lead_id, coalesce(s.defect_on, lead.purchased_on, ${today}::date) as defect_on, s.reason
      from ${staged(importId, "defect")} s join placed using (line) join lead using (lead_id)
    )
    select d.*, row_number() over (partition by lead_id, defect_on, reason order by line) = 1 and not exists (
      select from defect known where known.lead_id = d.lead_id and known.defect_on = d.defect_on and known.reason = d.reason) as made
    from d`.execute(db);
  await sql`insert into defect (lead_id, defect_on, reason, import_id)
    select lead_id, defect_on, reason, ${importId} from faulted where made`.execute(db);
}
