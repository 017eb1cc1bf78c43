-- The working day: company, users, customers, contacts, activities, the chain, documents, history.
-- One database holds one company, so no table carries a company key.
-- Follow-up dates are calendar dates (never instants); money will be øre; ids are small integers.

create extension if not exists pg_trgm;

-- Danish order, numbers by value: Ab, Abild … Zebra, Æble, Ørsted, Ålborg/Aalborg; K2 before K10.
create collation danish (provider = icu, locale = 'da-u-kn-true');

-- Folding for search: what people type without thinking finds what others wrote.
-- Two readings of a text stand side by side: å→aa, æ→ae, ø→oe («Aarhus» finds «Århus»), and the loose one,
-- where aa/å→a, oe/ø→o, ae/æ→a («Soren» finds «Søren» and «Soeren»). src/shared/fold.ts holds the same rules, letter by
-- letter; test/server/fold.test.ts compares them. Collations are named, so that every server folds alike.
create function fold(value text) returns text language sql immutable parallel safe strict as $$
  select btrim(regexp_replace(
    replace(replace(replace(replace(replace(translate(
      regexp_replace(
        replace(lower(normalize(value, NFKD) collate "und-x-icu"), U&'a\030a', 'aa'),
        '[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]', '', 'g'),
      'ðđłı', 'ddli'), 'æ', 'ae'), 'ø', 'oe'), 'œ', 'oe'), 'ß', 'ss'), 'þ', 'th'),
    '[ \t\n\v\f\r\u1680\u2028\u2029\ufeff]+', ' ', 'g'))
$$;

create function loosen(folded text) returns text language sql immutable parallel safe strict as $$
  select regexp_replace(regexp_replace(folded, 'a[ae]+', 'a', 'g'), 'oe+', 'o', 'g')
$$;

create function fold_loose(value text) returns text language sql immutable parallel safe strict as $$
  select loosen(fold(value))
$$;

-- In plpgsql only so that it folds once: this is done for every record saved.
create function search_text(value text) returns text language plpgsql immutable parallel safe strict as $$
declare
  folded constant text := fold(value);
  loose constant text := loosen(folded);
begin
  return case when loose = folded then folded else folded || chr(10) || loose end;
end
$$;

-- The patterns that one word of a search becomes, for «search like any (search_patterns(word))»: both readings, and
-- nothing in it is a wildcard. Escaped after folding, which turns «％» into «%».
create function search_patterns(word text) returns text[] language sql immutable parallel safe strict as $$
  select array_agg(distinct '%' || regexp_replace(folded, '([\\%_])', '\\\1', 'g') || '%')
  from unnest(array[fold(word), fold_loose(word)]) folded
$$;

-- The keys under which two spellings of one person or one company meet, for the duplicate warning: loosely folded,
-- letters and digits only; a company's also without its legal form and with «&» as «og». '' must match nothing.
create function name_key(value text) returns text language sql immutable parallel safe strict as $$
  select regexp_replace(fold_loose(value) collate "und-x-icu", '[^[:alnum:]]', '', 'g')
$$;

create function company_key(value text) returns text language sql immutable parallel safe strict as $$
  select regexp_replace(
    replace(regexp_replace(regexp_replace(fold_loose(value), '^[aikp]/s ', ''),
      '[ ,](?:a[/. ]?s|[ikpg][/.]s|aps|ivs|[asf]\.? ?m\.? ?b\.? ?a|gmbh|ltd|limited|inc|llc|ab|oy|b\.?v)\.?$', ''),
      '&', 'og') collate "und-x-icu",
    '[^[:alnum:]]', '', 'g')
$$;

-- array_to_string is only stable; over text it always gives the same answer, and generated columns need that said.
create function join_words(words text[]) returns text language sql immutable parallel safe strict as $$
  select array_to_string(words, ' ')
$$;

-- ── people and settings ─────────────────────────────────────────────────────────────────────────────

create table company (
  id boolean primary key default true check (id),
  name text not null,
  time_zone text not null default 'Europe/Copenhagen',
  -- which of the days that are off only by custom count as days off: may1, june5, dec24, dec31
  days_off jsonb not null default '{"may1": false, "june5": true, "dec24": true, "dec31": true}',
  default_next_type_id integer,
  version integer not null default 1,
  created_at timestamptz not null default now()
);

