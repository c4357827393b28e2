-- An audit is one auditor, one sampled case, one tool version. Answers are kept as given: a correction is a new row and the
-- earlier one is marked superseded. What was handed in is kept as it was read that day (`submission`).

create table audit (
  authority_id uuid not null,
  audit_id uuid not null,
  -- What people see and what URLs carry, such as A-2018-0412.
  reference text not null check (reference ~ '^A-[0-9]{4}-[0-9]{4,6}$'),
  round_id uuid not null,
  sampled_case_id uuid not null,
  tool_version_id uuid not null,
  auditor_id uuid not null,
  -- Kept here so that reach (own case, team, locality) is one comparison.
  case_reference text not null,
  case_status text not null,
  practitioner_id uuid,
  team_id uuid,
  locality_id uuid,
  allocated_at timestamptz not null,
  primary key (authority_id, audit_id),
  unique (authority_id, reference)
);

create table answer (
  authority_id uuid not null,
  answer_id uuid not null,
  audit_id uuid not null,
  question_key text not null,
  -- The answer given, in the shape of the question's kind; evidence or reason is the auditor's text.
  value jsonb not null,
  evidence text not null default '',
  given_by uuid not null,
  given_at timestamptz not null,
  superseded_at timestamptz,
  primary key (authority_id, answer_id)
);

-- Handing in. A returned audit may be handed in again: the last submission without a return is the one that stands.
create table submission (
  authority_id uuid not null,
  submission_id uuid not null,
  audit_id uuid not null,
  number integer not null check (number > 0),
  submitted_by uuid not null,
  submitted_at timestamptz not null,
  -- Questions and answers as they were read: SubmittedAudit of domain/audit/submission.ts. Readable without the tool.
  document jsonb not null,
  digest text not null,
  primary key (authority_id, submission_id),
  unique (authority_id, audit_id, number)
);

create table submission_return (
  authority_id uuid not null,
  submission_id uuid not null,
  returned_by uuid not null,
  returned_at timestamptz not null,
  reason text not null check (length(reason) > 0),
  primary key (authority_id, submission_id)
);

-- The auditor's, the moderator's and the agreed grade: three entries, none replaces another.
create table grade_entry (
  authority_id uuid not null,
  entry_id uuid not null,
  audit_id uuid not null,
  submission_id uuid not null,
  kind text not null check (kind in ('auditor', 'moderator', 'agreed')),
  grade text not null check (grade in ('outstanding', 'good', 'requires-improvement', 'inadequate')),
  reason text not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  primary key (authority_id, entry_id),
  unique (authority_id, submission_id, kind)
);

create table finding (
  authority_id uuid not null,
  finding_id uuid not null,
  audit_id uuid not null,
  submission_id uuid not null,
  kind text not null check (kind in ('strength', 'area-for-improvement')),
  theme text not null,
  text text not null,
  primary key (authority_id, finding_id)
);

create table action (
  authority_id uuid not null,
  action_id uuid not null,
  audit_id uuid not null,
  submission_id uuid not null,
  text text not null,
  owner_role text not null,
  due_on date not null,
  success_measure text not null,
  primary key (authority_id, action_id)
);

-- A section's grade at submission, flattened from the submission for counting.
create table submitted_grade (
  authority_id uuid not null,
  submission_id uuid not null,
  audit_id uuid not null,
  section_key text not null,
  grade text not null check (grade in ('outstanding', 'good', 'requires-improvement', 'inadequate', 'not-graded')),
  primary key (authority_id, submission_id, section_key)
);

call protect_table('audit');
call protect_table('answer');
call protect_table('submission');
call protect_table('submission_return');
call protect_table('grade_entry');
call protect_table('finding');
call protect_table('action');
call protect_table('submitted_grade');
call keep_as_written('submission');
call keep_as_written('submission_return');
call keep_as_written('grade_entry');

alter table audit add foreign key (authority_id, round_id) references round (authority_id, round_id);
alter table audit add foreign key (authority_id, sampled_case_id) references sampled_case (authority_id, sampled_case_id);
alter table audit add foreign key (authority_id, tool_version_id) references tool_version (authority_id, tool_version_id);
alter table audit add foreign key (authority_id, auditor_id) references staff_member (authority_id, staff_id);
alter table audit add foreign key (authority_id, practitioner_id) references staff_member (authority_id, staff_id);
alter table answer add foreign key (authority_id, audit_id) references audit (authority_id, audit_id);
alter table answer add foreign key (authority_id, given_by) references staff_member (authority_id, staff_id);
alter table submission add foreign key (authority_id, audit_id) references audit (authority_id, audit_id);
alter table submission_return add foreign key (authority_id, submission_id) references submission (authority_id, submission_id);
alter table grade_entry add foreign key (authority_id, submission_id) references submission (authority_id, submission_id);
alter table grade_entry add foreign key (authority_id, entered_by) references staff_member (authority_id, staff_id);
alter table finding add foreign key (authority_id, submission_id) references submission (authority_id, submission_id);
alter table action add foreign key (authority_id, submission_id) references submission (authority_id, submission_id);
alter table submitted_grade add foreign key (authority_id, submission_id) references submission (authority_id, submission_id);
create unique index one_current_answer on answer (authority_id, audit_id, question_key) where superseded_at is null;
create unique index one_audit_for_each_allocation on audit (authority_id, sampled_case_id, auditor_id);
create index on audit (authority_id, round_id);
create index on audit (authority_id, auditor_id);
create index on audit (authority_id, case_reference);
create index on submission (authority_id, audit_id);
create index on grade_entry (authority_id, audit_id);
create index on finding (authority_id, audit_id);
create index on action (authority_id, audit_id);

-- Where an audit stands, read from the records: the submission that counts is the last one that was not returned.
create view audit_standing with (security_invoker = true) as
  select audit.*,
    standing.submission_id,
    standing.submitted_at,
    case
      when closure.round_id is not null and agreed.entry_id is not null then 'closed'
      when agreed.entry_id is not null then 'moderated'
      when standing.submission_id is not null then 'submitted'
      when exists (select from answer where answer.authority_id = audit.authority_id
                   and answer.audit_id = audit.audit_id and answer.superseded_at is null) then 'in-progress'
      else 'allocated'
    end as state
  from audit
  left join lateral (
    select submission.submission_id, submission.submitted_at from submission
    where submission.authority_id = audit.authority_id and submission.audit_id = audit.audit_id
      and not exists (select from submission_return
                      where submission_return.authority_id = submission.authority_id
                        and submission_return.submission_id = submission.submission_id)
    order by submission.number desc limit 1
  ) standing on true
  left join grade_entry agreed on agreed.authority_id = audit.authority_id
    and agreed.submission_id = standing.submission_id and agreed.kind = 'agreed'
  left join round_closure closure on closure.authority_id = audit.authority_id and closure.round_id = audit.round_id;
grant select on audit_standing to lfa_app;
