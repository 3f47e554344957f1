// Which accounts were merged, and which one has each become part of in the end?
import { type RawBuilder, sql } from "kysely";

/**
 * Accounts that were merged and the one each has become part of. A circle, which `mergeCompanies` never makes, counts as one company under its smallest number.
 * A relation of (account_id, root).
 */
export const roots: RawBuilder<unknown> = sql`(
  with recursive climb(start, at) as (
    select account_id, merged_into from account where merged_into is not null
    union select climb.start, account.merged_into from climb join account on account.account_id = climb.at where account.merged_into is not null
  ),
  ends as (
    select start, at, exists (select from account a where a.account_id = climb.at and a.merged_into is not null) as goes_on,
      exists (select from climb c where c.start = climb.at and c.at = climb.at) as circles
    from climb
  )
  select start as account_id, coalesce(min(at) filter (where not goes_on), min(at) filter (where circles)) as root from ends group by start)`;
