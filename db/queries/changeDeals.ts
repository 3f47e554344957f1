// What will a deal that is here already hold, once a later row about it is settled by the rules?
import { type RawBuilder, sql } from "kysely";
import type { ConflictRule } from "../../app/domain/vocabulary";
import type { Db } from "../schema";
import { column, type Rekey, settled } from "./conflicts";

const plain =
  "named_lead company person email phone website street city postal_code opened_on months margin owner".split(
    " ",
  );
const amounts = ["amount_minor", "mrr_minor", "one_off_minor"];

interface DealRules {
  rules: Record<string, ConflictRule>;
  /** Whether the file says how its deals stand. */
  statesStatus: boolean;
  rekey: Rekey;
}

/**
 * Makes the rows of the temporary table `dealing` whose deal is known say what the deal will hold. The days of winning and losing and the reason go with
 * the status; amounts of one deal share a currency, so that a row in another one brings all of them or none.
 */
export async function settleDeals(db: Db, { rules, statesStatus, rekey }: DealRules): Promise<void> {
  const [d, deal] = [(name: string) => column("d", name), (name: string) => column("deal", name)];
  const value = (name: string) => settled(rules[name], { theirs: d(name), ours: deal(name) });
  const stated = statesStatus ? sql`true` : sql`coalesce(d.won_on, d.lost_on) is not null`;
  const status =
    (rules.status ?? "overwrite") === "overwrite"
      ? sql`case when ${stated} then d.status else deal.status end`
      : sql`deal.status`;
  const same = sql`d.status = deal.status`;
  const stage =
    rules.status === "never"
      ? sql`deal.stage`
      : rules.status === "fill blanks only"
        ? sql`coalesce(deal.stage, case when ${same} then d.stage end)`
        : sql`case when ${stated} then coalesce(d.stage, case when ${same} then deal.stage end) else deal.stage end`;
  const foreign = sql`(d.currency <> deal.currency and coalesce(d.amount_minor, d.mrr_minor, d.one_off_minor) is not null)`;
  const guarded = amounts.filter((name) => rules[name] !== undefined && rules[name] !== "overwrite");
  const stays = guarded.length === 0 ? sql`false` : sql`coalesce(${sql.join(guarded.map(deal))}) is not null`;
  const amount = (name: string) =>
    sql`case when not ${foreign} then ${value(name)} when ${stays} then ${deal(name)} else ${d(name)} end`;
  const fields: Record<string, RawBuilder<unknown>> = {
    ...Object.fromEntries(plain.map((name) => [name, value(name)])),
    ...Object.fromEntries(amounts.map((name) => [name, amount(name)])),
    status,
    stage,
    currency: sql`case when ${foreign} and not ${stays} then d.currency else deal.currency end`,
    won_on: sql`case when ${status} = 'won' then ${value("won_on")} end`,
    lost_on: sql`case when ${status} = 'lost' then ${value("lost_on")} end`,
    loss_reason: sql`case when ${status} = 'won' and d.loss_reason is null then null else ${value("loss_reason")} end`,
    company_key: keyOf("company_key", "company"),
    person_key: keyOf("person_key", "person"),
    email_key: keyOf("email_key", "email"),
    phone_key: keyOf("phone_key", "phone"),
    city_key: keyOf("city_key", "city"),
    domain_key: sql`case when (${value("website")}, ${value("email")}) is not distinct from (deal.website, deal.email) then deal.domain_key else d.domain_key end`,
    mixed: sql`(${value("website")}, ${value("email")}) is distinct from (deal.website, deal.email)
      and (${value("website")}, ${value("email")}) is distinct from (d.website, d.email)`,
  };
  const names = Object.keys(fields);
  await sql`update dealing as d set (${sql.join(names.map((name) => sql.ref(name)))}) = row(${sql.join(Object.values(fields))})
    from deal where deal.deal_id = d.known_id and (d.external_id is null or d.nth = 1)`.execute(db);
  await rekey("dealing");

  function keyOf(key: string, field: string): RawBuilder<unknown> {
    return sql`case when ${value(field)} is distinct from ${deal(field)} then ${d(key)} else ${deal(key)} end`;
  }
}
