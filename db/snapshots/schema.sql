table account
  organization_id integer not null default current_organization()
  account_id bigint not null
  name text
  merged_into bigint
  into_name text
  merged_by text
  merged_at timestamp with time zone
  set_aside jsonb not null default '[]'::jsonb
  lead_id bigint
  deal_id bigint
  apart_by text
  apart_at timestamp with time zone
  nevers jsonb not null default '[]'::jsonb
  PRIMARY KEY (organization_id, account_id)
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE
  FOREIGN KEY (organization_id, deal_id) REFERENCES deal(organization_id, deal_id) ON DELETE CASCADE
  FOREIGN KEY (organization_id, lead_id) REFERENCES lead(organization_id, lead_id) ON DELETE CASCADE
  CHECK (((merged_into IS NOT NULL) OR (lead_id IS NOT NULL) OR (deal_id IS NOT NULL)))
  CHECK ((merged_into <> account_id))
  CHECK ((num_nonnulls(lead_id, deal_id) <= 1))
  CHECK (isfinite(apart_at))
  CHECK (isfinite(merged_at))
  CREATE INDEX account_merged ON public.account USING btree (organization_id, merged_into) WHERE (merged_into IS NOT NULL)
  CREATE UNIQUE INDEX account_of_deal ON public.account USING btree (organization_id, deal_id) WHERE (deal_id IS NOT NULL)
  CREATE UNIQUE INDEX account_of_lead ON public.account USING btree (organization_id, lead_id) WHERE (lead_id IS NOT NULL)

table account_follower
  organization_id integer not null default current_organization()
  account_id bigint not null
  lead_id bigint
  deal_id bigint
  FOREIGN KEY (organization_id, account_id) REFERENCES account(organization_id, account_id) ON DELETE CASCADE
  FOREIGN KEY (organization_id, deal_id) REFERENCES deal(organization_id, deal_id) ON DELETE CASCADE
  FOREIGN KEY (organization_id, lead_id) REFERENCES lead(organization_id, lead_id) ON DELETE CASCADE
  CHECK ((num_nonnulls(lead_id, deal_id) = 1))
  CREATE INDEX account_follower_account ON public.account_follower USING btree (organization_id, account_id)
  CREATE UNIQUE INDEX account_follower_deal ON public.account_follower USING btree (organization_id, deal_id) WHERE (deal_id IS NOT NULL)
  CREATE UNIQUE INDEX account_follower_lead ON public.account_follower USING btree (organization_id, lead_id) WHERE (lead_id IS NOT NULL)

table charge
  organization_id integer not null default current_organization()
  charge_id bigint not null
  vendor_id bigint not null
  list_id bigint
  basis text not null
  quantity numeric(14,4)
  unit_price_minor bigint
  amount_minor bigint not null
  currency text not null
  incurred_on date
  period_start date
  period_end date
  import_id bigint
  line integer
  content_hash bigint
  occurrence integer not null default 1
  note text
  entered_by text
  entered_at timestamp with time zone
  form_key text
  version integer not null default 1
  PRIMARY KEY (organization_id, charge_id)
  FOREIGN KEY (organization_id, list_id) REFERENCES list(organization_id, list_id) ON DELETE CASCADE
  FOREIGN KEY (organization_id, vendor_id) REFERENCES vendor(organization_id, vendor_id)
  CHECK (((incurred_on IS NULL) OR (isfinite(incurred_on) AND (incurred_on >= '1990-01-01'::date))))
  CHECK (((period_end IS NULL) OR (isfinite(period_end) AND (period_end >= '1990-01-01'::date))))
  CHECK (((period_end IS NULL) OR (period_end >= period_start)))
  CHECK (((period_start IS NULL) OR (isfinite(period_start) AND (period_start >= '1990-01-01'::date))))
  CHECK ((amount_minor >= 0))
  CHECK ((basis = ANY (ARRAY['record'::text, 'lead'::text, 'set'::text, 'held'::text, 'flat'::text, 'retainer'::text, 'hours'::text])))
  CHECK ((currency ~ '^[A-Z]{3}$'::text))
  CHECK ((occurrence > 0))
  CHECK ((quantity >= (0)::numeric))
  CHECK ((unit_price_minor >= 0))
  CHECK (isfinite(entered_at))
  CREATE UNIQUE INDEX charge_already_here ON public.charge USING btree (organization_id, content_hash, occurrence) WHERE (content_hash IS NOT NULL)
  CREATE INDEX charge_by_form ON public.charge USING btree (organization_id, form_key) WHERE (form_key IS NOT NULL)
  CREATE INDEX charge_by_import ON public.charge USING btree (organization_id, import_id) WHERE (import_id IS NOT NULL)
  CREATE INDEX charge_by_list ON public.charge USING btree (organization_id, list_id)
  CREATE INDEX charge_by_vendor ON public.charge USING btree (organization_id, vendor_id)

table circle_back
  organization_id integer not null default current_organization()
  circle_back_id bigint not null
  signal_id bigint not null
  owner text
  due_on date
  prompt text
  snoozed_to date
  done_at timestamp with time zone
  note text
  created_at timestamp with time zone not null default now()
  PRIMARY KEY (organization_id, circle_back_id)
  FOREIGN KEY (organization_id, signal_id) REFERENCES signal(organization_id, signal_id) ON DELETE CASCADE
  CHECK (((due_on IS NULL) OR (isfinite(due_on) AND (due_on >= '1990-01-01'::date))))
  CHECK (((snoozed_to IS NULL) OR (isfinite(snoozed_to) AND (snoozed_to >= '1990-01-01'::date))))
  CHECK (isfinite(done_at))
  CREATE INDEX circle_back_by_signal ON public.circle_back USING btree (organization_id, signal_id)

