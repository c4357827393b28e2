-- The yearly report to scrutiny members: begun once, its numbers gathered and kept as they were, its words in versions, released by a
-- second person and never changed after that. And how each member wishes to hear of what was learnt.

create table scrutiny_report (
  authority_id uuid not null,
  report_id uuid not null,
  -- What people see and what URLs carry, such as SR-2018-0001.
  reference text not null check (reference ~ '^SR-[0-9]{4}-[0-9]{4,6}$'),
  title text not null check (length(title) between 1 and 200),
  first_month date not null check (extract(day from first_month) = 1),
  last_month date not null check (extract(day from last_month) = 1 and last_month >= first_month),
  begun_by uuid not null,
  begun_at timestamptz not null,
  primary key (authority_id, report_id),
  unique (authority_id, reference)
);

-- Numbers as they were on the day: ScrutinyFigures of domain/governance/figures.ts, small ones hidden before they came here.
create table scrutiny_snapshot (
  authority_id uuid not null,
  report_id uuid not null,
  number integer not null check (number > 0),
  figures jsonb not null,
  gathered_by uuid not null,
  gathered_at timestamptz not null,
  primary key (authority_id, report_id, number)
);

create table scrutiny_passage (
  authority_id uuid not null,
  report_id uuid not null,
  passage text not null,
  version integer not null check (version > 0),
  words text not null check (length(words) <= 10000),
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (authority_id, report_id, passage, version)
);

create table scrutiny_release (
  authority_id uuid not null,
  report_id uuid not null,
  snapshot_number integer not null,
  -- The whole report as it was released: ScrutinyReport of domain/governance/report.ts.
  report jsonb not null,
  released_by uuid not null,
  released_at timestamptz not null,
  primary key (authority_id, report_id)
);

-- What a member chose, beside what they chose before; the latest stands.
create table hearing_preference (
  authority_id uuid not null,
  member_id uuid not null,
  number integer not null check (number > 0),
  reports text[] not null,
  how_often text not null check (how_often in ('each', 'quarterly', 'yearly')),
  form text not null check (form in ('page', 'document', 'slides')),
  chosen_at timestamptz not null,
  primary key (authority_id, member_id, number)
);

call protect_table('scrutiny_report');
call protect_table('scrutiny_snapshot');
call protect_table('scrutiny_passage');
call protect_table('scrutiny_release');
call protect_table('hearing_preference');
call keep_as_written('scrutiny_report');
call keep_as_written('scrutiny_snapshot');
call keep_as_written('scrutiny_passage');
call keep_as_written('scrutiny_release');
call keep_as_written('hearing_preference');

alter table scrutiny_report add foreign key (authority_id, begun_by) references staff_member (authority_id, staff_id);
alter table scrutiny_snapshot add foreign key (authority_id, report_id) references scrutiny_report (authority_id, report_id);
alter table scrutiny_snapshot add foreign key (authority_id, gathered_by) references staff_member (authority_id, staff_id);
alter table scrutiny_passage add foreign key (authority_id, report_id) references scrutiny_report (authority_id, report_id);
alter table scrutiny_passage add foreign key (authority_id, written_by) references staff_member (authority_id, staff_id);
alter table scrutiny_release add foreign key (authority_id, report_id, snapshot_number)
  references scrutiny_snapshot (authority_id, report_id, number);
alter table scrutiny_release add foreign key (authority_id, released_by) references staff_member (authority_id, staff_id);
alter table hearing_preference add foreign key (authority_id, member_id) references staff_member (authority_id, staff_id);
create index on scrutiny_report (authority_id, begun_by);
create index on scrutiny_snapshot (authority_id, gathered_by);
create index on scrutiny_passage (authority_id, written_by);
create index on scrutiny_release (authority_id, report_id, snapshot_number);
create index on scrutiny_release (authority_id, released_by);
