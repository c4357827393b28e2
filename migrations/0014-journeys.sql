-- A child's journey as facts, from whatever extract the council has: one row for each child and format, with what changed kept beside
-- it, so that an import can be undone and what it changed can be shown. Worked out from the journeys, and made anew whenever one of them
-- changes: how each timeliness measure stands, what the boards track, and what cannot be right in the data.

alter table case_import drop constraint case_import_kind_check;
alter table case_import alter column kind drop not null;
alter table case_import add check (kind in ('annex-a', 'ssda903', 'cin-census', 'ssd', 'dfe-data-flow', 'own-csv'));
alter table case_import drop constraint case_import_state_check;
alter table case_import add check (state in ('waiting', 'reading', 'read', 'refused', 'accepted', 'discarded', 'undone'));
-- How much of each kind of event the extract holds: Covers of domain/journey. Null until read.
alter table case_import add column covers jsonb;
-- The accepted import of the same format against which this one was read; null where it was the first.
alter table case_import add column read_against uuid;
-- How the columns of a file of the council's own are read: Mapping of domain/journey/own-csv.
alter table case_import add column mapping jsonb;

create table journey (
  authority_id uuid not null,
  journey_id uuid not null,
  import_id uuid not null,
  format text not null check (format in ('annex-a', 'ssda903', 'cin-census', 'ssd', 'dfe-data-flow', 'own-csv')),
  case_reference text not null check (length(case_reference) between 1 and 60),
  -- {"child": ChildRead, "events": JourneyEvent[]} of domain/journey, as text: it is read whole or not at all.
  content text not null,
  events integer not null check (events >= 0),
  -- Of the content without the places where it was read, so that the same facts in other rows are the same.
  digest text not null,
  -- Read and accepted, and not replaced since.
  stands boolean not null default false,
  -- The import that replaced it; null while it stands, and before it does.
  replaced_by uuid,
  primary key (authority_id, journey_id),
  unique (authority_id, import_id, case_reference),
  check (not (stands and replaced_by is not null))
);
create unique index one_standing_journey on journey (authority_id, case_reference, format) where stands;

-- Who holds each case now, by the newest accepted list that has it: what decides who may see it.
create table case_standing (
  authority_id uuid not null,
  case_reference text not null,
  import_id uuid not null,
  report_date date not null,
  case_status text not null,
  age_years integer,
  team_name text,
  worker_name text,
  team_id uuid,
  locality_id uuid,
  practitioner_id uuid,
  open boolean not null,
  primary key (authority_id, case_reference)
);

create table timeliness_result (
  authority_id uuid not null,
  case_reference text not null,
  measure text not null,
  instance text not null,
  started_on date,
  due_on date,
  done_on date,
  -- When it stopped being owed without having been done.
  ended_on date,
  state text not null,
  took integer,
  latest_only boolean not null,
  -- Of measures that count instead of timing: whether this one counts.
  counted boolean,
  -- [{"kind", "key"}]: the events on which it rests.
  evidence jsonb not null,
  primary key (authority_id, case_reference, measure, instance)
);

create table tracked_case (
  authority_id uuid not null,
  board text not null,
  case_reference text not null,
  -- Null where the source leaves the first day blank.
  since date,
  level text not null check (level in ('watch', 'drifting', 'not-known')),
  because text not null,
  cells jsonb not null,
  primary key (authority_id, board, case_reference)
);

create table data_fault (
  authority_id uuid not null,
  case_reference text not null,
  number integer not null,
  code text not null,
  kind text not null,
  event_key text not null,
  file integer not null,
  row integer not null,
  sentence text not null,
  primary key (authority_id, case_reference, number)
);

-- When the three above were last made, from which imports, with which settings.
create table journeys_worked_out (
  authority_id uuid not null,
  worked_out_at timestamptz not null,
  cases integer not null,
  events integer not null,
  settings jsonb not null,
  primary key (authority_id)
);

-- The conventions and local limits that the council has chosen, the latest standing: MeasureSettings and BoardSettings of domain.
create table timeliness_setting (
  authority_id uuid not null,
  number integer not null check (number > 0),
  measures jsonb not null,
  boards jsonb not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (authority_id, number)
);

call protect_table('timeliness_setting');
call keep_as_written('timeliness_setting');
alter table timeliness_setting add foreign key (authority_id, set_by) references staff_member (authority_id, staff_id);
create index on timeliness_setting (authority_id, set_by);

call protect_table('journey');
call protect_table('case_standing');
call protect_table('timeliness_result');
call protect_table('tracked_case');
call protect_table('data_fault');
call protect_table('journeys_worked_out');

alter table journey add foreign key (authority_id, import_id) references case_import (authority_id, import_id);
alter table journey add foreign key (authority_id, replaced_by) references case_import (authority_id, import_id);
alter table case_import add foreign key (authority_id, read_against) references case_import (authority_id, import_id);
alter table case_standing add foreign key (authority_id, import_id) references case_import (authority_id, import_id);
alter table case_standing add foreign key (authority_id, team_id) references team (authority_id, team_id);
alter table case_standing add foreign key (authority_id, locality_id) references locality (authority_id, locality_id);
alter table case_standing add foreign key (authority_id, practitioner_id) references staff_member (authority_id, staff_id);
create index on journey (authority_id, replaced_by);
create index on case_import (authority_id, read_against);
create index on case_standing (authority_id, team_id);
create index on case_standing (authority_id, locality_id);
create index on case_standing (authority_id, practitioner_id);
create index on case_standing (authority_id, import_id);
create index on timeliness_result (authority_id, measure, state);
create index on data_fault (authority_id, code, case_reference);
