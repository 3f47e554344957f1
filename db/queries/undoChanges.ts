// How do values that an import overwrote come back?
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../schema";
import { resolveAccounts } from "./accounts";
import { columns } from "./conflicts";
import { accountKeys, followLeads, pricingColumns, tellingColumns } from "./mergeChanges";
import { settleAccounts } from "./settleAccounts";

/**
 * Notes in the temporary table `changed_since (relation, row_id, why)` what later imports that still stand have changed, and in `restoring` the
 * leads of which values come back.
 */
export async function findChangedSince(db: Db, importId: number): Promise<void> {
  await sql`create temp table changed_since on commit drop as
    select relation, row_id, 'import ' || max(later.import_id) || ' changed it since' as why
    from import_change later join import using (organization_id, import_id)
    where later.import_id > ${importId} and import.status = 'done' group by relation, row_id`.execute(db);
  await sql`analyze changed_since (relation, row_id)`.execute(db);
  await sql`create temp table restoring on commit drop as
    select row_number() over (order by row_id)::int as row_id, row_id as lead_id, before, before ? 'account_id' as moves, (before->>'account_id')::bigint as home, false as lost,
      before ?| ${textArray(tellingColumns)} as stirs, before ?| ${textArray(pricingColumns)} as reprices
    from import_change change where import_id = ${importId} and relation = 'lead'
      and not exists (select from changed_since s where s.relation = 'lead' and s.row_id = change.row_id)`.execute(
    db,
  );
  await sql`analyze restoring (lead_id)`.execute(db);
}

/** Brings back what an import overwrote in leads and deals, but where a later import has changed them since; returns how many came back. */
export async function restoreChanges(db: Db, importId: number): Promise<number> {
  const leads = await restoreLeads(db, importId);
  const fields = await listOverwritten(db, { importId, relation: "deal" });
  if (fields.length === 0) return leads;
  const deals =
    await sql`update deal set (${columns([...namesOf(fields), "found_account_id"])}) = row(${asBefore(fields, "deal")}, null::bigint)
    from import_change change where change.import_id = ${importId} and change.relation = 'deal' and change.row_id = deal.deal_id
      and not exists (select from kept_deal k where k.deal_id = deal.deal_id)`.execute(db);
  await settleAccounts(db, {
    deals: sql`(select row_id as deal_id from import_change where import_id = ${importId} and relation = 'deal')`,
  });
  await followLeads(
    db,
    sql`(select own_lead_id as lead_id from deal join import_change c on c.import_id = ${importId} and c.relation = 'deal' and c.row_id = deal.deal_id
      where own_lead_id is not null)`,
  );
  return leads + Number(deals.numAffectedRows ?? 0);
}

/**
 * A lead goes back to its account of before; where nobody is there any more, to the one in which its keys are found now, if there is one:
 * others may have come with them since. Each lead is written once, for that is what takes the time.
 */
async function restoreLeads(db: Db, importId: number): Promise<number> {
  const all = await listOverwritten(db, { importId, relation: "lead" });
  if (all.length === 0) return 0;
  const fields = all.filter(({ name }) => name !== "account_id");
  const restored = (account: RawBuilder<unknown>) => sql`
    update lead set (${columns([...namesOf(fields), "account_id", "found_account_id"])}) = row(${asBefore(fields, "lead")}, ${account},
      case when not moves then found_account_id end)
    from restoring as change`;
  if (all.length > fields.length) await findLost(db);
  const settled = await sql`${restored(sql`case when moves then home else lead.account_id end`)}
    where change.lead_id = lead.lead_id and not lost`.execute(db);
  const { rows } = await sql<{
    any: boolean;
  }>`select exists (select from restoring where lost) as any`.execute(db);
  let found = 0;
  if (rows[0]?.any) {
    const keys = accountKeys.map(
      (name) => all.find((field) => field.name === name) ?? { name, type: "text" },
    );
    await resolveAccounts(db, {
      rows: sql`(select row_id, null::bigint as account_hash, ${sql.join(keys.map((key) => sql`${asBefore([key], "lead")} as ${sql.ref(key.name)}`))}
        from restoring as change join lead using (lead_id) where lost)`,
      leaving: sql`(select lead_id from restoring where lost)`,
    });
    const searched =
      await sql`${restored(sql`coalesce(known.account_id, home)`)} left join known on known.row_id = change.row_id
      where change.lead_id = lead.lead_id and lost`.execute(db);
    found = Number(searched.numAffectedRows ?? 0);
  }
  await settleAccounts(db, { leads: sql`(select lead_id from restoring where moves)` });
  await followLeads(db, sql`(select lead_id from restoring where moves)`);
  await sql`insert into undone_account select account_id from restoring join lead using (lead_id) where stirs and account_id is not null
    except select account_id from undone_account`.execute(db);
  return Number(settled.numAffectedRows ?? 0) + found;
}

/** Marks the leads whose account of before holds nobody now. */
async function findLost(db: Db): Promise<void> {
  await sql`update restoring set lost = true where moves and home is not null
    and not exists (select from lead other where other.account_id = home and not exists (select from restoring r where r.moves and r.lead_id = other.lead_id))
    and not exists (select from deal where deal.account_id = home)`.execute(db);
}

interface Field {
  name: string;
  /** Of Postgres. */
  type: string;
}

/** The columns that an import overwrote in some row. */
async function listOverwritten(
  db: Db,
  { importId, relation }: { importId: number; relation: "lead" | "deal" },
): Promise<Field[]> {
  const { rows } = await sql<Field>`
    select attname as name, format_type(atttypid, null) as type from pg_attribute
    where attrelid = ${relation}::regclass and attnum > 0 and attname in (
      select jsonb_object_keys(before) from import_change where import_id = ${importId} and relation = ${relation}) order by attnum`.execute(
    db,
  );
  return rows;
}

function namesOf(fields: readonly Field[]): string[] {
  return fields.map(({ name }) => name);
}

/** Their values before the import that `change.before` tells of; what it says nothing of stays. */
function asBefore(fields: readonly Field[], relation: "lead" | "deal"): RawBuilder<unknown> {
  return sql.join(
    fields.map(
      ({
        name,
        type,
      }) => sql`case when change.before ? ${sql.lit(name)} then (change.before->>${sql.lit(name)})::${sql.raw(type)}
        else ${sql.ref(`${relation}.${name}`)} end`,
    ),
  );
}

function textArray(names: readonly string[]) {
  return sql`array[${sql.join(names.map((name) => sql.lit(name)))}]`;
}
