-- What a mail goes through after it was understood: it waits, finds its place later, expires, or did not arrive.

-- Addresses ('@firma.dk' for a domain) that became known at a customer or a contact: written by the verb that made
-- them known, taken by the mail journal, which looks again at what waits from there (rule 17).
create table address_news (
  id integer generated always as identity primary key,
  pattern text not null
);

alter table mail
  -- whether its sender laid it out
  add column has_html boolean not null default false,
  -- when it was taken in: an unknown outsider's headers are kept for 30 days from here
  add column stored_at timestamptz not null default now(),
  -- of a mail without a usable Message-ID: what can be told of it by its headers alone, so that the whole of it is
  -- recognised as the same mail
  add column header_fingerprint text,
  -- its headers are all that is to be kept of it, for good: a customer of it is set so
  add column headers_only boolean not null default false;
update mail set has_html = true where sha256 is not null;
update mail set header_fingerprint = fingerprint where sha256 is null and message_id is null;
create index mail_header_fingerprint on mail (header_fingerprint) where header_fingerprint is not null;
create index mail_expiring on mail (stored_at) where sha256 is null and state in ('unplaced', 'ignored');

-- Who wrote first what somebody forwards.
alter table mail_party drop constraint mail_party_role_check;
alter table mail_party add constraint mail_party_role_check
  check (role in ('from', 'reply-to', 'to', 'cc', 'bcc', 'forwarded'));

alter table mail_location drop constraint mail_location_outcome_check;
alter table mail_location add constraint mail_location_outcome_check
  check (outcome in ('whole', 'headers', 'internal', 'ignored', 'private', 'failed', 'expired'));

-- «Gem kun mailens hoved»: of this customer's mail only subject, participants and date are kept.
alter table customer add column mail_headers_only boolean not null default false;

-- Addresses to which mail did not arrive; an incoming mail from there, or an edit of the contact, takes the mark away.
create table unreachable_address (
  address text primary key,
  at timestamptz not null,
  -- a stable id: no-mailbox, no-domain, mailbox-full, refused, other
  reason text not null
);

-- Which mail did not reach whom, by its Message-ID: the report may be met before the mail itself.
create table mail_undelivered (
  message_id text not null,
  address text not null,
  at timestamptz not null,
  reason text not null,
  primary key (message_id, address)
);

-- Files to be erased from disk once nothing needs them: the bytes of mails of which only the headers may stay.
create table blob_erasure (
  sha256 text primary key
);
