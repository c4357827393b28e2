-- Practice cases with the grades that the council's panel agreed, and calibration exercises over them: who was asked, what each graded
-- before seeing anything of others, when it closed, what was talked about, and how many are worked through before a first audit.

create table practice_case (
  authority_id uuid not null,
  practice_case_id uuid not null,
  -- What people see and what URLs carry, such as PC-2018-0001.
  reference text not null check (reference ~ '^PC-[0-9]{4}-[0-9]{4,6}$'),
  -- The key of one that comes with the product (domain/calibration/shipped.ts); null where the council wrote it.
  shipped text,
  begun_by uuid not null,
  begun_at timestamptz not null,
  primary key (authority_id, practice_case_id),
  unique (authority_id, reference),
  unique (authority_id, shipped)
);

-- PracticeContent of domain/calibration/content.ts.
create table practice_version (
  authority_id uuid not null,
  practice_case_id uuid not null,
  number integer not null check (number > 0),
  content jsonb not null,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (authority_id, practice_case_id, number)
);

create table practice_decision (
  authority_id uuid not null,
  practice_case_id uuid not null,
  number integer not null check (number > 0),
  decision text not null check (decision in ('published', 'withdrawn')),
  version integer not null,
  reason text not null check (length(reason) <= 10000),
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (authority_id, practice_case_id, number)
);

create table calibration_exercise (
  authority_id uuid not null,
  exercise_id uuid not null,
  -- Such as CX-2018-0001.
  reference text not null check (reference ~ '^CX-[0-9]{4}-[0-9]{4,6}$'),
  practice_case_id uuid not null,
  version integer not null,
  -- The last day on which somebody may submit.
  closes_on date not null,
  begun_by uuid not null,
  begun_at timestamptz not null,
  primary key (authority_id, exercise_id),
  unique (authority_id, reference)
);

create table calibration_invitation (
  authority_id uuid not null,
  exercise_id uuid not null,
  staff_id uuid not null,
  invited_at timestamptz not null,
  primary key (authority_id, exercise_id, staff_id)
);

create table calibration_closure (
  authority_id uuid not null,
  exercise_id uuid not null,
  closed_by uuid not null,
  closed_at timestamptz not null,
  primary key (authority_id, exercise_id)
);

create table calibration_discussion (
  authority_id uuid not null,
  exercise_id uuid not null,
  number integer not null check (number > 0),
  notes text not null check (length(notes) <= 10000),
  -- What was agreed to change, such as guidance.
  agreed text not null check (length(agreed) <= 10000),
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (authority_id, exercise_id, number)
);

-- One person's grading of one version: within an exercise, or alone (then without one).
create table practice_attempt (
  authority_id uuid not null,
  attempt_id uuid not null,
  practice_case_id uuid not null,
  version integer not null,
  exercise_id uuid,
  staff_id uuid not null,
  begun_at timestamptz not null,
  primary key (authority_id, attempt_id),
  unique nulls not distinct (authority_id, practice_case_id, staff_id, exercise_id)
);

-- Saved as they went: Grading of domain/calibration/content.ts. The latest stands.
create table practice_draft (
  authority_id uuid not null,
  attempt_id uuid not null,
  number integer not null check (number > 0),
  grading jsonb not null,
  saved_at timestamptz not null,
  primary key (authority_id, attempt_id, number)
);

create table practice_submission (
  authority_id uuid not null,
  attempt_id uuid not null,
  grading jsonb not null,
  submitted_at timestamptz not null,
  primary key (authority_id, attempt_id)
);

create table practice_reflection (
  authority_id uuid not null,
  attempt_id uuid not null,
  number integer not null check (number > 0),
  words text not null check (length(words) <= 10000),
  written_at timestamptz not null,
  primary key (authority_id, attempt_id, number)
);

create table practice_setting (
  authority_id uuid not null,
  number integer not null check (number > 0),
  -- How many practice cases an auditor works through before a first audit; 0 asks for none.
  cases_first integer not null check (cases_first between 0 and 10),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (authority_id, number)
);

