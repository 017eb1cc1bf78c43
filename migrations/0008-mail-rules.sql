-- Mail that can be searched, rules that can be edited, and what a user keeps out of the journal (rule 22).

-- What a mail is searched by: subject, participants, names of files and text, folded loosely (fold_loose), so that
-- Århus, Aarhus and Arhus are one word. A table of its own: a mail changes its state without its trigrams being written
-- again. It goes with the mail, in the same statement («Privat»). Written by src/server/mail/search-text.ts.
create table mail_search (
  mail_id integer primary key references mail on delete cascade,
  text text not null,
  -- names of the files, as they are shown
  files text[] not null default '{}'
);
insert into mail_search (mail_id, text, files)
select m.id, fold_loose(concat_ws(' ', m.subject,
    (select string_agg(concat_ws(' ', name, address), ' ' order by place) from mail_party where mail_id = m.id),
    array_to_string(f.names, ' '), m.body)), f.names
from mail m, lateral (select coalesce(array_agg(distinct d.name), '{}') from mail_activity ma
  join document d on d.activity_id = ma.activity_id and d.removed_at is null where ma.mail_id = m.id) f(names)
where m.state not in ('received', 'private');
create index mail_search_text on mail_search using gin (text gin_trgm_ops);

-- A user's list, newest first: whose mailbox it came from.
create index mail_owner on mail (owner_id, sent_at desc, id desc);

-- A rule is about who takes part ('sender'), a phrase in the subject, or a folder of the owner's mailbox; the two latter
-- only keep mail out, and are always somebody's own.
alter table mail_rule
  add column kind text not null default 'sender' check (kind in ('sender', 'subject', 'folder')),
  add column version integer not null default 1,
  add column updated_at timestamptz,
  add column updated_by integer references app_user,
  drop constraint mail_rule_pattern_check,
  add check (kind <> 'sender' or pattern = lower(pattern)),
  add check (kind = 'sender' or (action = 'private' and user_id is not null));
drop index mail_rule_pattern;
create unique index mail_rule_pattern on mail_rule (kind, lower(pattern), coalesce(user_id, 0));
create index mail_rule_user on mail_rule (user_id, kind) where kind <> 'sender';

-- What a rule did: mails that it placed or kept out name its pattern.
create index mail_by_rule on mail ((because->>'pattern')) where reason in ('rule', 'ignored-always');

-- How the sender marked it (Sensitivity: private, personal, company-confidential), and which of these marks keep a mail
-- out of the journal for a user.
alter table mail add column sensitivity text;
alter table app_user add column mail_left_out text[] not null default '{private,personal}';

-- Whether a phrase stands in a subject as whole words, however æøå and capitals are written.
create function words_of(value text) returns text language sql immutable parallel safe strict as $$
  select ' ' || btrim(regexp_replace(fold(value) collate "und-x-icu", '[^[:alnum:]]+', ' ', 'g')) || ' '
$$;
create function holds_phrase(subject text, phrase text) returns boolean language sql immutable parallel safe strict as $$
  select words_of(phrase) <> '  ' and position(words_of(phrase) in words_of(subject)) > 0
$$;

-- Whether a folder is this one or lies in it; servers divide paths by «/» or «.».
create function lies_in(folder text, path text) returns boolean language sql immutable parallel safe strict as $$
  select lower(folder) = lower(path) or starts_with(lower(folder), lower(path) || '/')
    or starts_with(lower(folder), lower(path) || '.')
$$;
