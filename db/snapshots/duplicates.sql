create temp table redoubled on commit drop as
    with bought as (
      select lead_id, account_id, lead.vendor_id, list_id, purchased_on, email_key, person_key, duplicate_window_days, one_per_account,
        row_number() over in_order as n,
        lag(list_id) over in_order is distinct from list_id as starts,
        lag(lead_id) over in_order as previous,
        case when email_key is not null then lag(lead_id) over (partition by account_id, email_key order by purchased_on, import_id, line, lead_id) end as same_email,
        case when person_key is not null or email_key is null
          then lag(lead_id) over (partition by account_id, person_key, case when person_key is null then email_key end order by purchased_on, import_id, line, lead_id) end as same_person
      from lead join given_account as shared using (account_id) join vendor using (organization_id, vendor_id)
      where purchased_on is not null
      window in_order as (partition by account_id order by purchased_on, import_id, line, lead_id)
    ),
    placed as (
      select *, max(case when starts then n end) over (partition by account_id order by n) - 1 as other_n from bought
    ),
    earlier as (
      select placed.*, other.lead_id as other_list from placed
      left join bought as other on other.account_id = placed.account_id and other.n = placed.other_n
    ),
    judged as (
      select e.lead_id, marked.duplicate_of as marked, case when coalesce(e.same_email, e.same_person, e.other_list, case when e.one_per_account then e.previous end)
        is not null then (
        select y.lead_id from lead y
        where y.lead_id in (e.same_email, e.same_person, e.other_list, case when e.one_per_account then e.previous end)
          and e.purchased_on - y.purchased_on <= e.duplicate_window_days
        order by y.purchased_on desc, y.import_id desc, y.line desc limit 1
      ) end as duplicate_of
      from earlier e left join duplicate as marked on marked.lead_id = e.lead_id
    )
    select lead_id, duplicate_of from judged where duplicate_of is distinct from marked;

delete from duplicate using redoubled r where r.lead_id = duplicate.lead_id;

insert into duplicate (lead_id, duplicate_of) select lead_id, duplicate_of from redoubled where duplicate_of is not null