table claim
  organization_id integer not null default current_organization()
  claim_id bigint not null
  lead_id bigint not null
  cause text not null
  claimed_on date
  due_on date
  answer text
  answered_on date
  UNIQUE (organization_id, lead_id, cause)
  PRIMARY KEY (organization_id, claim_id)
  FOREIGN KEY (organization_id, lead_id) REFERENCES lead(organization_id, lead_id) ON DELETE CASCADE
  CHECK (((answered_on IS NULL) OR (isfinite(answered_on) AND (answered_on >= '1990-01-01'::date))))
  CHECK (((claimed_on IS NULL) OR (isfinite(claimed_on) AND (claimed_on >= '1990-01-01'::date))))
  CHECK (((due_on IS NULL) OR (isfinite(due_on) AND (due_on >= '1990-01-01'::date))))
  CHECK ((answer = ANY (ARRAY['credited'::text, 'refused'::text])))
  CHECK ((cause = ANY (ARRAY['defect'::text, 'duplicate'::text])))

table credit
  organization_id integer not null default current_organization()
  credit_id bigint not null
  vendor_id bigint not null
  list_id bigint not null
  amount_minor bigint not null
  currency text not null
  credited_on date not null
  reason text
  import_id bigint
  line integer
  content_hash bigint
  occurrence integer not null default 1
  note text
  entered_by text
  entered_at timestamp with time zone
  form_key text
  version integer not null default 1
  PRIMARY KEY (organization_id, credit_id)
  FOREIGN KEY (organization_id, list_id) REFERENCES list(organization_id, list_id) ON DELETE CASCADE
  FOREIGN KEY (organization_id, vendor_id) REFERENCES vendor(organization_id, vendor_id)
  CHECK (((credited_on IS NULL) OR (isfinite(credited_on) AND (credited_on >= '1990-01-01'::date))))
  CHECK ((amount_minor > 0))
  CHECK ((currency ~ '^[A-Z]{3}$'::text))
  CHECK ((occurrence > 0))
  CHECK (isfinite(entered_at))
  CREATE UNIQUE INDEX credit_already_here ON public.credit USING btree (organization_id, content_hash, occurrence) WHERE (content_hash IS NOT NULL)
  CREATE INDEX credit_by_form ON public.credit USING btree (organization_id, form_key) WHERE (form_key IS NOT NULL)
  CREATE INDEX credit_by_import ON public.credit USING btree (organization_id, import_id) WHERE (import_id IS NOT NULL)
  CREATE INDEX credit_by_list ON public.credit USING btree (organization_id, list_id)

table credit_lead
  organization_id integer not null default current_organization()
  credit_id bigint not null
  lead_id bigint not null
  PRIMARY KEY (organization_id, credit_id, lead_id)
  FOREIGN KEY (organization_id, credit_id) REFERENCES credit(organization_id, credit_id) ON DELETE CASCADE
  FOREIGN KEY (organization_id, lead_id) REFERENCES lead(organization_id, lead_id) ON DELETE CASCADE
  CREATE INDEX credit_lead_by_lead ON public.credit_lead USING btree (organization_id, lead_id)

table cue
  organization_id integer not null default current_organization()
  cue_id bigint not null
  name text not null
  name_key text not null
  polarity text not null
  absence boolean not null default false
  retired boolean not null default false
  UNIQUE (organization_id, name_key)
  PRIMARY KEY (organization_id, cue_id)
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE
  CHECK ((name <> ''::text))
  CHECK ((polarity = ANY (ARRAY['positive'::text, 'negative'::text])))

table deal
  organization_id integer not null default current_organization()
  deal_id bigint not null
  external_id text
  identity_hash bigint not null
  occurrence integer not null default 1
  named_lead text
  own_lead_id bigint
  company text
  person text
  email text
  phone text
  website text
  status text not null
  stage text
  opened_on date
  won_on date
  lost_on date
  currency text not null
  amount_minor bigint
  mrr_minor bigint
  one_off_minor bigint
  months integer
  margin numeric(6,5)
  loss_reason text
  owner text
  email_key text
  phone_key text
  domain_key text
  company_key text
  city_key text
  person_key text
  account_id bigint
  import_id bigint
  line integer
  found_account_id bigint
  street text
  city text
  postal_code text
  PRIMARY KEY (organization_id, deal_id)
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE
  FOREIGN KEY (organization_id, own_lead_id) REFERENCES lead(organization_id, lead_id) ON DELETE CASCADE
  CHECK (((lost_on IS NULL) OR (isfinite(lost_on) AND (lost_on >= '1990-01-01'::date))))
  CHECK (((margin >= (0)::numeric) AND (margin <= (1)::numeric)))
  CHECK (((opened_on IS NULL) OR (isfinite(opened_on) AND (opened_on >= '1990-01-01'::date))))
  CHECK (((won_on IS NULL) OR (isfinite(won_on) AND (won_on >= '1990-01-01'::date))))
  CHECK ((amount_minor >= 0))
  CHECK ((currency ~ '^[A-Z]{3}$'::text))
  CHECK ((months > 0))
  CHECK ((mrr_minor >= 0))
  CHECK ((occurrence > 0))
  CHECK ((one_off_minor >= 0))
  CHECK ((status = ANY (ARRAY['open'::text, 'won'::text, 'lost'::text])))
  CREATE UNIQUE INDEX deal_already_here ON public.deal USING btree (organization_id, external_id) WHERE (external_id IS NOT NULL)
  CREATE INDEX deal_by_account ON public.deal USING btree (organization_id, account_id) WHERE (account_id IS NOT NULL)
  CREATE INDEX deal_by_import ON public.deal USING btree (organization_id, import_id, line)
  CREATE INDEX deal_by_named_lead ON public.deal USING btree (organization_id, named_lead) WHERE (named_lead IS NOT NULL)
  CREATE INDEX deal_by_own_lead ON public.deal USING btree (organization_id, own_lead_id) WHERE (own_lead_id IS NOT NULL)
  CREATE UNIQUE INDEX deal_same_identity ON public.deal USING btree (organization_id, identity_hash, occurrence) WHERE (external_id IS NULL)
  CREATE INDEX deal_won ON public.deal USING btree (organization_id, deal_id) INCLUDE (opened_on, won_on, lost_on) WHERE (status = 'won'::text)

