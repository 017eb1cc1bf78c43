-- What is asked of open sales projects and quotes all day costs what is open, whatever lies behind it.

-- The list by expected close: in the index over all of them, years of closed ones stand before the first open one.
create index project_expected_open on project (expected_close, id) where closed_at is null;

-- Sums, board and forecast add up from the index alone.
drop index project_salesperson_open;
create index project_open on project (salesperson_id, stage_id) include (amount, value, expected_close) where closed_at is null;

-- Of the open activities those that «Intet glemmes» looks at: undated ones, and quotes that expire.
create index activity_open_without_step on activity (salesperson_id)
  where completed_at is null and (follow_up_date is null or expires_on is not null);
