// What do rows whose lead is here already change in it, by the rules of their columns?
import { type RawBuilder, sql } from "kysely";
import type { ConflictRule } from "../../app/domain/vocabulary";
import type { Db } from "../schema";
import { resolveAccounts } from "./accounts";
import { changeable, column, columns, differing, type Rekey, settled } from "./conflicts";
import { settleAccounts } from "./settleAccounts";
import { staged } from "./staging";

/** Columns that one field of a file fills, each for itself. */
const plain =
  "company person title email phone mobile website street city region postal_code country seats industry purchase_unit delivered_at note".split(
    " ",
  );
/** What a reader can see change. */
const shown = [...plain, "price_minor", "price_currency", "purchased_on"];
const derived =
  "purchased_from anonymous email_key phone_key domain_key company_key city_key person_key".split(" ");
/** Keys by which a lead's account is found. */
export const accountKeys = "email_key phone_key domain_key company_key city_key".split(" ");
const along = { price_minor: ["price_currency"], price_currency: ["price_minor"] };

/** Columns of a lead that decide what it, or another of its list, costs. */
export const pricingColumns = ["price_minor", "price_currency", "purchase_unit", "purchased_on"];
/** What links, duplicates and accounts are told by. */
export const tellingColumns = [...accountKeys, "person_key", "purchased_on"];

/** All of a lead that a row can change, but for its account. */
const changedColumns = [...shown, ...derived];

interface LeadChanges {
  importId: number;
  /** By column; none and `never` leave a lead as it is. */
  rules: Record<string, ConflictRule>;
  rekey: Rekey;
}

/**
 * Changes the leads that are here already as the rules say, each by the first row of the file that names it. Leaves the temporary tables `overwritten
 * (line, lead_id, list_id, reprices, stirs)` and `stirred (account_id)`: accounts whose leads, links and duplicates may have changed. What was
 * overwritten is kept in `import_change`, so that the import can be undone. Call it when the new leads are stored, for it adds to `crowded`.
 */
export async function changeLeads(db: Db, { importId, rules, rekey }: LeadChanges): Promise<void> {
  await sql`create temp table overwritten (line integer, lead_id bigint, list_id bigint, reprices boolean, stirs boolean) on commit drop`.execute(
    db,
  );
  await sql`create temp table stirred (account_id bigint) on commit drop`.execute(db);
  if (!changeable(rules)) return;
  await compare(db, importId, rules);
  await rekey("changing");
  await sql`update changing set stirs = true from lead where lead.lead_id = changing.lead_id
    and (${columns(tellingColumns, "changing")}) is distinct from (${columns(tellingColumns, "lead")})`.execute(
    db,
  );
  await sql`update changing set moves = true from lead where stirs and lead.lead_id = changing.lead_id
    and (${columns(accountKeys, "changing")}) is distinct from (${columns(accountKeys, "lead")})`.execute(db);
  await sql`analyze changing (lead_id)`.execute(db);
  await sql`
    insert into import_change (import_id, relation, row_id, line, before, after)
    select ${importId}, 'lead', lead_id, changing.line,
      ${differing(changedColumns, { of: "lead", from: "changing", along })} || case when moves then jsonb_build_object('account_id', coalesce(found_account_id, account_id)) else '{}' end,
      ${differing(shown, { of: "changing", from: "lead", along })}
    from changing join lead using (lead_id)`.execute(db);
  await sql`insert into overwritten select changing.line, lead_id, list_id,
      (${columns(pricingColumns, "changing")}) is distinct from (${columns(pricingColumns, "lead")}), stirs
    from changing join lead using (lead_id)`.execute(db);
  await sql`insert into stirred select distinct account_id from changing join lead using (lead_id) where stirs and account_id is not null`.execute(
    db,
  );
  // A lead lets its account go when its keys change, so that the one it is found in is not its own of before.
  await resolveAccounts(db, {
    rows: sql`(select line as row_id, null::bigint as account_hash, ${columns(accountKeys)} from changing where moves and not anonymous)`,
    leaving: sql`(select lead_id from changing where moves)`,
  });
  await sql`update lead set (${columns(changedColumns)}, account_id, found_account_id) = row(${columns(changedColumns, "changing")},
      case when moves then resolved.account_id else lead.account_id end, case when not moves then found_account_id end)
    from changing left join resolved on resolved.row_id = changing.line where changing.lead_id = lead.lead_id`.execute(
    db,
  );
  await settleAccounts(db, { leads: sql`(select lead_id from changing where moves)` });
  await followLeads(db, sql`(select lead_id from changing where moves)`);
  await sql`insert into stirred select distinct account_id from lead join changing using (lead_id) where moves and account_id is not null`.execute(
    db,
  );
  await sql`insert into crowded select account_id from stirred except select account_id from crowded`.execute(
    db,
  );
  await sql`drop table changing`.execute(db);
}