table deal_keys
  organization_id integer not null default current_organization()
  part integer not null
  rules integer not null
  deals integer not null
  stale boolean not null default false
  keys bytea not null
  PRIMARY KEY (organization_id, part)
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE
  CHECK ((deals >= 0))

table defect
  organization_id integer not null default current_organization()
  defect_id bigint not null
  lead_id bigint not null
  defect_on date not null
  reason text not null
  evidence text
  import_id bigint
  PRIMARY KEY (organization_id, defect_id)
  FOREIGN KEY (organization_id, lead_id) REFERENCES lead(organization_id, lead_id) ON DELETE CASCADE
  CHECK (((defect_on IS NULL) OR (isfinite(defect_on) AND (defect_on >= '1990-01-01'::date))))
  CREATE UNIQUE INDEX defect_once ON public.defect USING btree (organization_id, lead_id, defect_on, reason)

table deleted_money
  organization_id integer not null default current_organization()
  deleted_money_id bigint not null
  kind text not null
  vendor_id bigint not null
  vendor text not null
  list_id bigint
  list text
  stood jsonb not null
  leads bigint[] not null default '{}'::bigint[]
  deleted_at timestamp with time zone not null default now()
  deleted_by text
  taken_back_at timestamp with time zone
  taken_back_by text
  PRIMARY KEY (organization_id, deleted_money_id)
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE
  CHECK ((kind = ANY (ARRAY['charge'::text, 'credit'::text])))
  CHECK (isfinite(deleted_at))
  CHECK (isfinite(taken_back_at))
  CREATE INDEX deleted_money_by_vendor ON public.deleted_money USING btree (organization_id, vendor_id)

table derived_day
  organization_id integer not null default current_organization()
  derived_on date not null
  PRIMARY KEY (organization_id)

table duplicate
  organization_id integer not null default current_organization()
  lead_id bigint not null
  duplicate_of bigint not null
  PRIMARY KEY (organization_id, lead_id)

table exchange_rate
  currency text not null
  base text not null
  rate_on date not null
  rate numeric(20,10) not null
  PRIMARY KEY (currency, base, rate_on)
  CHECK (((rate_on IS NULL) OR (isfinite(rate_on) AND (rate_on >= '1990-01-01'::date))))
  CHECK ((base ~ '^[A-Z]{3}$'::text))
  CHECK ((currency ~ '^[A-Z]{3}$'::text))
  CHECK ((rate > (0)::numeric))

table import
  organization_id integer not null default current_organization()
  import_id bigint not null
  kind text not null
  status text not null
  who text
  file_name text not null
  file_bytes bigint not null
  file_sha256 text not null
  file_path text
  mapping jsonb not null
  options jsonb not null default '{}'::jsonb
  rows integer not null default 0
  accepted integer not null default 0
  changed integer not null default 0
  already_here integer not null default 0
  rejected integer not null default 0
  anonymous integer not null default 0
  made jsonb not null default '{}'::jsonb
  failure text
  undo jsonb
  created_at timestamp with time zone not null default now()
  finished_at timestamp with time zone
  undone_at timestamp with time zone
  tally jsonb not null default '{}'::jsonb
  file_removed_at timestamp with time zone
  mends bigint
  vendor_link_id bigint
  match_left integer
  PRIMARY KEY (organization_id, import_id)
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE
  FOREIGN KEY (organization_id, mends) REFERENCES import(organization_id, import_id) ON DELETE CASCADE
  FOREIGN KEY (organization_id, vendor_link_id) REFERENCES vendor_link(organization_id, vendor_link_id)
  CHECK (((status <> 'done'::text) OR (((accepted + already_here) + rejected) = rows)))
  CHECK ((accepted >= 0))
  CHECK ((already_here >= 0))
  CHECK ((anonymous >= 0))
  CHECK ((changed >= 0))
  CHECK ((file_bytes >= 0))
  CHECK ((file_sha256 ~ '^[0-9a-f]{64}$'::text))
  CHECK ((kind = ANY (ARRAY['leads'::text, 'deals'::text, 'signals'::text, 'touches'::text, 'charges'::text, 'credits'::text])))
  CHECK ((match_left > 0))
  CHECK ((rejected >= 0))
  CHECK ((rows >= 0))
  CHECK ((status = ANY (ARRAY['uploaded'::text, 'checked'::text, 'queued'::text, 'importing'::text, 'done'::text, 'failed'::text, 'cancelled'::text, 'undone'::text])))
  CHECK (isfinite(file_removed_at))
  CREATE INDEX import_by_content ON public.import USING btree (organization_id, file_sha256)
  CREATE INDEX import_by_vendor_link ON public.import USING btree (organization_id, vendor_link_id) WHERE (vendor_link_id IS NOT NULL)
  CREATE INDEX import_mends ON public.import USING btree (organization_id, mends) WHERE (mends IS NOT NULL)
  CREATE INDEX import_to_match ON public.import USING btree (organization_id, import_id) WHERE (match_left IS NOT NULL)

