-- A case whose audit was agreed to be inadequate is audited again, by someone else, to see what was done. What is owed is written
-- down on the day the grade is agreed; whether it is allocated, done or overdue is read from the audits that follow.

create table re_audit (
  authority_id uuid not null,
  re_audit_id uuid not null,
  -- What people see and what URLs carry, such as RA-2018-0003.
  reference text not null check (reference ~ '^RA-[0-9]{4}-[0-9]{4,6}$'),
  audit_id uuid not null,
  -- The submission whose grade was agreed: once its audit is corrected, another one stands and decides anew.
  submission_id uuid not null,
  case_reference text not null,
  earlier_auditor_id uuid not null,
  agreed_grade text not null check (agreed_grade in ('inadequate', 'requires-improvement')),
  owed_at timestamptz not null,
  -- After the audit's actions are due, so that there is something to see; never after due_on.
  earliest_on date not null,
  due_on date not null check (due_on >= earliest_on),
  primary key (authority_id, re_audit_id),
  unique (authority_id, reference),
  unique (authority_id, submission_id)
);

-- It will not be done, and why. There is one for each at most, and it is not taken back.
create table re_audit_waiver (
  authority_id uuid not null,
  re_audit_id uuid not null,
  reason text not null check (reason in ('closed', 'transferred', 'other')),
  words text not null check (length(words) between 1 and 10000),
  waived_by uuid not null,
  waived_at timestamptz not null,
  primary key (authority_id, re_audit_id)
);

-- What the council chose, beside what it chose before.
create table re_audit_setting (
  authority_id uuid not null,
  number integer not null check (number > 0),
  also_requires_improvement boolean not null,
  months integer not null check (months between 1 and 3),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (authority_id, number)
);

call protect_table('re_audit');
call protect_table('re_audit_waiver');
call protect_table('re_audit_setting');
call keep_as_written('re_audit');
call keep_as_written('re_audit_waiver');
call keep_as_written('re_audit_setting');

alter table re_audit add foreign key (authority_id, audit_id) references audit (authority_id, audit_id);
alter table re_audit add foreign key (authority_id, submission_id) references submission (authority_id, submission_id);
alter table re_audit add foreign key (authority_id, earlier_auditor_id) references staff_member (authority_id, staff_id);
alter table re_audit_waiver add foreign key (authority_id, re_audit_id) references re_audit (authority_id, re_audit_id);
alter table re_audit_waiver add foreign key (authority_id, waived_by) references staff_member (authority_id, staff_id);
alter table re_audit_setting add foreign key (authority_id, set_by) references staff_member (authority_id, staff_id);
create index on re_audit (authority_id, audit_id);
create index on re_audit (authority_id, case_reference);
create index on re_audit (authority_id, earlier_auditor_id);
create index on re_audit_waiver (authority_id, waived_by);
create index on re_audit_setting (authority_id, set_by);

-- A case that was put into a sample by hand: why, and who may not have it because they did the audit that this one follows.
alter table sampled_case add column added_because text check (length(added_because) between 1 and 200);
alter table sampled_case add column earlier_auditor_id uuid;
alter table sampled_case add foreign key (authority_id, earlier_auditor_id) references staff_member (authority_id, staff_id);
create index on sampled_case (authority_id, earlier_auditor_id);
