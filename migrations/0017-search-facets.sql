-- More facets than the numbers had room for (src/server/overview/facets.ts): everything is indexed anew, in the background.
truncate activity_search;
insert into search_news (activity_id, told_at) select id, now() from activity
on conflict (activity_id) do update set told_at = excluded.told_at;