table import_change
  organization_id integer not null default current_organization()
  import_id bigint not null
  relation text not null
  row_id bigint not null
  before jsonb
  after jsonb
  line integer
  PRIMARY KEY (organization_id, import_id, relation, row_id)
  FOREIGN KEY (organization_id, import_id) REFERENCES import(organization_id, import_id) ON DELETE CASCADE

table import_reject
  organization_id integer not null default current_organization()
  import_id bigint not null
  line integer not null
  column_name text
  code text not null
  sentence text not null
  cells jsonb not null
  state text not null default 'kept'::text
  fixed_by bigint
  PRIMARY KEY (organization_id, import_id, line)
  FOREIGN KEY (organization_id, fixed_by) REFERENCES import(organization_id, import_id) ON DELETE CASCADE
  FOREIGN KEY (organization_id, import_id) REFERENCES import(organization_id, import_id) ON DELETE CASCADE
  CHECK ((state = ANY (ARRAY['kept'::text, 'fixed'::text, 'dropped'::text])))
  CREATE INDEX import_reject_fixed_by ON public.import_reject USING btree (organization_id, fixed_by) WHERE (fixed_by IS NOT NULL)

table issue
  organization_id integer not null default current_organization()
  issue_id bigint not null
  name text not null
  name_key text not null
  absence boolean not null default false
  retired boolean not null default false
  UNIQUE (organization_id, name_key)
  PRIMARY KEY (organization_id, issue_id)
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE
  CHECK ((name <> ''::text))

table lead
  organization_id integer not null default current_organization()
  lead_id bigint not null
  list_id bigint not null
  vendor_id bigint not null
  import_id bigint not null
  line integer not null
  vendor_lead_id text
  content_hash bigint not null
  occurrence integer not null default 1
  company text
  person text
  title text
  email text
  phone text
  mobile text
  website text
  street text
  city text
  region text
  postal_code text
  country text
  seats integer
  industry text
  purchase_unit text
  price_minor bigint
  price_currency text
  purchased_on date
  purchased_from text not null
  delivered_at timestamp with time zone
  note text
  anonymous boolean not null default false
  email_key text
  phone_key text
  domain_key text
  company_key text
  city_key text
  person_key text
  account_id bigint
  found_account_id bigint
  PRIMARY KEY (organization_id, lead_id)
  FOREIGN KEY (organization_id, import_id) REFERENCES import(organization_id, import_id)
  FOREIGN KEY (organization_id, list_id) REFERENCES list(organization_id, list_id)
  CHECK (((NOT anonymous) OR (account_id IS NULL)))
  CHECK (((price_minor IS NULL) = (price_currency IS NULL)))
  CHECK (((purchased_on IS NULL) = (purchased_from = 'unknown'::text)))
  CHECK (((purchased_on IS NULL) OR (isfinite(purchased_on) AND (purchased_on >= '1990-01-01'::date))))
  CHECK ((occurrence > 0))
  CHECK ((price_currency ~ '^[A-Z]{3}$'::text))
  CHECK ((price_minor >= 0))
  CHECK ((purchase_unit = ANY (ARRAY['record'::text, 'lead'::text, 'set'::text, 'held'::text])))
  CHECK ((purchased_from = ANY (ARRAY['row'::text, 'list'::text, 'import'::text, 'deal'::text, 'unknown'::text])))
  CHECK ((seats >= 0))
  CHECK (isfinite(delivered_at))
  CREATE UNIQUE INDEX lead_already_here ON public.lead USING btree (organization_id, vendor_lead_id, list_id) WHERE (vendor_lead_id IS NOT NULL)
  CREATE INDEX lead_bought ON public.lead USING brin (organization_id, purchased_on) WITH (autosummarize='on')
  CREATE INDEX lead_by_account ON public.lead USING btree (organization_id, account_id) WHERE (account_id IS NOT NULL)
  CREATE INDEX lead_by_company ON public.lead USING btree (organization_id, company_key, city_key) WHERE (company_key IS NOT NULL)
  CREATE INDEX lead_by_domain ON public.lead USING btree (organization_id, domain_key) WHERE (domain_key IS NOT NULL)
  CREATE INDEX lead_by_email ON public.lead USING btree (organization_id, email_key) WHERE (email_key IS NOT NULL)
  CREATE INDEX lead_by_import ON public.lead USING btree (organization_id, import_id, line)
  CREATE INDEX lead_by_phone ON public.lead USING btree (organization_id, phone_key) WHERE (phone_key IS NOT NULL)
  CREATE UNIQUE INDEX lead_same_content ON public.lead USING btree (organization_id, list_id, content_hash, occurrence) WHERE (vendor_lead_id IS NULL)

table lead_keys
  organization_id integer not null default current_organization()
  import_id bigint not null
  part integer not null
  rules integer not null
  leads integer not null
  stale boolean not null default false
  keys bytea not null
  PRIMARY KEY (organization_id, import_id, part)
  FOREIGN KEY (organization_id, import_id) REFERENCES import(organization_id, import_id) ON DELETE CASCADE
  CHECK ((leads >= 0))

