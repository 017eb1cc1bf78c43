-- Sending mail: with which account, and what is written, waits, is being sent or was sent. The row is its own place
-- in the queue (decision 008): whoever claims it builds the bytes, stores them, and only then sends them.

-- The accounts that mail is sent through: a user's own, and the company's (user_id null) for those who have none.
create table sending_account (
  id integer generated always as identity primary key,
  user_id integer references app_user on delete cascade,
  -- what stands in From, and where answers go
  address text not null check (address = lower(address)),
  name text not null default '',
  host text not null check (host = lower(host)),
  port integer not null check (port between 1 and 65535),
  -- 'none' is for a server on this very machine only
  security text not null check (security in ('tls', 'starttls', 'none')),
  -- signed in to as this mailbox of the same user, password or grant; else by what stands here, else not at all
  mailbox_id integer references mailbox on delete cascade,
  username text not null default '',
  -- sealed like the secret of a mailbox
  secret bytea,
  -- the company's only: From is the address of whoever writes
  from_user boolean not null default false,
  version integer not null default 1,
  check (mailbox_id is null or secret is null),
  check ((username <> '') = (secret is not null or mailbox_id is not null))
);
create unique index sending_account_owner on sending_account (coalesce(user_id, 0));

create table outbox (
  id integer generated always as identity primary key,
  -- who writes it; nobody else sees it
  user_id integer not null references app_user on delete cascade,
  state text not null check (state in ('draft', 'queued', 'sending', 'sent', 'failed')),
  kind text not null check (kind in ('new', 'reply', 'reply-all', 'forward')),
  -- the mail that it answers or forwards
  about_mail_id integer references mail on delete set null,
  -- where it was begun, and where its activity will stand
  activity_id integer references activity on delete set null,
  customer_id integer references customer,
  contact_id integer references contact,
  -- [{role: to|cc|bcc, address, name}]; Bcc stands here and never in the bytes
  recipients jsonb not null default '[]',
  subject text not null default '',
  body text not null default '',
  -- whether the mail that it answers stands below
  quoting boolean not null default true,

  -- from the first claim on: exactly these bytes are sent by every try
  sha256 text references blob,
  message_id text unique,
  -- what the server calls it, where it gives every mail a Message-ID of its own (Microsoft 365)
  server_message_id text,
  from_address text,
  -- tries so far, and not before when the next thing may be done to it
  tries integer not null default 0,
  due_at timestamptz,
  -- addresses that the server has taken it for, and those that it refused, with its words: [{address, said}]
  delivered text[] not null default '{}',
  refused jsonb not null default '[]',
  -- why it is not sent yet or at all: a stable id, and the server's own sentence
  reason text,
  said text,
  -- a try broke off after the mail had gone out: it may have arrived
  unsure boolean not null default false,
  queued_at timestamptz,
  sent_at timestamptz,
  -- the mail that it became; with that it goes (rule 22)
  mail_id integer references mail on delete cascade,
  -- whether its copy is still to be laid into the folder of sent mail
  copy text not null default 'no' check (copy in ('no', 'wanted', 'done', 'failed')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1
);
create index outbox_of_user on outbox (user_id, updated_at desc);
create index outbox_waiting on outbox (due_at) where due_at is not null;
create index outbox_server_message_id on outbox (server_message_id) where server_message_id is not null;
create index outbox_activity on outbox (activity_id) where activity_id is not null;
create index outbox_mail on outbox (mail_id) where mail_id is not null;

create table outbox_file (
  id integer generated always as identity primary key,
  outbox_id integer not null references outbox on delete cascade,
  sha256 text not null references blob,
  name text not null,
  size bigint not null,
  -- taken along from this mail, and goes with it
  from_mail_id integer references mail on delete cascade
);
create index outbox_file_outbox on outbox_file (outbox_id);
create index outbox_file_sha256 on outbox_file (sha256);
