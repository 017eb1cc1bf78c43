-- Words of the firm's own that activities are marked with («Mærker»), to be found together again in CRM Overblik.
create table tag (
  id integer generated always as identity primary key,
  name text not null,
  -- «Messe», «messe» and «MESSE» are one
  folded text not null generated always as (fold(name)) stored constraint tag_name_key unique,
  version integer not null default 1
);

-- A tag that is removed goes from its activities; their history keeps its name.
create table activity_tag (
  activity_id integer not null references activity on delete cascade,
  tag_id integer not null references tag on delete cascade,
  primary key (activity_id, tag_id)
);
create index activity_tag_of on activity_tag (tag_id, activity_id);