table lead_progress
  organization_id integer not null default current_organization()
  lead_id bigint not null
  list_id bigint not null
  vendor_id bigint not null
  account_id bigint
  purchased_on date
  outcome text not null
  worked boolean not null
  has_signal boolean not null
  has_deal boolean not null
  duplicate boolean not null
  frontier integer
  steps_mask bigint not null
  buttoned_mask bigint not null
  objection_mask bigint not null
  skipped_mask bigint not null
  reached_mask bigint not null
  unspoken_mask bigint not null
  timed_steps integer[]
  timed_days integer[]
  clock_on date
  first_worked_on date
  won_on date
  lost_on date
  first_win boolean not null
  stall_bucket text
  bucket_issue_id bigint
  magic_close text
  deals integer not null
  won_value_minor bigint
  won_unvalued boolean not null
  currency text not null
  cost_minor bigint
  credited_minor bigint not null
  objection_steps integer[]
  objection_issues bigint[]
  objection_since timestamp with time zone[]
  objected_mask bigint
  objected_steps integer[]
  objected_issues bigint[]
  objected_marks integer[]
  ended_on date
  worked_hours integer
  worked_timed boolean
  held integer not null default 0
  no_show integer not null default 0
  cancelled integer not null default 0
  rescheduled integer not null default 0
  win_days date[]
  win_months integer[]
  win_margins numeric[]
  win_mrr_minor bigint[]
  win_one_off_minor bigint[]
  win_value_minor bigint[]
  open_value_minor bigint
  raised_issues bigint[]
  raised_days date[]
  raised_open boolean[]
  PRIMARY KEY (organization_id, lead_id)
  CHECK ((magic_close = ANY (ARRAY['yes'::text, 'no'::text, 'not recorded'::text])))
  CHECK ((outcome = ANY (ARRAY['won'::text, 'credited'::text, 'disqualified'::text, 'lost'::text, 'open'::text])))
  CREATE INDEX lead_progress_by_list ON public.lead_progress USING btree (organization_id, list_id)
  CREATE INDEX lead_progress_dearest ON public.lead_progress USING btree (organization_id, cost_minor DESC NULLS LAST, lead_id) WHERE (cost_minor IS NOT NULL)
  CREATE INDEX lead_progress_ended ON public.lead_progress USING btree (organization_id, frontier, clock_on, lead_id) INCLUDE (list_id, vendor_id, purchased_on, outcome, has_signal, magic_close, buttoned_mask, objection_mask, objected_mask) WHERE (outcome <> 'open'::text)
  CREATE INDEX lead_progress_moving ON public.lead_progress USING btree (organization_id, frontier, clock_on, lead_id) INCLUDE (list_id, vendor_id, purchased_on, currency, duplicate, stall_bucket, bucket_issue_id, cost_minor, credited_minor) WHERE ((outcome = 'open'::text) AND worked)
  CREATE INDEX lead_progress_won ON public.lead_progress USING btree (organization_id, account_id) WHERE (outcome = 'won'::text)

table list
  organization_id integer not null default current_organization()
  list_id bigint not null
  vendor_id bigint not null
  name text not null
  name_key text not null
  purchased_on date
  import_id bigint
  created_at timestamp with time zone not null default now()
  UNIQUE (organization_id, vendor_id, name_key)
  PRIMARY KEY (organization_id, list_id)
  FOREIGN KEY (organization_id, import_id) REFERENCES import(organization_id, import_id)
  FOREIGN KEY (organization_id, vendor_id) REFERENCES vendor(organization_id, vendor_id)
  CHECK (((purchased_on IS NULL) OR (isfinite(purchased_on) AND (purchased_on >= '1990-01-01'::date))))
  CHECK ((name <> ''::text))

table mapping_memory
  organization_id integer not null default current_organization()
  vendor_id bigint not null
  fingerprint text not null
  mapping jsonb not null
  used_at timestamp with time zone not null default now()
  PRIMARY KEY (organization_id, vendor_id, fingerprint)
  FOREIGN KEY (organization_id, vendor_id) REFERENCES vendor(organization_id, vendor_id) ON DELETE CASCADE

table match
  organization_id integer not null default current_organization()
  deal_id bigint not null
  lead_id bigint not null
  method text not null
  probability double precision
  reasons jsonb not null default '[]'::jsonb
  share_count integer
  share_rank integer
  decision text not null default 'linked'::text
  decided_by text
  decided_at timestamp with time zone not null default now()
  import_id bigint
  PRIMARY KEY (organization_id, lead_id, deal_id)
  FOREIGN KEY (organization_id, deal_id) REFERENCES deal(organization_id, deal_id) ON DELETE CASCADE
  FOREIGN KEY (organization_id, lead_id) REFERENCES lead(organization_id, lead_id) ON DELETE CASCADE
  CHECK (((decision = 'linked'::text) OR (share_count IS NULL)))
  CHECK (((probability >= (0)::double precision) AND (probability <= (1)::double precision)))
  CHECK (((share_count IS NULL) = (share_rank IS NULL)))
  CHECK (((share_rank >= 1) AND (share_rank <= share_count)))
  CHECK ((decision = ANY (ARRAY['linked'::text, 'queued'::text, 'never'::text])))
  CHECK ((method = ANY (ARRAY['named'::text, 'same row'::text, 'email'::text, 'phone'::text, 'domain'::text, 'company and city'::text, 'account'::text, 'person'::text, 'likeness'::text])))
  CHECK ((share_count > 0))
  CREATE INDEX match_by_deal ON public.match USING btree (organization_id, deal_id) INCLUDE (lead_id, decision)
  CREATE INDEX match_decided ON public.match USING btree (organization_id, deal_id, lead_id) WHERE (decided_by IS NOT NULL)
  CREATE INDEX match_queued ON public.match USING btree (organization_id, deal_id, lead_id) WHERE (decision = 'queued'::text)

table match_model
  organization_id integer not null default current_organization()
  rates jsonb not null
  usual_words text[] not null
  leads bigint not null
  deals bigint not null
  learned_at timestamp with time zone not null default now()
  PRIMARY KEY (organization_id)
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE
  CHECK ((deals >= 0))
  CHECK ((leads >= 0))
  CHECK (isfinite(learned_at))

table migration
  name character varying(255) not null
  timestamp character varying(255) not null
  PRIMARY KEY (name)

