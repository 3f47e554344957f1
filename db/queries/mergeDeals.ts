// How do staged rows become deals? A deal known by its id, or by whom and when it is about, is changed; others are new.
import { type RawBuilder, sql } from "kysely";
import type { ConflictRule } from "../../app/domain/vocabulary";
import type { Db } from "../schema";
import { resolveAccounts } from "./accounts";
import { settleDeals } from "./changeDeals";
import { differing, type Rekey } from "./conflicts";
import { settleAccounts } from "./settleAccounts";
import { staged } from "./staging";

const fields = [
  [
    "named_lead",
    "company",
    "person",
    "email",
    "phone",
    "website",
    "street",
    "city",
    "postal_code",
    "status",
    "stage",
    "opened_on",
    "won_on",
    "lost_on",
    "currency",
  ],
  ["amount_minor", "mrr_minor", "one_off_minor", "months", "margin", "loss_reason", "owner"],
].flat();
const keys = ["email_key", "phone_key", "domain_key", "company_key", "city_key", "person_key"];
const list = (names: string[], table?: string) =>
  sql.raw(names.map((name) => (table ? `${table}.${name}` : name)).join(", "));

interface DealMerge {
  importId: number;
  /** By column, for deals that are here already. */
  rules: Record<string, ConflictRule>;
  statesStatus: boolean;
  rekey: Rekey;
}

const amounts = ["amount_minor", "mrr_minor", "one_off_minor"];
const along = {
  ...Object.fromEntries(amounts.map((name) => [name, ["currency"]])),
  currency: amounts,
};

/**
 * Stores the staged deals. Leaves the temporary table `dealt_with (line, deal_id, made, changed, first_line)`, where `first_line` is that of the row a row repeats. A later export of the same deal
 * changes it: known by its id, else by our own number where a file of ours says it, else by the lead and buyer it names and the day it opened, the n-th such deal of the file being the n-th
 * such deal here. Rules say what of it is changed. What a change overwrote is kept in `import_change`, so that the import can be undone.
 */
export async function mergeDeals(db: Db, { importId, rules, statesStatus, rekey }: DealMerge): Promise<void> {
  const deals = staged(importId, "deal");
  await sql`create temp table dealing on commit drop as
    with identified as (
      select d.*, placed.lead_id as own_lead_id,
        hashtextextended(concat_ws('|', placed.lead_id, d.named_lead, d.email_key, d.phone_key, d.company_key, d.person_key, d.opened_on), 0)
          & 9007199254740991 as identity_hash
      from ${deals} d left join placed using (line)
    ),
    numbered as (
      select *, row_number() over (partition by external_id, case when external_id is null then identity_hash end order by line)::int as nth
      from identified
    )
    select ${list(["line", "external_id", "nth", "identity_hash", "own_lead_id", "account_hash", ...fields, ...keys], "n")}, false as mixed, case when n.external_id is not null then min(n.line) over (partition by n.external_id) end as first_line, coalesce(by_id.deal_id, by_own.deal_id, by_identity.deal_id) as known_id,
      case when by_id.deal_id is null and by_own.deal_id is null and by_identity.deal_id is null and (n.external_id is null or n.nth = 1)
        then nextval(pg_get_serial_sequence('deal', 'deal_id')) end as new_id
    from numbered n
    left join deal by_id on by_id.external_id = n.external_id
    left join deal by_own on n.external_id is null and by_own.external_id is null and by_own.deal_id = n.known_id
      and (by_own.named_lead, by_own.email_key, by_own.phone_key, by_own.company_key, by_own.person_key, by_own.opened_on)
        is not distinct from (n.named_lead, n.email_key, n.phone_key, n.company_key, n.person_key, n.opened_on)
    left join deal by_identity on n.external_id is null and by_identity.external_id is null
      and by_identity.identity_hash = n.identity_hash and by_identity.occurrence = n.nth`.execute(db);
  await sql`analyze dealing`.execute(db);
  await settleDeals(db, { rules, statesStatus, rekey });
  const differs: RawBuilder<boolean> = sql`(${list([...fields, ...keys], "deal")}) is distinct from (${list([...fields, ...keys], "d")})`;
  await sql`create temp table dealt_with on commit drop as
    select d.line, coalesce(d.known_id, d.new_id) as deal_id, d.new_id is not null as made, case when d.first_line < d.line then d.first_line end as first_line,
      deal.deal_id is not null and (d.external_id is null or d.nth = 1)
        and (${differs} or deal.own_lead_id is null and d.own_lead_id is not null) as changed
    from dealing d left join deal on deal.deal_id = d.known_id`.execute(db);
  await sql`
    insert into import_change (import_id, relation, row_id, line, before, after)
    select ${importId}, 'deal', deal.deal_id, w.line,
      ${differing([...fields, ...keys, "own_lead_id"], { of: "deal", from: "d", along })} || jsonb_build_object('account_id', coalesce(deal.found_account_id, deal.account_id)),
      ${differing(fields, { of: "d", from: "deal", along })} from dealt_with w join deal using (deal_id) join dealing d on d.line = w.line
    where w.changed`.execute(db);
  // A changed deal may name another buyer: it lets its account go, so that the one it is found in is not its own of before.
  await sql`update deal set account_id = null, found_account_id = null from dealt_with w where w.changed and w.deal_id = deal.deal_id`.execute(
    db,
  );
  await resolveAccounts(db, {
    rows: sql`(select d.line as row_id, d.* from dealing d join dealt_with w using (line) where (w.made or w.changed) and d.own_lead_id is null
      and coalesce(email_key, phone_key, domain_key, company_key) is not null)`,
  });
  const account = sql`coalesce((select lead.account_id from lead where lead.lead_id = d.own_lead_id),
    (select resolved.account_id from resolved where resolved.row_id = d.line))`;
  await sql`
    insert into deal (deal_id, external_id, identity_hash, occurrence, own_lead_id, ${list(fields)}, ${list(keys)}, account_id, import_id, line)
    select new_id, external_id, identity_hash, case when external_id is null then nth else 1 end, own_lead_id, ${list(fields, "d")}, ${list(keys, "d")},
      coalesce(resolved.account_id, lead.account_id), ${importId}, d.line
    from dealing d left join resolved on resolved.row_id = d.line left join lead on lead.lead_id = d.own_lead_id
    where new_id is not null order by d.line`.execute(db);
  await sql`
    update deal set (${list(fields)}, ${list(keys)}, own_lead_id, account_id) = row(${list(fields, "d")}, ${list(keys, "d")},
      coalesce(deal.own_lead_id, d.own_lead_id), ${account}) from dealt_with w join dealing d on d.line = w.line
    where w.changed and deal.deal_id = w.deal_id`.execute(db);
  await settleAccounts(db, { deals: sql`(select deal_id from dealt_with where made or changed)` });
  await sql`drop table dealing`.execute(db);
}
