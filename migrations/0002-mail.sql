-- Mail journalling: every mail that was seen, where it was seen, what became of it and why (rules 16–25).
-- The row is its own place in the queue: 'received' waits for the journal, which claims it, understands it and
-- settles it in one transaction. So a mail may be late, but never lost, and replaying is harmless.

-- Domains that are the firm's own, besides the addresses of its users: mail between them is internal (rules 16, 20).
alter table company add column mail_domains text[] not null default '{}';

-- Further addresses of a user, besides the one for signing in.
create table user_address (
  address text primary key check (address = lower(address)),
  user_id integer not null references app_user on delete cascade
);
create index user_address_user on user_address (user_id);

-- «Svar modtaget»: the contact has written since this open activity was last worked on (rule 24).
alter table activity add column answered_at timestamptz;

create table mail (
  id integer generated always as identity primary key,
  -- what makes a mail the same mail wherever it is met: SHA-256 of Message-ID, sender and date, or of the content
  -- where it has no usable Message-ID (rule 19)
  fingerprint text not null unique,
  message_id text,
  -- the raw bytes as they came, stored first (rule 21); null while only the headers are kept (an unknown outsider's)
  sha256 text references blob,
  -- 'eml' is the original; an Outlook 'msg' has none and says so
  format text not null default 'eml' check (format in ('eml', 'msg')),
  size bigint not null,
  state text not null check (state in ('received', 'journalled', 'unplaced', 'ignored', 'private', 'failed')),
  -- a stable id, and what a person needs to understand it: {rule, address, customerIds, …}
  reason text not null,
  because jsonb not null default '{}',
  tries integer not null default 0,
  try_after timestamptz,
  -- what somebody asked for when sending it in: {customerId, contactId, activityId}
  asked jsonb,
  -- whose mailbox it came from; null = the company's (drop-box). An unplaced mail shows in its owner's list.
  owner_id integer references app_user,
  direction text not null check (direction in ('in', 'out')),
  from_address text not null default '',
  from_name text not null default '',
  subject text not null default '',
  -- the Date header if sane, else when it was received (rule 23)
  sent_at timestamptz not null,
  received_at timestamptz not null,
  -- auto-reply, list, bounce, calendar: never raises, creates or teaches anything (rule 20)
  automatic text check (automatic in ('auto-reply', 'list', 'bounce', 'calendar')),
  -- null: outgoing, or nobody checked; false: the receiving server could not verify the sender
  verified boolean,
  thread_id integer,
  -- the readable text without quoted history, at most 256 kB
  body text not null default '',
  version integer not null default 1
);
create index mail_waiting on mail (try_after, id) where state = 'received';
create index mail_unplaced on mail (owner_id, sent_at desc, id desc) where state = 'unplaced';
create index mail_message_id on mail (message_id) where message_id is not null;
create index mail_thread on mail (thread_id) where thread_id is not null;
create index mail_settled on mail (sent_at desc, id desc);

create table mail_party (
  mail_id integer not null references mail on delete cascade,
  place integer not null,
  role text not null check (role in ('from', 'reply-to', 'to', 'cc', 'bcc')),
  address text not null,
  name text not null default '',
  -- own user, own domain, or an outsider
  own boolean not null,
  contact_id integer references contact,
  primary key (mail_id, place)
);
create index mail_party_address on mail_party (address, mail_id);
create index mail_party_domain on mail_party ((split_part(address, '@', 2)), mail_id);

-- The Message-IDs that a mail answers or follows (References, In-Reply-To), nearest first.
create table mail_reference (
  mail_id integer not null references mail on delete cascade,
  place integer not null,
  message_id text not null,
  primary key (mail_id, place)
);
create index mail_reference_message on mail_reference (message_id);

-- One activity per customer of a mail (rule 18), one stored file.
create table mail_activity (
  mail_id integer not null references mail on delete cascade,
  customer_id integer not null references customer,
  activity_id integer not null references activity,
  primary key (mail_id, customer_id)
);
create index mail_activity_activity on mail_activity (activity_id);

-- What placing taught, and what people decided: this address or domain belongs there, or is never journalled.
create table mail_rule (
  id integer generated always as identity primary key,
  -- an address, or a domain written as '@firma.dk'
  pattern text not null check (pattern = lower(pattern)),
  -- whose rule it is; null = everybody's
  user_id integer references app_user on delete cascade,
  action text not null check (action in ('place', 'ignore', 'private')),
  customer_id integer references customer,
  contact_id integer references contact,
  created_at timestamptz not null, created_by integer references app_user,
  check ((action = 'place') = (customer_id is not null))
);
create unique index mail_rule_pattern on mail_rule (pattern, coalesce(user_id, 0));

-- What must never return: a private mail leaves nothing but its fingerprint (rule 22).
create table mail_tombstone (
  fingerprint text primary key,
  at timestamptz not null,
  -- files still to be erased from disk, by content
  erase text[] not null default '{}'
);