table migration_lock
  id character varying(255) not null
  is_locked integer not null default 0
  PRIMARY KEY (id)

table open_objection
  organization_id integer not null default current_organization()
  list_id bigint not null
  vendor_id bigint not null
  purchased_on date
  lost boolean not null
  step integer not null
  issue_id bigint not null
  risk_minor bigint
  since timestamp with time zone not null
  lead_id bigint not null
  objections integer not null
  CREATE INDEX open_objection_by_list ON public.open_objection USING btree (organization_id, list_id)
  CREATE INDEX open_objection_dearest ON public.open_objection USING btree (organization_id, lost, step, issue_id, risk_minor DESC NULLS LAST, since, lead_id) INCLUDE (list_id, vendor_id, purchased_on, objections)

table organization
  organization_id integer not null default current_organization()
  name text not null
  currency text not null default 'USD'::text
  time_zone text not null default 'America/New_York'::text
  country text not null default 'US'::text
  follow_up_days integer not null default 5
  horizon_days integer not null default 180
  default_months integer
  default_margin numeric(6,5)
  credit_rule text not null default 'first'::text
  revenue_basis text not null default 'contract'::text
  source_file_days integer not null default 90
  created_at timestamp with time zone not null default now()
  match_link_at double precision not null default 0.99
  match_queue_at double precision not null default 0.5
  monthly_churn numeric(6,5)
  own_cost_won_minor bigint
  own_cost_worked_minor bigint
  PRIMARY KEY (organization_id)
  CHECK (((default_margin >= (0)::numeric) AND (default_margin <= (1)::numeric)))
  CHECK (((match_link_at >= (0)::double precision) AND (match_link_at <= (1)::double precision)))
  CHECK (((match_queue_at >= (0)::double precision) AND (match_queue_at <= (1)::double precision)))
  CHECK (((monthly_churn > (0)::numeric) AND (monthly_churn <= (1)::numeric)))
  CHECK ((country ~ '^[A-Z]{2}$'::text))
  CHECK ((credit_rule = ANY (ARRAY['first'::text, 'last'::text, 'even'::text])))
  CHECK ((currency ~ '^[A-Z]{3}$'::text))
  CHECK ((default_months > 0))
  CHECK ((follow_up_days >= 0))
  CHECK ((horizon_days > 0))
  CHECK ((name <> ''::text))
  CHECK ((organization_id > 0))
  CHECK ((own_cost_won_minor > 0))
  CHECK ((own_cost_worked_minor > 0))
  CHECK ((revenue_basis = ANY (ARRAY['first_month'::text, 'first_year'::text, 'contract'::text, 'ltv'::text])))
  CHECK ((source_file_days >= 0))

table prompt
  organization_id integer not null default current_organization()
  prompt_id bigint not null
  step_id bigint
  issue_id bigint
  kind text not null
  words text not null
  PRIMARY KEY (organization_id, prompt_id)
  FOREIGN KEY (organization_id, issue_id) REFERENCES issue(organization_id, issue_id) ON DELETE CASCADE
  FOREIGN KEY (organization_id, step_id) REFERENCES step(organization_id, step_id) ON DELETE CASCADE
  CHECK ((kind = ANY (ARRAY['question'::text, 'illustration'::text])))
  CHECK ((words <> ''::text))
  CREATE INDEX prompt_by_issue ON public.prompt USING btree (organization_id, issue_id)
  CREATE INDEX prompt_by_step ON public.prompt USING btree (organization_id, step_id)

table rep
  organization_id integer not null default current_organization()
  rep_id bigint not null
  name text not null
  name_key text not null
  email text
  calendar_token text not null
  daily_mail boolean not null default false
  mailed_on date
  UNIQUE (organization_id, calendar_token)
  UNIQUE (organization_id, name_key)
  PRIMARY KEY (organization_id, rep_id)
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE
  CHECK (((NOT daily_mail) OR (email IS NOT NULL)))
  CHECK ((length(calendar_token) >= 32))
  CHECK ((name <> ''::text))
  CHECK (isfinite(mailed_on))

table revision
  organization_id integer not null default current_organization()
  transaction_id bigint not null
  PRIMARY KEY (organization_id, transaction_id)
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE

table rollup
  organization_id integer not null default current_organization()
  list_id bigint not null
  vendor_id bigint not null
  purchased_on date
  currency text not null
  outcome text not null
  worked boolean not null
  duplicate boolean not null
  frontier integer
  stall_bucket text
  bucket_issue_id bigint
  leads integer not null
  priced integer not null
  deals integer not null
  cost_minor bigint not null
  credited_minor bigint not null
  credited integer not null default 0
  CREATE INDEX rollup_by_list ON public.rollup USING btree (organization_id, list_id) INCLUDE (vendor_id, purchased_on, frontier, leads)
  CREATE INDEX rollup_waiting ON public.rollup USING btree (organization_id, frontier, purchased_on) INCLUDE (list_id, vendor_id, leads) WHERE ((outcome = 'open'::text) AND (NOT worked))

table rollup_objection
  organization_id integer not null default current_organization()
  list_id bigint not null
  vendor_id bigint not null
  purchased_on date
  step integer not null
  issue_id bigint
  leads integer not null
  open integer not null
  spoken integer not null
  unspoken integer not null
  answered_won integer not null
  answered_lost integer not null
  open_won integer not null
  open_lost integer not null
  CREATE INDEX rollup_objection_by_list ON public.rollup_objection USING btree (organization_id, list_id)

