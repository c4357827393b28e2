-- Which audits get a second look, by a rule of the council that anyone can repeat; and looks that were taken before the auditor's grade was seen.

-- The latest rule stands; without one every audit is chosen, and moderation is open.
create table moderation_rule (
  authority_id uuid not null,
  number integer not null check (number > 0),
  -- Of 100 audits with this grade, how many are to be moderated.
  outstanding integer not null check (outstanding between 0 and 100),
  good integer not null check (good between 0 and 100),
  requires_improvement integer not null check (requires_improvement between 0 and 100),
  inadequate integer not null check (inadequate between 0 and 100),
  -- Whether all of an auditor's first three audits are.
  first_three boolean not null,
  -- Whether the moderator gives a grade before seeing the auditor's.
  blind boolean not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (authority_id, number)
);

-- Made when an audit with a grade is handed in. A submission without one came before there was a rule, and counts as chosen.
create table moderation_selection (
  authority_id uuid not null,
  submission_id uuid not null,
  chosen boolean not null,
  because text not null check (length(because) > 0),
  -- 0: before any rule was set.
  rule_number integer not null check (rule_number >= 0),
  -- What the draw gave, of a million; null where nothing was drawn.
  drawn integer check (drawn between 0 and 999999),
  primary key (authority_id, submission_id)
);

-- Where moderation is blind: the sections' grades that the moderator gave before seeing the auditor's, by key of the section. The
-- overall grade and its reason are the moderator's entry in grade_entry.
create table blind_look (
  authority_id uuid not null,
  submission_id uuid not null,
  sections jsonb not null,
  looked_by uuid not null,
  looked_at timestamptz not null,
  primary key (authority_id, submission_id)
);

call protect_table('moderation_rule');
call protect_table('moderation_selection');
call protect_table('blind_look');
call keep_as_written('moderation_rule');
call keep_as_written('moderation_selection');
call keep_as_written('blind_look');
alter table moderation_rule add foreign key (authority_id, set_by) references staff_member (authority_id, staff_id);
alter table moderation_selection add foreign key (authority_id, submission_id) references submission (authority_id, submission_id);
alter table blind_look add foreign key (authority_id, submission_id) references submission (authority_id, submission_id);
alter table blind_look add foreign key (authority_id, looked_by) references staff_member (authority_id, staff_id);
