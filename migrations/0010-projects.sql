-- Sales projects, campaigns, and what keeps customers from being forgotten.
-- Money is øre; what a list shows as «next follow-up» is derived from the activities (decision 004).

-- ── sales projects ──────────────────────────────────────────────────────────────────────────────────

create table project_stage (
  id integer generated always as identity primary key,
  name text not null unique,
  -- what the program knows of the stage, whatever the firm calls it; a project in a closed one is won or lost
  kind text not null check (kind in ('prospect', 'quote', 'order', 'closed')),
  -- percent, proposed when a project enters the stage
  probability integer not null check (probability between 0 and 100),
  position integer not null,
  active boolean not null default true,
  version integer not null default 1
);

-- Why projects are won and lost.
create table close_reason (
  id integer generated always as identity primary key,
  name text not null unique,
  result text not null check (result in ('won', 'lost')),
  position integer not null,
  active boolean not null default true,
  version integer not null default 1
);

insert into project_stage (name, kind, probability, position) values
  ('Prospekt', 'prospect', 10, 1), ('Tilbud', 'quote', 40, 2), ('Ordre', 'order', 90, 3), ('Lukket', 'closed', 0, 4);
insert into close_reason (name, result, position) values
  ('Pris', 'won', 1), ('Kvalitet', 'won', 2), ('Relation', 'won', 3),
  ('For dyr', 'lost', 1), ('Valgte konkurrent', 'lost', 2), ('Ingen beslutning', 'lost', 3), ('Behovet bortfaldt', 'lost', 4);

create table campaign (
  id integer generated always as identity primary key,
  name text not null,
  starts_on date not null,
  ends_on date check (ends_on is null or ends_on >= starts_on),
  responsible_id integer not null references app_user,
  -- mail, telefon, messe …: the firm's own word
  kind text not null default '',
  status text not null check (status in ('planned', 'active', 'ended')),
  note text not null default '',
  version integer not null default 1,
  created_at timestamptz not null, created_by integer references app_user,
  updated_at timestamptz not null, updated_by integer references app_user,
  search text not null generated always as (search_text(name || ' ' || kind)) stored
);
create index campaign_search on campaign using gin (search gin_trgm_ops);

create table project (
  id integer generated always as identity primary key,
  -- «P1001»: of the number series, or the firm's own
  number text not null unique,
  name text not null,
  customer_id integer not null references customer,
  contact_id integer,
  salesperson_id integer not null references app_user,
  stage_id integer not null references project_stage,
  -- the date and time that the page shows, set when it is created
  started_at timestamptz not null,
  -- TilbudKr, øre
  amount bigint not null default 0 check (amount between 0 and 1000000000000000),
  -- percent
  probability integer not null check (probability between 0 and 100),
  -- amount × probability, øre, halves away from zero
  value bigint not null generated always as (round(amount * probability / 100.0)::bigint) stored,
  -- TilbudDB, øre; null = not known
  margin bigint check (margin between -1000000000000000 and 1000000000000000),
  expected_close date,
  note text not null default '',
  campaign_id integer references campaign,
  closed_at timestamptz,
  closed_by integer references app_user,
  result text check (result in ('won', 'lost')),
  reason_id integer references close_reason,
  close_note text not null default '',
  -- facts, kept by the verbs of activities
  next_follow_up_date date,
  next_follow_up_time time(0),
  last_activity_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null, created_by integer references app_user,
  updated_at timestamptz not null, updated_by integer references app_user,
  search text not null generated always as (search_text(number || ' ' || name)) stored,
  check ((closed_at is null) = (result is null)),
  unique (id, customer_id),
  foreign key (contact_id, customer_id) references contact (id, customer_id) deferrable initially deferred
);
create index project_stage_open on project (stage_id, value desc, id) where closed_at is null;
create index project_customer on project (customer_id, id desc);
create index project_contact on project (contact_id) where contact_id is not null;
create index project_salesperson_open on project (salesperson_id, stage_id) where closed_at is null;
create index project_expected on project (expected_close, id);
create index project_next_follow_up on project (next_follow_up_date, id);
create index project_amount on project (amount, id);
create index project_value on project (value, id);
create index project_updated on project (updated_at, id);
create index project_number on project (number collate danish, id);
create index project_name on project (name collate danish, id);
create index project_closed on project (closed_at desc, id) where closed_at is not null;
create index project_campaign on project (campaign_id) where campaign_id is not null;
create index project_search on project using gin (search gin_trgm_ops);
create index project_number_upper on project (upper(number));