table rollup_open_objection
  organization_id integer not null default current_organization()
  list_id bigint not null
  vendor_id bigint not null
  purchased_on date
  lost boolean not null
  step integer
  issue_id bigint
  leads integer not null
  objections integer not null
  valued integer not null
  value_minor bigint not null
  CREATE INDEX rollup_open_objection_by_list ON public.rollup_open_objection USING btree (organization_id, list_id)

table rollup_outcome
  organization_id integer not null default current_organization()
  list_id bigint not null
  vendor_id bigint not null
  purchased_on date
  currency text not null
  outcome text not null
  priced boolean not null
  days integer
  leads integer not null
  first_wins integer not null
  unvalued integer not null
  value_minor bigint not null
  valued_minor bigint not null default 0
  valued_squares numeric not null default 0
  CREATE INDEX rollup_outcome_by_list ON public.rollup_outcome USING btree (organization_id, list_id)

table rollup_raised
  organization_id integer not null default current_organization()
  list_id bigint not null
  vendor_id bigint not null
  purchased_on date
  issue_id bigint not null
  raised_on date not null
  raised integer not null
  resolved integer not null
  CREATE INDEX rollup_raised_by_list ON public.rollup_raised USING btree (organization_id, list_id)

table rollup_reach
  organization_id integer not null default current_organization()
  list_id bigint not null
  vendor_id bigint not null
  purchased_on date
  currency text not null
  step integer not null
  priced integer not null
  passed integer not null
  passed_priced integer not null
  CREATE INDEX rollup_reach_by_list ON public.rollup_reach USING btree (organization_id, list_id)

table rollup_step
  organization_id integer not null default current_organization()
  list_id bigint not null
  vendor_id bigint not null
  purchased_on date
  currency text not null
  step integer not null
  reached integer not null
  buttoned integer not null
  objection integer not null
  skipped integer not null
  blocked integer not null default 0
  won integer not null default 0
  CREATE INDEX rollup_step_by_list ON public.rollup_step USING btree (organization_id, list_id)

table rollup_step_age
  organization_id integer not null default current_organization()
  list_id bigint not null
  vendor_id bigint not null
  purchased_on date not null
  step integer not null
  event text not null
  age integer
  leads integer not null
  CHECK (((event = 'open'::text) = (age IS NULL)))
  CHECK ((event = ANY (ARRAY['buttoned'::text, 'ended'::text, 'open'::text])))
  CREATE INDEX rollup_step_age_by_list ON public.rollup_step_age USING btree (organization_id, list_id)

table rollup_step_time
  organization_id integer not null default current_organization()
  list_id bigint not null
  vendor_id bigint not null
  purchased_on date
  step integer not null
  won boolean not null
  days integer not null
  leads integer not null
  CREATE INDEX rollup_step_time_by_list ON public.rollup_step_time USING btree (organization_id, list_id)
  CREATE INDEX rollup_step_time_won ON public.rollup_step_time USING btree (organization_id, step, days) INCLUDE (leads) WHERE won

table rollup_win
  organization_id integer not null default current_organization()
  list_id bigint not null
  vendor_id bigint not null
  purchased_on date
  currency text not null
  priced boolean not null
  won_on date
  months integer
  margin numeric
  recurring boolean not null
  received boolean not null
  valued boolean not null
  deals integer not null
  mrr_minor bigint not null
  one_off_minor bigint not null
  value_minor bigint not null
  value_squares numeric not null
  CREATE INDEX rollup_win_by_list ON public.rollup_win USING btree (organization_id, list_id)

table rollup_work
  organization_id integer not null default current_organization()
  list_id bigint not null
  vendor_id bigint not null
  purchased_on date
  worked boolean not null
  timed boolean
  hours integer
  leads integer not null
  held integer not null
  no_show integer not null
  cancelled integer not null
  rescheduled integer not null
  CREATE INDEX rollup_work_by_list ON public.rollup_work USING btree (organization_id, list_id)

table signal
  organization_id integer not null default current_organization()
  signal_id bigint not null
  lead_id bigint not null
  step_id bigint not null
  at timestamp with time zone not null
  polarity text not null
  manner text not null default 'spoken'::text
  channel text
  issue_id bigint
  outcome text
  cue text
  absence boolean not null default false
  meeting_on date
  note text
  who text
  import_id bigint
  PRIMARY KEY (organization_id, signal_id)
  FOREIGN KEY (organization_id, issue_id) REFERENCES issue(organization_id, issue_id)
  FOREIGN KEY (organization_id, lead_id) REFERENCES lead(organization_id, lead_id) ON DELETE CASCADE
  FOREIGN KEY (organization_id, step_id) REFERENCES step(organization_id, step_id)
  CHECK (((meeting_on IS NULL) OR (isfinite(meeting_on) AND (meeting_on >= '1990-01-01'::date))))
  CHECK (((outcome IS NULL) OR (polarity =
CASE outcome
    WHEN 'held'::text THEN 'positive'::text
    WHEN 'rescheduled'::text THEN 'neutral'::text
    ELSE 'negative'::text
END)))
  CHECK ((channel = ANY (ARRAY['call'::text, 'mail'::text, 'meeting'::text])))
  CHECK ((manner = ANY (ARRAY['spoken'::text, 'unspoken'::text])))
  CHECK ((outcome = ANY (ARRAY['held'::text, 'no-show'::text, 'cancelled'::text, 'rescheduled'::text])))
  CHECK ((polarity = ANY (ARRAY['positive'::text, 'negative'::text, 'neutral'::text])))
  CHECK (isfinite(at))
  CREATE INDEX signal_by_import ON public.signal USING btree (organization_id, import_id) WHERE (import_id IS NOT NULL)
  CREATE UNIQUE INDEX signal_once ON public.signal USING btree (organization_id, lead_id, step_id, at, polarity, manner, COALESCE(issue_id, (0)::bigint))

