-- The record of who did what, written in the same transaction as the deed. Append-only, and chained by digest for each
-- subject (an audit, a round, an import), so that an edited, removed or inserted row is found.

create table activity (
  authority_id uuid not null,
  activity_id uuid not null,
  chain text not null,
  number integer not null check (number > 0),
  type text not null,
  actor_id uuid,
  actor_name text not null,
  details jsonb not null,
  at timestamptz not null,
  previous_digest text not null,
  digest text not null,
  primary key (authority_id, activity_id),
  unique (authority_id, chain, number)
);

-- The head of each chain: locked while a row is added, so that two people at once never fork it.
create table activity_chain (
  authority_id uuid not null,
  chain text not null,
  length integer not null,
  head text not null,
  primary key (authority_id, chain)
);

call protect_table('activity');
call protect_table('activity_chain');
call keep_as_written('activity');

alter table activity add foreign key (authority_id) references authority (authority_id);
create index on activity (authority_id, at desc, activity_id desc);
create index on activity (authority_id, actor_id, at desc);