call protect_table('practice_case');
call protect_table('practice_version');
call protect_table('practice_decision');
call protect_table('calibration_exercise');
call protect_table('calibration_invitation');
call protect_table('calibration_closure');
call protect_table('calibration_discussion');
call protect_table('practice_attempt');
call protect_table('practice_draft');
call protect_table('practice_submission');
call protect_table('practice_reflection');
call protect_table('practice_setting');
call keep_as_written('practice_case');
call keep_as_written('practice_version');
call keep_as_written('practice_decision');
call keep_as_written('calibration_exercise');
call keep_as_written('calibration_invitation');
call keep_as_written('calibration_closure');
call keep_as_written('calibration_discussion');
call keep_as_written('practice_attempt');
call keep_as_written('practice_draft');
call keep_as_written('practice_submission');
call keep_as_written('practice_reflection');
call keep_as_written('practice_setting');

alter table practice_case add foreign key (authority_id, begun_by) references staff_member (authority_id, staff_id);
alter table practice_version add foreign key (authority_id, practice_case_id) references practice_case (authority_id, practice_case_id);
alter table practice_version add foreign key (authority_id, written_by) references staff_member (authority_id, staff_id);
alter table practice_decision add foreign key (authority_id, practice_case_id, version)
  references practice_version (authority_id, practice_case_id, number);
alter table practice_decision add foreign key (authority_id, decided_by) references staff_member (authority_id, staff_id);
alter table calibration_exercise add foreign key (authority_id, practice_case_id, version)
  references practice_version (authority_id, practice_case_id, number);
alter table calibration_exercise add foreign key (authority_id, begun_by) references staff_member (authority_id, staff_id);
alter table calibration_invitation add foreign key (authority_id, exercise_id) references calibration_exercise (authority_id, exercise_id);
alter table calibration_invitation add foreign key (authority_id, staff_id) references staff_member (authority_id, staff_id);
alter table calibration_closure add foreign key (authority_id, exercise_id) references calibration_exercise (authority_id, exercise_id);
alter table calibration_closure add foreign key (authority_id, closed_by) references staff_member (authority_id, staff_id);
alter table calibration_discussion add foreign key (authority_id, exercise_id) references calibration_exercise (authority_id, exercise_id);
alter table calibration_discussion add foreign key (authority_id, written_by) references staff_member (authority_id, staff_id);
alter table practice_attempt add foreign key (authority_id, practice_case_id, version)
  references practice_version (authority_id, practice_case_id, number);
alter table practice_attempt add foreign key (authority_id, exercise_id) references calibration_exercise (authority_id, exercise_id);
alter table practice_attempt add foreign key (authority_id, staff_id) references staff_member (authority_id, staff_id);
alter table practice_draft add foreign key (authority_id, attempt_id) references practice_attempt (authority_id, attempt_id);
alter table practice_submission add foreign key (authority_id, attempt_id) references practice_attempt (authority_id, attempt_id);
alter table practice_reflection add foreign key (authority_id, attempt_id) references practice_attempt (authority_id, attempt_id);
alter table practice_setting add foreign key (authority_id, set_by) references staff_member (authority_id, staff_id);
create index on practice_case (authority_id, begun_by);
create index on practice_version (authority_id, written_by);
create index on practice_decision (authority_id, practice_case_id, version);
create index on practice_decision (authority_id, decided_by);
create index on calibration_exercise (authority_id, practice_case_id, version);
create index on calibration_exercise (authority_id, begun_by);
create index on calibration_invitation (authority_id, staff_id);
create index on calibration_closure (authority_id, closed_by);
create index on calibration_discussion (authority_id, written_by);
create index on practice_attempt (authority_id, practice_case_id, version);
create index on practice_attempt (authority_id, exercise_id);
create index on practice_attempt (authority_id, staff_id);
create index on practice_setting (authority_id, set_by);
