-- Mailboxes that are read over IMAP, and where in them every mail was seen (rule 21).

create table mailbox (
  id integer generated always as identity primary key,
  user_id integer not null references app_user on delete cascade,
  -- the mail address that people write to
  address text not null check (address = lower(address)),
  host text not null check (host = lower(host)),
  port integer not null check (port between 1 and 65535),
  -- 'none' is for a server on this very machine only
  security text not null check (security in ('tls', 'starttls', 'none')),
  username text not null,
  auth text not null check (auth in ('password', 'oauth2')),
  -- sealed with a key that is not in this database (src/server/mail/secrets.ts)
  secret bytea not null,
  -- which folders are read; empty = INBOX and Sent by special use, '*' = all but drafts, junk and deleted
  folders text[] not null default '{}',
  -- mail that arrived before this day is not looked at
  since date not null,
  state text not null check (state in ('off', 'connecting', 'reading', 'live', 'waiting', 'sign-in-needed')),
  -- why it waits or needs signing in: a stable id
  reason text,
  state_at timestamptz not null,
  next_try_at timestamptz,
  last_seen_at timestamptz,
  -- of the settings; the state changes without it
  version integer not null default 1
);
create unique index mailbox_account on mailbox (user_id, host, username);

-- How far a folder has been read: every mail up to this UID stands in mail_location. It moves in the transaction
-- that writes them.
create table mailbox_folder (
  mailbox_id integer not null references mailbox on delete cascade,
  path text not null,
  uid_validity bigint not null,
  last_uid bigint not null,
  primary key (mailbox_id, path)
);

-- Every mail that was seen in a mailbox, in exactly one outcome: what «Mangler der mails?» compares with.
create table mail_location (
  mailbox_id integer not null references mailbox on delete cascade,
  folder text not null,
  uid_validity bigint not null,
  uid bigint not null,
  -- null while it could not be read
  fingerprint text,
  -- null as well when the mail was made private since
  mail_id integer references mail on delete set null,
  outcome text not null check (outcome in ('whole', 'headers', 'internal', 'ignored', 'private', 'failed')),
  -- how often reading it failed
  tries integer not null default 0,
  -- when it was found moved or deleted; what was journalled stays
  gone_at timestamptz,
  primary key (mailbox_id, folder, uid_validity, uid)
);
create index mail_location_fingerprint on mail_location (mailbox_id, fingerprint);
create index mail_location_mail on mail_location (mail_id) where mail_id is not null;
-- Placed while only the headers were kept: the mailbox is asked for the rest.
create index mail_without_bytes on mail (id) where sha256 is null and state = 'journalled';
