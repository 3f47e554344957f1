// How are the deals found that new leads concern, without reading all of them?
import { type Kysely, sql } from "kysely";
import { guarded } from "./0001_facts";

/**
 * `deal_keys` keeps the blocks of deals by likeness, those with neighbouring ids in each row, as `lead_keys` keeps those of leads. What brings or changes
 * deals marks their parts stale, once a statement; deals that are gone stay in until then and are found no more. `match_model` notes when all were looked at, and
 * what people decided is found without reading all links.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create index match_decided on match (organization_id, deal_id, lead_id) where decided_by is not null;
alter table match_model add column learned_at timestamptz not null default now() check (isfinite(learned_at));

create table deal_keys (
  organization_id integer not null default current_organization() references organization on delete cascade,
  part integer not null,
  rules integer not null,
  deals integer not null check (deals >= 0),
  stale boolean not null default false,
  keys bytea not null,
  primary key (organization_id, part)
);
alter table deal_keys alter column keys set storage external;

create function deal_part(deal_id bigint) returns integer language sql immutable parallel safe as $$ select (deal_id / 1024)::integer $$;

create function stale_new_deals() returns trigger language plpgsql as $$ begin
  update deal_keys k set stale = true
  from (select distinct organization_id, deal_part(deal_id) as part from became) as fresh
  where k.organization_id = fresh.organization_id and k.part = fresh.part and not k.stale;
  return null;
end $$;
create trigger stale_new_deals after insert on deal referencing new table as became
  for each statement execute function stale_new_deals();

create function stale_changed_deals() returns trigger language plpgsql as $$ begin
  update deal_keys k set stale = true
  from (
    select distinct o.organization_id, deal_part(o.deal_id) as part
    from was o join became n using (organization_id, deal_id)
    where (o.company, o.company_key, o.person_key, o.email_key, o.phone_key, o.domain_key, o.city_key, o.postal_code, o.street)
      is distinct from (n.company, n.company_key, n.person_key, n.email_key, n.phone_key, n.domain_key, n.city_key, n.postal_code, n.street)
  ) as changed
  where k.organization_id = changed.organization_id and k.part = changed.part and not k.stale;
  return null;
end $$;
create trigger stale_changed_deals after update on deal referencing old table as was new table as became
  for each statement execute function stale_changed_deals();
`)
    .execute(db);
  await sql.raw(guarded("deal_keys")).execute(db);
}
