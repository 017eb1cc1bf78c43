-- CRM Overblik: every activity of all years is found by facets and by parts of words, in one index (decision 023).

-- What an activity is found by. Written by src/server/overview/index-row.ts, never by hand; it goes with its activity.
create table activity_search (
  activity_id integer primary key references activity on delete cascade,
  occurred_at timestamptz not null,
  -- value * 16 + kind, see src/server/overview/facets.ts
  facets integer[] not null,
  -- fold_loose of everything that is said in it, about it and in its documents
  text text not null,
  -- fold_loose of the names of its documents, between lines
  files text not null
);
create index activity_search_newest on activity_search (occurred_at desc, activity_id desc);
-- Without a pending list: what waits there would be read through by every search.
create index activity_search_found on activity_search
  using gin (facets, text gin_trgm_ops, files gin_trgm_ops) with (fastupdate = off);

-- Which activities have to be indexed again; written by whoever changes what they are found by (history/search-news.ts).
create table search_news (
  activity_id integer primary key references activity on delete cascade,
  told_at timestamptz not null
);
create index search_news_order on search_news (told_at, activity_id);
insert into search_news (activity_id, told_at) select id, now() from activity;

-- «Dato» is the day it happened, its follow-up, or its last change; the other two have their indexes.
create index activity_follow_up on activity (follow_up_date desc, id desc) where follow_up_date is not null;

-- The everything box finds a document by its name.
alter table document add column search text not null generated always as (search_text(name)) stored;
create index document_search on document using gin (search gin_trgm_ops);

-- The text of a document's bytes, read by a job (src/server/overview/document-text.ts); the same bytes on several records
-- are read once.
create table document_text (
  sha256 text primary key references blob on delete cascade,
  -- waiting, read, empty (a picture of text), unreadable, too-large
  state text not null check (state in ('waiting', 'read', 'empty', 'unreadable', 'too-large')),
  -- as it was read, for showing hits; at most 200,000 characters
  text text not null default '',
  -- why it is unreadable: broken, encrypted, unsupported, missing, too-slow, too-much-memory, crashed
  reason text,
  asked_at timestamptz not null,
  -- one that is being read counts already, so that what ends the program is not read forever
  tries integer not null default 0,
  try_after timestamptz,
  read_at timestamptz
);
create index document_text_waiting on document_text (asked_at desc, sha256) where state = 'waiting';
-- Not the files of mails: an activity is found by what the journal read of its mail.
insert into document_text (sha256, state, asked_at)
select d.sha256, 'waiting', max(d.created_at) from document d
where d.media_type !~ '^(image|audio|video)/|^application/zip$'
  and not exists (select 1 from mail_activity ma join mail m on m.id = ma.mail_id
    where ma.activity_id = d.activity_id and m.sha256 = d.sha256)
group by d.sha256;

-- Named searches of CRM Overblik: an address with a name, one's own or shown to everybody.
create table saved_view (
  id integer generated always as identity primary key,
  owner_id integer not null references app_user,
  name text not null,
  -- the filters, as the page's address holds them
  search jsonb not null,
  shared boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index saved_view_name on saved_view (owner_id, lower(name));
create index saved_view_shared on saved_view (id) where shared;
