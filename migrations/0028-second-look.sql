-- What follows a second look that not everybody agrees with, and what auditor and moderator say to each other about questions.

-- A grade decided after a dispute stands beside the three that were given, and none is replaced.
alter table grade_entry drop constraint grade_entry_kind_check;
alter table grade_entry add constraint grade_entry_kind_check check (kind in ('auditor', 'moderator', 'agreed', 'decided'));

-- The grade that stands: the one decided after a dispute, else the one agreed.
create view agreed_grade with (security_invoker = true) as
  select agreed.authority_id, agreed.audit_id, agreed.submission_id, agreed.entered_at,
    coalesce(decided.grade, agreed.grade) as grade
  from grade_entry agreed
  left join grade_entry decided on decided.authority_id = agreed.authority_id and decided.submission_id = agreed.submission_id
    and decided.kind = 'decided'
  where agreed.kind = 'agreed';
grant select on agreed_grade to lfa_app;

-- The auditor does not agree with the grade of the second look. One for each submission at most.
create table grade_dispute (
  authority_id uuid not null,
  dispute_id uuid not null,
  audit_id uuid not null,
  submission_id uuid not null,
  wants text not null check (wants in ('outstanding', 'good', 'requires-improvement', 'inadequate')),
  because text not null check (length(because) between 1 and 10000),
  raised_by uuid not null,
  raised_at timestamptz not null,
  -- The last day on which it is decided in time, as the council's choice stood that day.
  decide_by date not null,
  primary key (authority_id, dispute_id),
  unique (authority_id, submission_id)
);

-- Decided with a grade, or withdrawn by whoever raised it.
create table grade_dispute_end (
  authority_id uuid not null,
  dispute_id uuid not null,
  -- Null where it was withdrawn.
  grade text check (grade in ('outstanding', 'good', 'requires-improvement', 'inadequate')),
  because text not null check (length(because) between 1 and 10000),
  ended_by uuid not null,
  ended_at timestamptz not null,
  primary key (authority_id, dispute_id)
);

create table dispute_setting (
  authority_id uuid not null,
  number integer not null check (number > 0),
  -- Working days after moderation in which an auditor may disagree, and then to decide.
  raise_days integer not null check (raise_days between 1 and 30),
  decide_days integer not null check (decide_days between 1 and 30),
  -- Whether a head of service decides wherever one of the grades is inadequate.
  head_for_inadequate boolean not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (authority_id, number)
);

-- What is said about one question of an audit, between auditor and moderator. It goes on when the audit is returned and handed in again.
create table question_thread (
  authority_id uuid not null,
  thread_id uuid not null,
  audit_id uuid not null,
  question_key text not null,
  -- As it was asked, readable without the tool.
  question_text text not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  primary key (authority_id, thread_id)
);

create table question_comment (
  authority_id uuid not null,
  comment_id uuid not null,
  thread_id uuid not null,
  text text not null check (length(text) between 1 and 10000),
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (authority_id, comment_id)
);

create table question_thread_resolved (
  authority_id uuid not null,
  thread_id uuid not null,
  resolved_by uuid not null,
  resolved_at timestamptz not null,
  primary key (authority_id, thread_id)
);

-- The moderator's grades of sections, given with the auditor's in sight: section key to grade and reason.
create table open_look (
  authority_id uuid not null,
  submission_id uuid not null,
  sections jsonb not null,
  looked_by uuid not null,
  looked_at timestamptz not null,
  primary key (authority_id, submission_id)
);

call protect_table('grade_dispute');
call protect_table('grade_dispute_end');
call protect_table('dispute_setting');
call protect_table('question_thread');
call protect_table('question_comment');
call protect_table('question_thread_resolved');
call protect_table('open_look');
call keep_as_written('grade_dispute');
call keep_as_written('grade_dispute_end');
call keep_as_written('dispute_setting');
call keep_as_written('question_thread');
call keep_as_written('question_comment');
call keep_as_written('question_thread_resolved');
call keep_as_written('open_look');

alter table grade_dispute add foreign key (authority_id, audit_id) references audit (authority_id, audit_id);
alter table grade_dispute add foreign key (authority_id, submission_id) references submission (authority_id, submission_id);
alter table grade_dispute add foreign key (authority_id, raised_by) references staff_member (authority_id, staff_id);
alter table grade_dispute_end add foreign key (authority_id, dispute_id) references grade_dispute (authority_id, dispute_id);
alter table grade_dispute_end add foreign key (authority_id, ended_by) references staff_member (authority_id, staff_id);
alter table dispute_setting add foreign key (authority_id, set_by) references staff_member (authority_id, staff_id);
alter table question_thread add foreign key (authority_id, audit_id) references audit (authority_id, audit_id);
alter table question_thread add foreign key (authority_id, opened_by) references staff_member (authority_id, staff_id);
alter table question_comment add foreign key (authority_id, thread_id) references question_thread (authority_id, thread_id);
alter table question_comment add foreign key (authority_id, written_by) references staff_member (authority_id, staff_id);
alter table question_thread_resolved add foreign key (authority_id, thread_id) references question_thread (authority_id, thread_id);
alter table question_thread_resolved add foreign key (authority_id, resolved_by) references staff_member (authority_id, staff_id);
alter table open_look add foreign key (authority_id, submission_id) references submission (authority_id, submission_id);
alter table open_look add foreign key (authority_id, looked_by) references staff_member (authority_id, staff_id);
create index on grade_dispute (authority_id, audit_id);
create index on grade_dispute (authority_id, raised_by);
create index on grade_dispute_end (authority_id, ended_by);
create index on dispute_setting (authority_id, set_by);
create index on question_thread (authority_id, audit_id);
create index on question_thread (authority_id, opened_by);
create index on question_comment (authority_id, thread_id);
create index on question_comment (authority_id, written_by);
create index on question_thread_resolved (authority_id, resolved_by);
create index on open_look (authority_id, looked_by);

-- Of 100 audits agreed to require improvement, how many are looked at again as a dip sample; drawn by chance.
alter table re_audit_setting add column dip_share integer not null default 0 check (dip_share between 0 and 100);

-- Whether a head of service takes the second look at audits that their auditor graded inadequate, and nobody else.
alter table moderation_rule add column head_for_inadequate boolean not null default false;
