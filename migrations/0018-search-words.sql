-- The words of everything that was ever said, once each. What an activity says stands among its facets as the numbers of its
-- words (src/server/overview/vocabulary.ts), so that a part of a word is looked up among words instead of among texts.
create table search_word (
  id integer generated always as identity primary key,
  word text collate "C" not null constraint search_word_key unique
);
create index search_word_parts on search_word using gin (word gin_trgm_ops) with (fastupdate = off);

-- Of words between spaces their facets, in order; what was never said before is written down. Beyond a hundred letters it is
-- no word of a language: it stands in pieces that overlap by fifty, with a hyphen where one goes on.
create function word_facets(said_words text, kinds integer, kind integer) returns integer[] language plpgsql
  -- A plan is kept from when there were no words yet: it must not be to read all of them.
  set enable_seqscan = off as $$
declare
  words text[] collate "C" := array(
    select distinct left(word, 100) from string_to_table(said_words collate "C", ' ') word where word not in ('', '|'));
  long text collate "C";
begin
  for long in select word from string_to_table(said_words collate "C", ' ') word where length(word) > 100 loop
    words := words || array(select '-' || substr(long, place, 100) from generate_series(51, length(long) - 50, 50) place);
  end loop;
  insert into search_word (word)
    select distinct said.word from unnest(words) said(word) left join search_word known on known.word = said.word
    where known.id is null order by said.word on conflict do nothing;
  return array(select id * kinds + kind from search_word where word = any (words) order by id);
end $$;

-- One index of numbers instead of one of numbers and trigrams; everything is indexed anew, in the background.
drop index activity_search_found;
truncate activity_search;
create index activity_search_found on activity_search using gin (facets) with (fastupdate = off);
insert into search_news (activity_id, told_at) select id, now() from activity
on conflict (activity_id) do update set told_at = excluded.told_at;
