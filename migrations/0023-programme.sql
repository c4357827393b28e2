-- The annual programme of audit: what is planned from April to March, what became of it, how much of the caseload audits should
-- reach, and what others who looked said. A change is a new version beside what stood before; nothing is rewritten.

create table programme_activity (
  authority_id uuid not null,
  activity_id uuid not null,
  -- What people see and what URLs carry, such as PA-2018-0003.
  reference text not null check (reference ~ '^PA-[0-9]{4}-[0-9]{4}$'),
  -- The year in which the programme begins: 2018 is April 2018 to March 2019.
  year integer not null check (year between 2000 and 2100),
  -- The activity of the year before that this one goes on from.
  carried_from uuid,
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (authority_id, activity_id),
  unique (authority_id, reference)
);

create table programme_activity_version (
  authority_id uuid not null,
  activity_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('monthly-case', 'pre-supervision', 'themed', 'spot-check', 'deep-dive', 'service-review',
    'self-assessment', 'peer-challenge', 'external-review', 'observation', 'practice-week')),
  title text not null check (length(title) between 1 and 200),
  focus text not null check (length(focus) between 1 and 10000),
  reason text not null check (reason in ('regular', 'serious-case-review', 'inspection', 'revisit', 'other')),
  reason_words text not null check (length(reason_words) <= 2000),
  lead_id uuid not null,
  -- 4 is April of the programme's year, 3 is March of the year after.
  months integer[] not null check (cardinality(months) between 1 and 12),
  tool_id uuid,
  planned_audits integer check (planned_audits between 1 and 10000),
  expected_output text not null check (length(expected_output) <= 10000),
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (authority_id, activity_id, number)
);

-- It will not be done, and why. There is one for each at most, and it is not taken back.
create table programme_cancellation (
  authority_id uuid not null,
  activity_id uuid not null,
  reason text not null check (length(reason) between 1 and 10000),
  cancelled_by uuid not null,
  cancelled_at timestamptz not null,
  primary key (authority_id, activity_id)
);

-- What came of it so far, in words: the newest says how far it is, and the earlier ones stay.
create table programme_output (
  authority_id uuid not null,
  activity_id uuid not null,
  number integer not null check (number > 0),
  state text not null check (state in ('not-begun', 'under-way', 'done')),
  words text not null check (length(words) between 1 and 10000),
  told_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (authority_id, activity_id, number)
);

-- How many of a group's open cases should have been audited in twelve months, as the council chose it, beside earlier choices.
create table programme_minimum (
  authority_id uuid not null,
  number integer not null check (number > 0),
  measure text not null check (measure in ('none', 'share', 'number')),
  least integer check (case measure when 'none' then least is null when 'share' then least between 1 and 100
    else least between 1 and 1000 end),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (authority_id, number)
);

-- What somebody from outside said of practice. Their grade is theirs, in words as well; the council's own is never put for it.
create table external_grade (
  authority_id uuid not null,
  external_grade_id uuid not null,
  -- EX-2018-0002.
  reference text not null check (reference ~ '^EX-[0-9]{4}-[0-9]{4}$'),
  kind text not null check (kind in ('inspection', 'peer-review', 'commissioned-review')),
  looked_by text not null check (length(looked_by) between 1 and 200),
  looked_on date not null,
  about text not null check (length(about) between 1 and 200),
  -- Null where they gave no grade of the four.
  grade text check (grade in ('outstanding', 'good', 'requires-improvement', 'inadequate')),
  words text not null check (length(words) between 1 and 10000),
  -- The record that this one puts right; both stay.
  corrects uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (authority_id, external_grade_id),
  unique (authority_id, reference)
);

call protect_table('programme_activity');
call protect_table('programme_activity_version');
call protect_table('programme_cancellation');
call protect_table('programme_output');
call protect_table('programme_minimum');
call protect_table('external_grade');
call keep_as_written('programme_activity');
call keep_as_written('programme_activity_version');
call keep_as_written('programme_cancellation');
call keep_as_written('programme_output');
call keep_as_written('programme_minimum');
call keep_as_written('external_grade');

alter table programme_activity add foreign key (authority_id, carried_from) references programme_activity (authority_id, activity_id);
alter table programme_activity add foreign key (authority_id, added_by) references staff_member (authority_id, staff_id);
alter table programme_activity_version add foreign key (authority_id, activity_id) references programme_activity (authority_id, activity_id);
alter table programme_activity_version add foreign key (authority_id, lead_id) references staff_member (authority_id, staff_id);
alter table programme_activity_version add foreign key (authority_id, tool_id) references audit_tool (authority_id, tool_id);
alter table programme_activity_version add foreign key (authority_id, written_by) references staff_member (authority_id, staff_id);
alter table programme_cancellation add foreign key (authority_id, activity_id) references programme_activity (authority_id, activity_id);
alter table programme_cancellation add foreign key (authority_id, cancelled_by) references staff_member (authority_id, staff_id);
alter table programme_output add foreign key (authority_id, activity_id) references programme_activity (authority_id, activity_id);
alter table programme_output add foreign key (authority_id, recorded_by) references staff_member (authority_id, staff_id);
alter table programme_minimum add foreign key (authority_id, set_by) references staff_member (authority_id, staff_id);
alter table external_grade add foreign key (authority_id, corrects) references external_grade (authority_id, external_grade_id);
alter table external_grade add foreign key (authority_id, recorded_by) references staff_member (authority_id, staff_id);
create unique index carried_over_once on programme_activity (authority_id, carried_from) where carried_from is not null;
create unique index corrected_once on external_grade (authority_id, corrects) where corrects is not null;
create index on programme_activity (authority_id, year);
create index on programme_activity (authority_id, added_by);
create index on programme_activity_version (authority_id, lead_id);
create index on programme_activity_version (authority_id, tool_id);
create index on programme_activity_version (authority_id, written_by);
create index on programme_cancellation (authority_id, cancelled_by);
create index on programme_output (authority_id, recorded_by);
create index on programme_minimum (authority_id, set_by);
create index on external_grade (authority_id, recorded_by);
-- Coverage asks which cases were audited in twelve months.
create index on submission (authority_id, submitted_at);