/** A deal in a lead's own row belongs to the lead's account. */
export async function followLeads(db: Db, leads: RawBuilder<unknown>): Promise<void> {
  await sql`update deal set account_id = lead.account_id, found_account_id = lead.found_account_id from lead join ${leads} as moved using (lead_id)
    where deal.own_lead_id = lead.lead_id and (deal.account_id, deal.found_account_id) is distinct from (lead.account_id, lead.found_account_id)`.execute(
    db,
  );
}

/** Fills `changing` with the leads whose values differ by the rules, as they will be. */
async function compare(db: Db, importId: number, rules: Record<string, ConflictRule>): Promise<void> {
  const [r, l] = [(name: string) => column("r", name), (name: string) => column("lead", name)];
  const value = (name: string) => settled(rules[name], { theirs: r(name), ours: l(name) });
  const priced = rules.price_minor ?? "never";
  const takesPrice =
    priced === "never"
      ? sql`false`
      : priced === "overwrite"
        ? sql`r.price_minor is not null`
        : sql`lead.price_minor is null and r.price_minor is not null`;
  const fields: Record<string, RawBuilder<unknown>> = {
    ...Object.fromEntries(plain.map((name) => [name, value(name)])),
    price_minor: sql`case when ${takesPrice} then r.price_minor else lead.price_minor end`,
    price_currency: sql`case when ${takesPrice} then r.price_currency else lead.price_currency end`,
    purchased_on: value("purchased_on"),
  };
  const of = (name: string) => fields[name] ?? l(name);
  const keyOf = (key: string, field: string) =>
    sql`case when ${of(field)} is distinct from ${l(field)} then ${r(key)} else ${l(key)} end as ${sql.ref(key)}`;
  const joint = (key: string, parts: string[]) => sql`case
    when (${sql.join(parts.map(of))}) is not distinct from (${sql.join(parts.map(l))}) then ${l(key)}
    when (${sql.join(parts.map(of))}) is not distinct from (${sql.join(parts.map(r))}) then ${r(key)} end as ${sql.ref(key)}`;
  const pure = (
    parts: string[],
  ) => sql`((${sql.join(parts.map(of))}) is not distinct from (${sql.join(parts.map(l))})
    or (${sql.join(parts.map(of))}) is not distinct from (${sql.join(parts.map(r))}))`;
  await sql`create temp table changing on commit drop as
    select r.line, lead.lead_id, false as moves, false as stirs, ${sql.join(shown.map((name) => sql`${of(name)} as ${sql.ref(name)}`))},
      case when ${of("purchased_on")} is distinct from lead.purchased_on then 'row' else lead.purchased_from end as purchased_from,
      lead.anonymous and coalesce(${sql.join(["company", "person", "email", "phone", "mobile"].map(of))}) is null as anonymous,
      ${keyOf("email_key", "email")}, ${keyOf("company_key", "company")}, ${keyOf("city_key", "city")}, ${keyOf("person_key", "person")},
      ${joint("phone_key", ["phone", "mobile"])}, ${joint("domain_key", ["website", "email"])},
      not (${pure(["phone", "mobile"])} and ${pure(["website", "email"])}) as mixed
    from placed p join ${staged(importId, "row")} r using (line) join lead using (lead_id)
    where not p.fresh and lead.import_id <> ${importId} and (p.vendor_lead_id is null or p.nth = 1)
      and (${sql.join(shown.map(of))}) is distinct from (${columns(shown, "lead")})`.execute(db);
}