-- ── activities know them ────────────────────────────────────────────────────────────────────────────

alter table activity
  add column project_id integer,
  add column campaign_id integer references campaign,
  -- made by this project's follow-up
  add column follows_project_id integer references project,
  -- of a quote: øre, and the last day that it stands
  add column amount bigint check (amount between 0 and 1000000000000000),
  add column expires_on date,
  add foreign key (project_id, customer_id) references project (id, customer_id) deferrable initially deferred;
-- Rule 3 for projects, by construction: at most one open activity per project's follow-up.
create unique index activity_one_open_of_project on activity (follows_project_id) where completed_at is null;
create index activity_project on activity (project_id, occurred_at desc, id desc) where project_id is not null;
create index activity_project_open on activity (project_id, due_date, due_time) where completed_at is null and project_id is not null;
create index activity_campaign on activity (campaign_id, customer_id) where campaign_id is not null;

alter table document
  add column project_id integer references project,
  drop constraint document_check,
  add constraint document_owner check (num_nonnulls(customer_id, contact_id, activity_id, project_id) = 1);
create index document_project on document (project_id) where project_id is not null;

-- ── campaigns ───────────────────────────────────────────────────────────────────────────────────────

create table campaign_member (
  id integer generated always as identity primary key,
  campaign_id integer not null references campaign on delete cascade,
  customer_id integer not null references customer,
  contact_id integer,
  response text not null default 'none' check (response in ('none', 'interested', 'not-interested', 'meeting', 'order')),
  responded_at timestamptz,
  responded_by integer references app_user,
  version integer not null default 1,
  added_at timestamptz not null, added_by integer references app_user,
  unique nulls not distinct (campaign_id, customer_id, contact_id),
  foreign key (contact_id, customer_id) references contact (id, customer_id) deferrable initially deferred
);
create index campaign_member_customer on campaign_member (customer_id);
create index campaign_member_contact on campaign_member (contact_id) where contact_id is not null;
create index campaign_member_response on campaign_member (campaign_id, response);

-- Adding many members, or an activity for each: a job that shows its progress, can be stopped, and is applied whole or
-- not at all.
create table campaign_job (
  id integer generated always as identity primary key,
  campaign_id integer not null references campaign on delete cascade,
  kind text not null check (kind in ('members', 'activities')),
  -- what was asked for
  asked jsonb not null,
  state text not null check (state in ('running', 'done', 'stopped', 'failed')),
  total integer not null,
  done integer not null default 0,
  -- members left out, by why
  left_out jsonb not null default '{}',
  message text,
  created_at timestamptz not null, created_by integer references app_user,
  finished_at timestamptz
);
create index campaign_job_campaign on campaign_job (campaign_id, id desc);

-- ── status by rule ──────────────────────────────────────────────────────────────────────────────────

-- A rule fires on an activity type (created or completed), or when a project enters a stage.
alter table status_rule
  alter column type_id drop not null,
  add column stage_id integer references project_stage,
  drop constraint status_rule_on_event_check,
  add constraint status_rule_on_event check (on_event in ('creation', 'completion', 'stage')),
  add constraint status_rule_trigger check ((on_event = 'stage') = (stage_id is not null) and (stage_id is null) = (type_id is not null));
alter table status_change add column project_id integer references project;
create index status_change_by_rule on status_change (id desc) where rule_id is not null;

-- ── nothing is forgotten ────────────────────────────────────────────────────────────────────────────

-- A, B, C …: how closely a customer is to be followed
alter table customer add column class text check (class ~ '^[A-Z]$');
create index customer_class on customer (class, id) where class is not null and merged_into_id is null;

-- «Kunde A: hver 30. dag»: customers in this status and of this class are to be heard from within so many days.
create table rhythm_rule (
  id integer generated always as identity primary key,
  status_id integer references customer_status,
  class text check (class ~ '^[A-Z]$'),
  days integer not null check (days between 1 and 3650),
  active boolean not null default true,
  version integer not null default 1,
  check (num_nonnulls(status_id, class) > 0),
  unique nulls not distinct (status_id, class)
);
