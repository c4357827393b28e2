-- A round is one run of one tool version over one sample. The frame, method and seed are kept with the draw, so that a
-- sceptical auditor can repeat it. States are the presence of records: a round is closed when it has a closure.

create table round (
  authority_id uuid not null,
  round_id uuid not null,
  -- What people see and what URLs carry, such as 2018-05-monthly.
  reference text not null check (reference ~ '^[a-z0-9-]{1,60}$'),
  title text not null check (length(title) between 1 and 200),
  audit_type text not null check (audit_type in ('monthly-case', 'themed', 'deep-dive', 'pre-supervision',
    'self-assessment', 'spot-check', 'service-review')),
  month date not null check (extract(day from month) = 1),
  tool_version_id uuid not null,
  import_id uuid not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  primary key (authority_id, round_id),
  unique (authority_id, reference)
);

-- The frame a sample was drawn from, and how: the cases left out are counted by reason.
create table sampling_frame (
  authority_id uuid not null,
  round_id uuid not null,
  method text not null check (method in ('stratified-random')),
  strata_by text[] not null,
  seed text not null check (length(seed) between 1 and 100),
  sample_size integer not null check (sample_size > 0),
  frame_size integer not null check (frame_size >= 0),
  frame_digest text not null,
  -- Strata with their size, number drawn and reserve; exclusions with their reason and count.
  details jsonb not null,
  drawn_by uuid not null,
  drawn_at timestamptz not null,
  primary key (authority_id, round_id)
);

create table sampled_case (
  authority_id uuid not null,
  sampled_case_id uuid not null,
  round_id uuid not null,
  case_reference text not null,
  case_status text not null,
  stratum text not null,
  draw_order integer not null,
  reserve boolean not null,
  age_years integer,
  team_id uuid,
  team_name text,
  locality_id uuid,
  practitioner_id uuid,
  worker_name text,
  primary key (authority_id, sampled_case_id),
  unique (authority_id, round_id, case_reference)
);

-- This auditor, that case. A new allocation of the same case supersedes the earlier one; none is ever rewritten.
create table allocation (
  authority_id uuid not null,
  allocation_id uuid not null,
  sampled_case_id uuid not null,
  auditor_id uuid not null,
  allocated_by uuid not null,
  allocated_at timestamptz not null,
  superseded_at timestamptz,
  primary key (authority_id, allocation_id)
);

create table round_closure (
  authority_id uuid not null,
  closure_id uuid not null,
  round_id uuid not null,
  closed_by uuid not null,
  closed_at timestamptz not null,
  note text,
  primary key (authority_id, closure_id),
  unique (authority_id, round_id)
);

call protect_table('round');
call protect_table('sampling_frame');
call protect_table('sampled_case');
call protect_table('allocation');
call protect_table('round_closure');
call keep_as_written('round_closure');

alter table round add foreign key (authority_id, tool_version_id) references tool_version (authority_id, tool_version_id);
alter table round add foreign key (authority_id, import_id) references case_import (authority_id, import_id);
alter table round add foreign key (authority_id, opened_by) references staff_member (authority_id, staff_id);
alter table sampling_frame add foreign key (authority_id, round_id) references round (authority_id, round_id);
alter table sampled_case add foreign key (authority_id, round_id) references round (authority_id, round_id);
alter table sampled_case add foreign key (authority_id, team_id) references team (authority_id, team_id);
alter table sampled_case add foreign key (authority_id, locality_id) references locality (authority_id, locality_id);
alter table sampled_case add foreign key (authority_id, practitioner_id) references staff_member (authority_id, staff_id);
alter table allocation add foreign key (authority_id, sampled_case_id) references sampled_case (authority_id, sampled_case_id);
alter table allocation add foreign key (authority_id, auditor_id) references staff_member (authority_id, staff_id);
alter table allocation add foreign key (authority_id, allocated_by) references staff_member (authority_id, staff_id);
alter table round_closure add foreign key (authority_id, round_id) references round (authority_id, round_id);
alter table round_closure add foreign key (authority_id, closed_by) references staff_member (authority_id, staff_id);
create index on round (authority_id, month desc, reference desc);
create index on sampled_case (authority_id, round_id, draw_order);
create index on sampled_case (authority_id, case_reference);
create unique index one_current_allocation on allocation (authority_id, sampled_case_id) where superseded_at is null;