create table app_user (
  id integer generated always as identity primary key,
  initials text not null,
  name text not null,
  email text not null unique check (email = lower(email)),
  phone text,
  role text not null check (role in ('salesperson', 'manager', 'administrator')),
  is_salesperson boolean not null default true,
  language text not null default 'da' check (language in ('da', 'en')),
  password_hash text not null,
  active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index app_user_initials on app_user (upper(initials));

create table session (
  token_hash bytea primary key,
  user_id integer not null references app_user on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text
);
create index session_of_user on session (user_id);

create table preference (
  user_id integer not null references app_user on delete cascade,
  key text not null,
  value jsonb not null,
  primary key (user_id, key)
);

-- Answers of requests that carried an Idempotency-Key: a retry is told what the first try did.
create table idempotent_answer (
  user_id integer not null references app_user on delete cascade,
  key text not null,
  request_hash text not null,
  status integer not null,
  body jsonb,
  at timestamptz not null,
  primary key (user_id, key)
);
create index idempotent_answer_at on idempotent_answer (at);

-- ── lists that the firm words for itself ────────────────────────────────────────────────────────────

create table customer_status (
  id integer generated always as identity primary key,
  name text not null unique,
  position integer not null,
  active boolean not null default true,
  version integer not null default 1
);

create table activity_type (
  id integer generated always as identity primary key,
  name text not null unique,
  -- what the program knows of the type, whatever the firm calls it
  kind text not null check (kind in ('call', 'meeting', 'visit', 'quote', 'email', 'note', 'follow-up', 'campaign', 'task')),
  position integer not null,
  -- plain notes and journalled mail need no action: without a follow-up date they are born completed (rule 7)
  born_completed boolean not null default false,
  -- an internal type needs no customer
  internal boolean not null default false,
  default_next_type_id integer references activity_type,
  active boolean not null default true,
  version integer not null default 1
);

alter table company add foreign key (default_next_type_id) references activity_type;

create table status_rule (
  id integer generated always as identity primary key,
  type_id integer not null references activity_type,
  outcome text,
  on_event text not null check (on_event in ('creation', 'completion')),
  from_status_id integer not null references customer_status,
  to_status_id integer not null references customer_status,
  active boolean not null default true,
  version integer not null default 1,
  check (from_status_id <> to_status_id)
);

-- ── customers and contacts ──────────────────────────────────────────────────────────────────────────

create table customer (
  id integer generated always as identity primary key,
  account_number text not null unique,
  name text not null,
  address1 text, address2 text, postcode text, city text, country text not null default 'DK',
  visiting_address text,
  cvr text,
  p_numbers text[] not null default '{}',
  attention text,
  primary_contact_id integer,
  phone text, mobile text, email text, accounting_email text,
  email_domains text[] not null default '{}',
  industry text, target_group text,
  interests text[] not null default '{}',
  responsible_id integer references app_user,
  note text not null default '',
  status_id integer not null references customer_status,
  advertising_protected boolean not null default false,
  no_contact boolean not null default false,
  -- Facts that lists sort by, kept by the verbs of activities (activities/facts.ts), in their transaction.
  next_follow_up_date date,
  next_follow_up_time time(0),
  last_activity_at timestamptz,
  -- a merged customer stays as a signpost to the one that took it over
  merged_into_id integer references customer,
  version integer not null default 1,
  created_at timestamptz not null, created_by integer references app_user,
  updated_at timestamptz not null, updated_by integer references app_user,
  search text not null generated always as (search_text(
    name || ' ' || account_number || ' ' || coalesce(cvr, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(mobile, '') || ' ' ||
    coalesce(email, '') || ' ' || coalesce(city, '') || ' ' || coalesce(postcode, '') || ' ' || coalesce(attention, '') || ' ' || join_words(email_domains))) stored,
  name_key text not null generated always as (company_key(name)) stored
);
create index customer_name on customer (name collate danish, id) where merged_into_id is null;
create index customer_number on customer (account_number collate danish, id) where merged_into_id is null;
create index customer_city on customer (city collate danish, id) where merged_into_id is null;
create index customer_next_follow_up on customer (next_follow_up_date, id) where merged_into_id is null;
create index customer_last_activity on customer (last_activity_at, id) where merged_into_id is null;
create index customer_updated on customer (updated_at, id) where merged_into_id is null;
create index customer_responsible on customer (responsible_id, id) where merged_into_id is null;
create index customer_in_status on customer (status_id, id) where merged_into_id is null;
create index customer_search on customer using gin (search gin_trgm_ops);
create index customer_domains on customer using gin (email_domains);
create index customer_cvr on customer (cvr) where cvr is not null;
create index customer_phone on customer (phone) where phone is not null;
create index customer_mobile on customer (mobile) where mobile is not null;
create index customer_email on customer (email) where email is not null;
create index customer_email_domain on customer (split_part(email, '@', 2)) where email is not null;
create index customer_accounting_email on customer (accounting_email) where accounting_email is not null;
create index customer_name_key on customer using gin (name_key gin_trgm_ops);
create index customer_number_series on customer ((account_number::numeric)) where account_number ~ '^[0-9]+$';
create index customer_merged_into on customer (merged_into_id) where merged_into_id is not null;

create table contact (
  id integer generated always as identity primary key,
  customer_id integer not null references customer,
  name text not null,
  title text, phone text, mobile text,
  emails text[] not null default '{}',
  note text not null default '',
  -- consent to marketing: null = not asked
  consent boolean, consent_date date, consent_source text,
  has_left boolean not null default false,
  next_follow_up_date date,
  next_follow_up_time time(0),
  last_activity_at timestamptz,
  merged_into_id integer references contact,
  version integer not null default 1,
  created_at timestamptz not null, created_by integer references app_user,
  updated_at timestamptz not null, updated_by integer references app_user,
  search text not null generated always as (search_text(
    name || ' ' || coalesce(title, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(mobile, '') || ' ' || join_words(emails))) stored,
  name_key text not null generated always as (name_key(name)) stored,
  unique (id, customer_id)
);
create index contact_customer on contact (customer_id, name collate danish, id);
create index contact_name on contact (name collate danish, id) where merged_into_id is null;
create index contact_next_follow_up on contact (next_follow_up_date, id) where merged_into_id is null;
create index contact_last_activity on contact (last_activity_at, id) where merged_into_id is null;
create index contact_search on contact using gin (search gin_trgm_ops);
create index contact_emails on contact using gin (emails);
create index contact_phone on contact (phone) where phone is not null;
create index contact_mobile on contact (mobile) where mobile is not null;
create index contact_merged_into on contact (merged_into_id) where merged_into_id is not null;

alter table customer add foreign key (primary_contact_id) references contact;

-- ── activities and the chain ────────────────────────────────────────────────────────────────────────

create table activity (
  id integer generated always as identity primary key,
  customer_id integer references customer,
  contact_id integer,
  type_id integer not null references activity_type,
  salesperson_id integer not null references app_user,
  occurred_at timestamptz not null,
  note text not null default '',
  follow_up_date date,
  follow_up_time time(0) check (follow_up_time is null or follow_up_date is not null),
  follow_up_text text not null default '',
  -- the next follow-up: describes the successor
  next_date date,
  next_time time(0) check (next_time is null or next_date is not null),
  next_type_id integer references activity_type,
  next_text text not null default '',
  predecessor_id integer references activity,
  chain_id integer references activity,
  outcome text check (outcome in ('reached', 'not-reached', 'held', 'cancelled')),
  origin text not null check (origin in ('manual', 'chain', 'mail', 'project', 'campaign', 'import', 'api')),
  -- the same row of the same import finds its activity again
  import_key text unique,
  completed_at timestamptz, completed_by integer references app_user,
  -- set when a person has worked on it: an untouched successor may be moved, a worked-on one is kept (rule 3)
  touched boolean not null default true,
  postponed integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null, created_by integer references app_user,
  updated_at timestamptz not null, updated_by integer references app_user,
  -- the working order's first two parts: undated last, timed before untimed (rule 11)
  due_date date not null generated always as (coalesce(follow_up_date, 'infinity'::date)) stored,
  due_time time(0) not null generated always as (coalesce(follow_up_time, '24:00'::time(0))) stored,
  foreign key (contact_id, customer_id) references contact (id, customer_id) deferrable initially deferred
);
-- Rule 3, by construction: at most one open successor per activity, whatever is clicked, retried or raced.
create unique index activity_one_open_successor on activity (predecessor_id) where completed_at is null;
create index activity_predecessor on activity (predecessor_id) where predecessor_id is not null;
create index activity_chain on activity (chain_id, id) where chain_id is not null;
create index activity_own_open on activity (salesperson_id, due_date, due_time) include (type_id) where completed_at is null;
create index activity_open on activity (due_date, due_time) where completed_at is null;
create index activity_own on activity (salesperson_id, due_date, due_time);
create index activity_customer on activity (customer_id, occurred_at desc, id desc);
create index activity_customer_open on activity (customer_id, due_date, due_time) where completed_at is null;
create index activity_contact on activity (contact_id, occurred_at desc, id desc) where contact_id is not null;
create index activity_contact_open on activity (contact_id, due_date, due_time) where completed_at is null and contact_id is not null;
create index activity_updated on activity (updated_at desc, id desc);

create table status_change (
  id integer generated always as identity primary key,
  customer_id integer not null references customer,
  from_status_id integer not null references customer_status,
  to_status_id integer not null references customer_status,
  -- the rule and the activity that caused it; null when a person chose the status
  rule_id integer references status_rule,
  activity_id integer references activity,
  at timestamptz not null,
  by_id integer references app_user,
  undone_at timestamptz,
  undone_by integer references app_user
);
create index status_change_customer on status_change (customer_id, id desc);
create index status_change_activity on status_change (activity_id) where activity_id is not null;

-- ── documents ───────────────────────────────────────────────────────────────────────────────────────

create table blob (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null,
  stored_at timestamptz not null
);

create table document (
  id integer generated always as identity primary key,
  sha256 text not null references blob,
  name text not null,
  media_type text not null,
  size bigint not null,
  customer_id integer references customer,
  contact_id integer references contact,
  activity_id integer references activity,
  created_at timestamptz not null, created_by integer references app_user,
  removed_at timestamptz,
  check (num_nonnulls(customer_id, contact_id, activity_id) = 1)
);
create index document_activity on document (activity_id) where activity_id is not null and removed_at is null;
create index document_customer on document (customer_id) where customer_id is not null;
create index document_contact on document (contact_id) where contact_id is not null;
create index document_sha256 on document (sha256);

-- ── history ─────────────────────────────────────────────────────────────────────────────────────────

create table event (
  id integer generated always as identity primary key,
  at timestamptz not null,
  actor_id integer references app_user,
  entity text not null,
  entity_id integer not null,
  verb text not null,
  -- the record's version after this event, so that a late save can be told what changed since
  version integer,
  -- {field: [from, to]}
  changes jsonb,
  -- what else a person needs to understand the line: ids and names, never secrets
  details jsonb
);
create index event_entity on event (entity, entity_id, id desc);

-- ── import ──────────────────────────────────────────────────────────────────────────────────────────

create table import_run (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('customers', 'contacts', 'activities')),
  file_name text not null,
  sha256 text not null references blob,
  -- 'interrupted' is never stored: it is a 'running' one whose advisory lock nobody holds any more
  state text not null check (state in ('preview', 'running', 'done', 'failed')),
  -- how the file was read: its headings and its first rows
  encoding text not null,
  delimiter text not null,
  columns jsonb not null,
  sample jsonb not null,
  mapping jsonb not null,
  rows_total integer not null,
  rows_done integer not null default 0,
  created integer not null,
  updated integer not null,
  unchanged integer not null,
  faulty integer not null,
  warned integer not null,
  -- [{line, cells, reasons: [{field, id, values}]}]
  faults jsonb not null,
  warnings jsonb not null,
  -- the error id of a failed run
  message text,
  created_at timestamptz not null, created_by integer references app_user,
  finished_at timestamptz
);

-- What the last import said of a record: {field: fingerprint}. At the next one a cell counts only if the file says
-- something else than then, so that repeating an import never undoes what people did since. No values: personal
-- data stands in one place.
create table imported (
  entity text not null check (entity in ('customer', 'contact', 'activity')),
  entity_id integer not null,
  fields jsonb not null,
  primary key (entity, entity_id)
);
