-- What allocation asks of those who audit: how many audits they can take, what they were trained for, what they are too near to, and
-- when they are exempt. Then what happens between the draw and handing in: an auditor accepts or declines, a case is taken out of the
-- sample and the next reserve comes in, an audit is given to somebody else. Nothing is removed: each is a record beside the others.

-- As the council keeps it of an auditor, beside what it kept before. Null: not said.
create table auditor_profile (
  authority_id uuid not null,
  auditor_id uuid not null,
  number integer not null check (number > 0),
  monthly_capacity integer check (monthly_capacity between 0 and 60),
  trained_on date,
  -- Case statuses that they have practised in; null counts as all.
  practised_in text[] check (cardinality(practised_in) > 0),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (authority_id, auditor_id, number)
);

create table auditing_setting (
  authority_id uuid not null,
  number integer not null check (number > 0),
  -- For auditors of whom nothing else is kept; null is no limit.
  usual_monthly_capacity integer check (usual_monthly_capacity between 1 and 60),
  -- Working days from allocation to handing in.
  working_days integer not null check (working_days between 1 and 60),
  -- Whether an auditor without a day of training is one to avoid.
  training_recorded boolean not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (authority_id, number)
);

-- What an auditor is too near to: declared by them, or by the quality assurance lead for them.
create table auditor_conflict (
  authority_id uuid not null,
  conflict_id uuid not null,
  auditor_id uuid not null,
  case_reference text check (length(case_reference) between 1 and 60),
  practitioner_id uuid,
  team_id uuid,
  because text not null check (length(because) between 1 and 10000),
  declared_by uuid not null,
  declared_at timestamptz not null,
  primary key (authority_id, conflict_id),
  check (num_nonnulls(case_reference, practitioner_id, team_id) = 1)
);

create table auditor_conflict_end (
  authority_id uuid not null,
  conflict_id uuid not null,
  because text not null check (length(because) between 1 and 10000),
  ended_by uuid not null,
  ended_at timestamptz not null,
  primary key (authority_id, conflict_id)
);

-- Asked for by the auditor or for them; it counts once a director has approved it.
create table auditor_exemption (
  authority_id uuid not null,
  exemption_id uuid not null,
  auditor_id uuid not null,
  first_month date not null check (extract(day from first_month) = 1),
  last_month date not null check (extract(day from last_month) = 1 and last_month >= first_month),
  because text not null check (length(because) between 1 and 10000),
  asked_by uuid not null,
  asked_at timestamptz not null,
  primary key (authority_id, exemption_id)
);

create table auditor_exemption_decision (
  authority_id uuid not null,
  exemption_id uuid not null,
  approved boolean not null,
  because text not null check (length(because) <= 10000 and (approved or length(because) > 0)),
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (authority_id, exemption_id)
);

-- The auditor's answer to an allocation: no conflict, and the audit is theirs; or why they cannot do it.
create table allocation_reply (
  authority_id uuid not null,
  allocation_id uuid not null,
  accepted boolean not null,
  because text check (length(because) between 1 and 10000),
  replied_by uuid not null,
  replied_at timestamptz not null,
  primary key (authority_id, allocation_id),
  check (accepted or because is not null)
);

-- Why an allocation was given to somebody else, or ended without one.
alter table allocation add column superseded_because text check (length(superseded_because) between 1 and 10000);

-- A case taken out of the sample before its audit was handed in, and the reserve that came in for it; null where none was left.
create table sampled_case_removal (
  authority_id uuid not null,
  sampled_case_id uuid not null,
  reason text not null check (reason ~ '^[a-z-]{1,40}$'),
  words text not null check (length(words) between 1 and 10000),
  replaced_by uuid,
  removed_by uuid not null,
  removed_at timestamptz not null,
  primary key (authority_id, sampled_case_id)
);

-- An audit that will not be handed in, because its case was taken out or given to somebody else. What was answered stays.
create table audit_set_aside (
  authority_id uuid not null,
  audit_id uuid not null,
  because text not null check (length(because) between 1 and 10000),
  set_aside_by uuid not null,
  set_aside_at timestamptz not null,
  primary key (authority_id, audit_id)
);

