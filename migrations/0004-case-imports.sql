-- Case lists as the council holds them (Ofsted Annex A). The uploaded file is kept only until it has been read: it holds
-- names and dates of birth, and neither is stored. What is kept: the case reference, age in years, and the facts of the
-- columns that were understood. Nothing is used before a person has seen what was read and accepted it.

create table case_import (
  authority_id uuid not null,
  import_id uuid not null,
  kind text not null check (kind in ('annex-a')),
  file_names text[] not null,
  fingerprint text not null,
  report_date date not null,
  started_by uuid not null,
  started_at timestamptz not null,
  state text not null check (state in ('waiting', 'reading', 'read', 'refused', 'accepted', 'discarded')),
  progress jsonb not null default '{}',
  -- What was read and what was not and why, sheet by sheet, column by column, row by row: ImportReport of domain/cases.
  report jsonb,
  decided_by uuid,
  decided_at timestamptz,
  primary key (authority_id, import_id)
);

create table case_import_file (
  authority_id uuid not null,
  import_id uuid not null,
  number integer not null,
  name text not null,
  content bytea not null,
  primary key (authority_id, import_id, number)
);

-- One row for each child in the import that has a case to audit (lists 4 to 9), with the status the council gave it.
create table case_record (
  authority_id uuid not null,
  import_id uuid not null,
  case_reference text not null check (length(case_reference) between 1 and 60),
  -- A status of domain/cases/case-status.ts, or the council's own words where we do not know them: kept, never dropped.
  case_status text not null,
  age_years integer,
  team_name text,
  worker_name text,
  team_id uuid,
  locality_id uuid,
  practitioner_id uuid,
  open boolean not null,
  primary key (authority_id, import_id, case_reference)
);

-- Every row that was read, with the facts understood, by list. Every fact knows its sheet and row.
create table case_list_row (
  authority_id uuid not null,
  import_id uuid not null,
  list integer not null check (list between 1 and 11),
  row_number integer not null,
  file_number integer not null default 0,
  sheet text not null,
  case_reference text,
  facts jsonb not null,
  primary key (authority_id, import_id, list, file_number, row_number)
);

call protect_table('case_import');
call protect_table('case_import_file');
call protect_table('case_record');
call protect_table('case_list_row');

alter table case_import add foreign key (authority_id, started_by) references staff_member (authority_id, staff_id);
alter table case_import_file add foreign key (authority_id, import_id) references case_import (authority_id, import_id);
alter table case_record add foreign key (authority_id, import_id) references case_import (authority_id, import_id);
alter table case_record add foreign key (authority_id, team_id) references team (authority_id, team_id);
alter table case_record add foreign key (authority_id, locality_id) references locality (authority_id, locality_id);
alter table case_record add foreign key (authority_id, practitioner_id) references staff_member (authority_id, staff_id);
alter table case_list_row add foreign key (authority_id, import_id) references case_import (authority_id, import_id);
create index on case_import (authority_id, started_at desc);
create index on case_list_row (authority_id, import_id, case_reference);
