// How are an organization's leads looked through for likeness without reading them all?
import { type Kysely, sql } from "kysely";
import { guarded } from "./0001_facts";

/**
 * `lead_keys` keeps the keys of leads by likeness, a part of an import's lines in each row, made by the matching job and never by an import. What changes or
 * deletes leads marks their parts stale, once a statement; leads are stored with their import and never later, so that an import whose
 * lines go further than its parts has leads without keys. `match_model` keeps what matching last learned, and of how much.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create table lead_keys (
  organization_id integer not null default current_organization(),
  import_id bigint not null,
  part integer not null,
  rules integer not null,
  leads integer not null check (leads >= 0),
  stale boolean not null default false,
  keys bytea not null,
  primary key (organization_id, import_id, part),
  foreign key (organization_id, import_id) references import on delete cascade
);
alter table lead_keys alter column keys set storage external;

create table match_model (
  organization_id integer primary key default current_organization() references organization on delete cascade,
  rates jsonb not null,
  usual_words text[] not null,
  leads bigint not null check (leads >= 0),
  deals bigint not null check (deals >= 0)
);

create function lead_part(line integer) returns integer language sql immutable parallel safe as $$ select line / 2048 $$;

create function stale_changed_leads() returns trigger language plpgsql as $$ begin
  update lead_keys k set stale = true
  from (
    select distinct o.organization_id, o.import_id, lead_part(o.line) as part
    from was o join became n using (organization_id, lead_id)
    where (o.company, o.company_key, o.person_key, o.email_key, o.phone_key, o.domain_key, o.city_key, o.account_id)
      is distinct from (n.company, n.company_key, n.person_key, n.email_key, n.phone_key, n.domain_key, n.city_key, n.account_id)
  ) as changed
  where k.organization_id = changed.organization_id and k.import_id = changed.import_id and k.part = changed.part and not k.stale;
  return null;
end $$;
create trigger stale_changed_leads after update on lead referencing old table as was new table as became
  for each statement execute function stale_changed_leads();

create function stale_deleted_leads() returns trigger language plpgsql as $$ begin
  update lead_keys k set stale = true
  from (select distinct organization_id, import_id, lead_part(line) as part from was) as gone
  where k.organization_id = gone.organization_id and k.import_id = gone.import_id and k.part = gone.part and not k.stale;
  return null;
end $$;
create trigger stale_deleted_leads after delete on lead referencing old table as was
  for each statement execute function stale_deleted_leads();
`)
    .execute(db);
  for (const table of ["lead_keys", "match_model"]) await sql.raw(guarded(table)).execute(db);
}