call protect_table('auditor_profile');
call protect_table('auditing_setting');
call protect_table('auditor_conflict');
call protect_table('auditor_conflict_end');
call protect_table('auditor_exemption');
call protect_table('auditor_exemption_decision');
call protect_table('allocation_reply');
call protect_table('sampled_case_removal');
call protect_table('audit_set_aside');
call keep_as_written('auditor_profile');
call keep_as_written('auditing_setting');
call keep_as_written('auditor_conflict');
call keep_as_written('auditor_conflict_end');
call keep_as_written('auditor_exemption');
call keep_as_written('auditor_exemption_decision');
call keep_as_written('allocation_reply');
call keep_as_written('sampled_case_removal');
call keep_as_written('audit_set_aside');

alter table auditor_profile add foreign key (authority_id, auditor_id) references staff_member (authority_id, staff_id);
alter table auditor_profile add foreign key (authority_id, set_by) references staff_member (authority_id, staff_id);
alter table auditing_setting add foreign key (authority_id, set_by) references staff_member (authority_id, staff_id);
alter table auditor_conflict add foreign key (authority_id, auditor_id) references staff_member (authority_id, staff_id);
alter table auditor_conflict add foreign key (authority_id, practitioner_id) references staff_member (authority_id, staff_id);
alter table auditor_conflict add foreign key (authority_id, team_id) references team (authority_id, team_id);
alter table auditor_conflict add foreign key (authority_id, declared_by) references staff_member (authority_id, staff_id);
alter table auditor_conflict_end add foreign key (authority_id, conflict_id) references auditor_conflict (authority_id, conflict_id);
alter table auditor_conflict_end add foreign key (authority_id, ended_by) references staff_member (authority_id, staff_id);
alter table auditor_exemption add foreign key (authority_id, auditor_id) references staff_member (authority_id, staff_id);
alter table auditor_exemption add foreign key (authority_id, asked_by) references staff_member (authority_id, staff_id);
alter table auditor_exemption_decision add foreign key (authority_id, exemption_id) references auditor_exemption (authority_id, exemption_id);
alter table auditor_exemption_decision add foreign key (authority_id, decided_by) references staff_member (authority_id, staff_id);
alter table allocation_reply add foreign key (authority_id, allocation_id) references allocation (authority_id, allocation_id);
alter table allocation_reply add foreign key (authority_id, replied_by) references staff_member (authority_id, staff_id);
alter table sampled_case_removal add foreign key (authority_id, sampled_case_id) references sampled_case (authority_id, sampled_case_id);
alter table sampled_case_removal add foreign key (authority_id, replaced_by) references sampled_case (authority_id, sampled_case_id);
alter table sampled_case_removal add foreign key (authority_id, removed_by) references staff_member (authority_id, staff_id);
alter table audit_set_aside add foreign key (authority_id, audit_id) references audit (authority_id, audit_id);
alter table audit_set_aside add foreign key (authority_id, set_aside_by) references staff_member (authority_id, staff_id);
create index on auditor_profile (authority_id, set_by);
create index on auditing_setting (authority_id, set_by);
create index on auditor_conflict (authority_id, auditor_id);
create index on auditor_conflict (authority_id, practitioner_id);
create index on auditor_conflict (authority_id, team_id);
create index on auditor_conflict (authority_id, declared_by);
create index on auditor_conflict_end (authority_id, ended_by);
create index on auditor_exemption (authority_id, auditor_id);
create index on auditor_exemption (authority_id, asked_by);
create index on auditor_exemption_decision (authority_id, decided_by);
create index on allocation_reply (authority_id, replied_by);
create index on sampled_case_removal (authority_id, replaced_by);
create index on sampled_case_removal (authority_id, removed_by);
create index on audit_set_aside (authority_id, set_aside_by);

-- As before, and an audit that was set aside says so.
create or replace view audit_standing with (security_invoker = true) as
  select audit.*,
    standing.submission_id,
    standing.submitted_at,
    case
      when aside.audit_id is not null then 'set-aside'
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
      and not exists (select from correction
                      where correction.authority_id = submission.authority_id
                        and correction.submission_id = submission.submission_id)
    order by submission.number desc limit 1
  ) standing on true
  left join grade_entry agreed on agreed.authority_id = audit.authority_id
    and agreed.submission_id = standing.submission_id and agreed.kind = 'agreed'
  left join round_closure closure on closure.authority_id = audit.authority_id and closure.round_id = audit.round_id
  left join audit_set_aside aside on aside.authority_id = audit.authority_id and aside.audit_id = audit.audit_id;

-- A case may come back to an auditor whose first audit of it was set aside, so one auditor can have two audits of one sampled case. That
-- only one of them is not set aside is seen to where audits are begun, with the round held.
drop index one_audit_for_each_allocation;
create index on audit (authority_id, sampled_case_id, auditor_id);
