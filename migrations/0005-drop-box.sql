-- The drop-box: addresses that mail is sent to over SMTP to be journalled.

-- Every address that was ever handed out, whole: what is not here is refused. They hold a secret of 104 random bits and
-- are kept in the clear, since their owners have to read them again.
create table drop_box (
  address text primary key check (address = lower(address)),
  -- whose; null = the company's, for the journal of its mail server
  user_id integer references app_user on delete cascade,
  created_at timestamptz not null,
  created_by integer references app_user,
  -- a replaced address takes mail until then; null = the present one
  ends_at timestamptz
);
create unique index drop_box_present on drop_box (coalesce(user_id, 0)) where ends_at is null;

-- Which mail servers may journal to the company's address: IP addresses and ranges.
alter table company add column journal_clients text[] not null default '{}';

-- Outsiders that only a later journal report of the same mail told of; the journal places it at theirs as well.
alter table mail add column joined text[] not null default '{}';

-- What the company's mail server journalled and nobody wants kept: internal, ignored and private mail leaves its
-- fingerprint and the reason.
create table mail_left_out (
  fingerprint text primary key,
  reason text not null,
  at timestamptz not null
);
