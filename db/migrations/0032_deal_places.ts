// Where does the company of a deal sit?
import { type Kysely, sql } from "kysely";

/**
 * Deals get a street, a city and a postal code, as leads have them. Matching compares street and postal code too, so that a lead whose own changed has its keys
 * made anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table deal add column street text, add column city text, add column postal_code text;
create or replace function stale_changed_leads() returns trigger language plpgsql as $$ begin
  update lead_keys k set stale = true
  from (
    select distinct o.organization_id, o.import_id, lead_part(o.line) as part
    from was o join became n using (organization_id, lead_id)
    where (o.company, o.company_key, o.person_key, o.email_key, o.phone_key, o.domain_key, o.city_key, o.postal_code, o.street, o.account_id)
      is distinct from (n.company, n.company_key, n.person_key, n.email_key, n.phone_key, n.domain_key, n.city_key, n.postal_code, n.street, n.account_id)
  ) as changed
  where k.organization_id = changed.organization_id and k.import_id = changed.import_id and k.part = changed.part and not k.stale;
  return null;
end $$;
`)
    .execute(db);
}
