-- What a document is found by, whatever it hangs on: its name and its text, as words (src/server/overview/document-words.ts).
-- The index of names alone stands beside it: a name is found whatever the texts of other documents cost.
alter index document_search rename to document_name_search;

create table document_search (
  document_id integer primary key references document on delete cascade,
  created_at timestamptz not null,
  words text not null default '',
  -- has to be written (again); the row is the queue
  waiting boolean not null default true
);
create index document_search_waiting on document_search (document_id desc) where waiting;
create index document_search_newest on document_search (created_at desc, document_id desc);
-- Without a pending list, which every search would read through.
create index document_search_found on document_search using gin (words gin_trgm_ops) with (fastupdate = off);
insert into document_search (document_id, created_at) select id, created_at from document;

-- A person is found by the whole name at once, however many have a part of it.
create index contact_name_key on contact (name_key) where merged_into_id is null;