table signal_change
  organization_id integer not null default current_organization()
  signal_change_id bigint not null
  signal_id bigint not null
  lead_id bigint not null
  changed_at timestamp with time zone not null default clock_timestamp()
  who text
  before jsonb
  after jsonb
  PRIMARY KEY (organization_id, signal_change_id)
  FOREIGN KEY (organization_id, lead_id) REFERENCES lead(organization_id, lead_id) ON DELETE CASCADE
  CHECK (((before IS NOT NULL) OR (after IS NOT NULL)))
  CREATE INDEX signal_change_by_lead ON public.signal_change USING btree (organization_id, lead_id)

table step
  organization_id integer not null default current_organization()
  step_id bigint not null
  position integer not null
  name text not null
  name_key text not null
  kind text not null
  in_force_from date
  in_force_to date
  limit_days integer
  talking_point text
  UNIQUE (organization_id, "position") DEFERRABLE
  UNIQUE (organization_id, name_key)
  PRIMARY KEY (organization_id, step_id)
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE
  CHECK ((("position" >= 1) AND ("position" <= 50)))
  CHECK (((in_force_from IS NULL) OR (isfinite(in_force_from) AND (in_force_from >= '1990-01-01'::date))))
  CHECK (((in_force_to IS NULL) OR (isfinite(in_force_to) AND (in_force_to >= '1990-01-01'::date))))
  CHECK ((kind = ANY (ARRAY['contact'::text, 'appointment_set'::text, 'appointment_held'::text, 'buy_in'::text, 'close'::text])))
  CHECK ((limit_days > 0))
  CHECK ((name <> ''::text))
  CREATE UNIQUE INDEX step_single_kind ON public.step USING btree (organization_id, kind) WHERE ((kind = ANY (ARRAY['appointment_set'::text, 'appointment_held'::text, 'close'::text])) AND (in_force_to IS NULL))

table step_change
  organization_id integer not null default current_organization()
  step_change_id bigint not null
  step_id bigint not null
  changed_at timestamp with time zone not null default now()
  who text
  before jsonb
  after jsonb
  PRIMARY KEY (organization_id, step_change_id)
  FOREIGN KEY (organization_id, step_id) REFERENCES step(organization_id, step_id) ON DELETE CASCADE

table touch
  organization_id integer not null default current_organization()
  touch_id bigint not null
  lead_id bigint not null
  at timestamp with time zone not null
  channel text
  outcome text
  who text
  import_id bigint
  PRIMARY KEY (organization_id, touch_id)
  FOREIGN KEY (organization_id, lead_id) REFERENCES lead(organization_id, lead_id) ON DELETE CASCADE
  CHECK ((channel = ANY (ARRAY['call'::text, 'mail'::text, 'visit'::text])))
  CHECK (isfinite(at))
  CREATE INDEX touch_by_import ON public.touch USING btree (organization_id, import_id) WHERE (import_id IS NOT NULL)
  CREATE UNIQUE INDEX touch_once ON public.touch USING btree (organization_id, lead_id, at, COALESCE(channel, ''::text))

table unallocated
  organization_id integer not null default current_organization()
  vendor_id bigint not null
  list_id bigint
  purchased_on date
  currency text not null
  charge_minor bigint not null
  credit_minor bigint not null
  FOREIGN KEY (organization_id, list_id) REFERENCES list(organization_id, list_id) ON DELETE CASCADE
  FOREIGN KEY (organization_id, vendor_id) REFERENCES vendor(organization_id, vendor_id) ON DELETE CASCADE
  CREATE INDEX unallocated_by_vendor ON public.unallocated USING btree (organization_id, vendor_id)

table vendor
  organization_id integer not null default current_organization()
  vendor_id bigint not null
  name text not null
  name_key text not null
  return_window_days integer
  duplicate_window_days integer not null default 365
  one_per_account boolean not null default false
  created_at timestamp with time zone not null default now()
  UNIQUE (organization_id, name_key)
  PRIMARY KEY (organization_id, vendor_id)
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE
  CHECK ((duplicate_window_days >= 0))
  CHECK ((name <> ''::text))
  CHECK ((return_window_days >= 0))

table vendor_link
  organization_id integer not null default current_organization()
  vendor_link_id bigint not null
  vendor_id bigint not null
  token text not null
  created_at timestamp with time zone not null default now()
  revoked_at timestamp with time zone
  UNIQUE (organization_id, token)
  PRIMARY KEY (organization_id, vendor_link_id)
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE
  FOREIGN KEY (organization_id, vendor_id) REFERENCES vendor(organization_id, vendor_id) ON DELETE CASCADE
  CHECK ((length(token) >= 32))
  CHECK (isfinite(revoked_at))
  CREATE INDEX vendor_link_by_vendor ON public.vendor_link USING btree (organization_id, vendor_id)
  CREATE UNIQUE INDEX vendor_link_in_force ON public.vendor_link USING btree (organization_id, vendor_id) WHERE (revoked_at IS NULL)

table word_change
  organization_id integer not null default current_organization()
  word_change_id bigint not null
  list text not null
  word_id bigint not null
  step_id bigint
  changed_at timestamp with time zone not null default now()
  who text
  before jsonb
  after jsonb
  PRIMARY KEY (organization_id, word_change_id)
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id) ON DELETE CASCADE
  CHECK (((before IS NOT NULL) OR (after IS NOT NULL)))
  CHECK (((step_id IS NULL) OR (list = 'prompt'::text)))
  CHECK ((list = ANY (ARRAY['issue'::text, 'cue'::text, 'prompt'::text])))
  CREATE INDEX word_change_by_step ON public.word_change USING btree (organization_id, step_id, word_change_id)
