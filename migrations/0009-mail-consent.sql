-- Signing in to mailboxes at a mail provider (OAuth 2): the firm's app there, and consents that are under way.

create table mail_app (
  provider text primary key check (provider in ('microsoft', 'google', 'other')),
  -- the firm's directory at Microsoft
  tenant text,
  -- of another provider: what people call it, and what it says of itself (OpenID discovery)
  name text,
  issuer text,
  discovered jsonb,
  extra_scope text,
  imap_host text check (imap_host = lower(imap_host)),
  imap_port integer check (imap_port between 1 and 65535),
  imap_security text check (imap_security in ('tls', 'starttls', 'none')),
  client_id text not null,
  -- sealed for this app at this provider (src/server/mail/secrets.ts); null for an app without one
  client_secret bytea,
  secret_at timestamptz,
  version integer not null default 1,
  check ((provider = 'other') = (issuer is not null and discovered is not null and name is not null
    and imap_host is not null and imap_port is not null and imap_security is not null))
);

-- Somebody has been sent to the provider and is awaited back: once, within ten minutes, in the same session.
create table mail_consent (
  -- SHA-256 of the state in the address
  state_hash bytea primary key,
  user_id integer not null references app_user on delete cascade,
  session_hash bytea not null references session on delete cascade,
  provider text not null,
  -- sealed: what proves that the answer is for the question (PKCE verifier, nonce), and the app that was asked
  proof bytea not null,
  redirect_uri text not null,
  -- what was chosen before leaving
  address text,
  since date not null,
  folders text[] not null,
  -- the mailbox that is signed in to again
  mailbox_id integer references mailbox on delete cascade,
  expires_at timestamptz not null
);
create index mail_consent_user on mail_consent (user_id);

-- At which provider a mailbox is signed in to; null with a password.
alter table mailbox add column provider text check (provider in ('microsoft', 'google', 'other'));
-- One process at a time renews the access of a mailbox, for this long at most: most providers take a refresh token once.
alter table mailbox add column renewing_until timestamptz;
