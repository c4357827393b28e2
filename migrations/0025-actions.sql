-- Actions are followed until somebody other than their owner has seen that they were done, and asked whether the child's situation changed.
-- The record opens an action; deeds follow, each a row kept as written. Where an action stands is read from them, never stored.

create table action_record (
  authority_id uuid not null,
  action_id uuid not null,
  -- What people see and what URLs carry, such as AC-2018-0012.
  reference text not null check (reference ~ '^AC-[0-9]{4}-[0-9]{4,6}$'),
  source text not null check (source in ('audit', 'round', 'theme', 'board', 'panel', 'review')),
  source_title text not null check (length(source_title) between 1 and 200),
  -- Of actions that an audit asked for, whose row in `action` has the same action_id: the submission that it was written with.
  audit_id uuid,
  submission_id uuid,
  case_reference text,
  text text not null check (length(text) between 1 and 10000),
  why text not null default '' check (length(why) <= 10000),
  kind text,
  severity text check (severity in ('high', 'medium', 'low')),
  for_whom text not null check (for_whom in ('child', 'practitioner', 'team', 'service', 'partnership')),
  team_id uuid,
  locality_id uuid,
  owner_role text,
  -- Null where nobody at work holds the role: then it waits for an owner.
  owner_id uuid,
  due_on date not null,
  success_measure text not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  primary key (authority_id, action_id),
  unique (authority_id, reference),
  check ((source = 'audit') = (audit_id is not null)),
  check ((audit_id is null) = (submission_id is null))
);

create table action_deed (
  authority_id uuid not null,
  action_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in
    ('given', 'due-moved', 'progress', 'done', 'verified', 'sent-back', 'closed-without', 'loop-checked')),
  words text not null check (length(words) between 1 and 10000),
  new_owner_id uuid,
  new_due_on date,
  -- Of the check that closes the loop: did the child's situation change?
  changed text check (changed in ('yes', 'partly', 'no', 'cannot-be-said')),
  by_id uuid not null,
  at timestamptz not null,
  primary key (authority_id, action_id, number),
  check ((kind = 'given') = (new_owner_id is not null)),
  check ((kind = 'due-moved') = (new_due_on is not null)),
  check ((kind = 'loop-checked') = (changed is not null))
);

-- What the council chose, beside what it chose before.
create table action_setting (
  authority_id uuid not null,
  number integer not null check (number > 0),
  -- Weeks from verification to the question whether the child's situation changed.
  loop_weeks integer not null check (loop_weeks between 1 and 52),
  -- The usual time for an action, in days, by severity.
  high_days integer not null check (high_days between 1 and 365),
  medium_days integer not null check (medium_days between 1 and 365),
  low_days integer not null check (low_days between 1 and 365),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (authority_id, number)
);

-- Actions that audits asked for before this was followed: opened as they were written. The practitioner owns theirs; the rest wait for an owner.
alter table action no force row level security;
alter table audit no force row level security;
alter table submission no force row level security;
insert into action_record (authority_id, action_id, reference, source, source_title, audit_id, submission_id,
  case_reference, text, for_whom, team_id, locality_id, owner_role, owner_id, due_on, success_measure, opened_by, opened_at)
select authority_id, action_id, 'AC-' || year || '-' || lpad(place, greatest(4, length(place)), '0'), 'audit', 'Audit ' || reference,
  audit_id, submission_id, case_reference, text, 'child', team_id, locality_id, owner_role, owner_id, due_on, success_measure,
  submitted_by, submitted_at
from (
  select action.*, submission.submitted_by, submission.submitted_at, audit.reference, audit.case_reference, audit.team_id,
    audit.locality_id, case when action.owner_role = 'practitioner' then audit.practitioner_id end as owner_id, handed_in.year,
    row_number() over (partition by action.authority_id, handed_in.year order by submission.submitted_at, action.action_id)::text as place
  from action
  join submission on submission.authority_id = action.authority_id and submission.submission_id = action.submission_id
  join audit on audit.authority_id = action.authority_id and audit.audit_id = action.audit_id
  cross join lateral (select to_char(submission.submitted_at at time zone 'Europe/London', 'YYYY') as year) handed_in
  where length(action.text) between 1 and 10000
) asked;
alter table action force row level security;
alter table audit force row level security;
alter table submission force row level security;

call protect_table('action_record');
call protect_table('action_deed');
call protect_table('action_setting');
call keep_as_written('action_record');
call keep_as_written('action_deed');
call keep_as_written('action_setting');

alter table action_record add foreign key (authority_id, audit_id) references audit (authority_id, audit_id);
alter table action_record add foreign key (authority_id, submission_id) references submission (authority_id, submission_id);
alter table action_record add foreign key (authority_id, team_id) references team (authority_id, team_id);
alter table action_record add foreign key (authority_id, locality_id) references locality (authority_id, locality_id);
alter table action_record add foreign key (authority_id, owner_id) references staff_member (authority_id, staff_id);
alter table action_record add foreign key (authority_id, opened_by) references staff_member (authority_id, staff_id);
alter table action_deed add foreign key (authority_id, action_id) references action_record (authority_id, action_id);
alter table action_deed add foreign key (authority_id, new_owner_id) references staff_member (authority_id, staff_id);
alter table action_deed add foreign key (authority_id, by_id) references staff_member (authority_id, staff_id);
alter table action_setting add foreign key (authority_id, set_by) references staff_member (authority_id, staff_id);
create index on action_record (authority_id, audit_id);
create index on action_record (authority_id, submission_id);
create index on action_record (authority_id, team_id);
create index on action_record (authority_id, locality_id);
create index on action_record (authority_id, owner_id);
create index on action_record (authority_id, opened_by);
create index on action_deed (authority_id, new_owner_id);
create index on action_deed (authority_id, by_id);
create index on action_setting (authority_id, set_by);

-- Where an action stands, read from its deeds. Of an audit's actions only those of the submission that stands now.
create view action_standing with (security_invoker = true) as
  select record.*,
    coalesce(given.new_owner_id, record.owner_id) as holder_id,
    coalesce(moved.new_due_on, record.due_on) as now_due_on,
    audit.reference as audit,
    audit.auditor_id,
    -- What does not come from an audit may be seen as what comes from one that is closed.
    coalesce(audit.state, 'closed') as audit_state,
    case
      when without.action_id is not null then 'closed-without'
      when turn.kind = 'verified' then 'closed'
      when turn.kind = 'done' then 'to-verify'
      else 'open'
    end as state,
    said.by_id as done_by,
    case when turn.kind = 'verified' then turn.at end as verified_at,
    looped.changed,
    (select count(*)::integer from action_deed every where every.authority_id = record.authority_id
      and every.action_id = record.action_id) as deeds
  from action_record record
  left join audit_standing audit on audit.authority_id = record.authority_id and audit.audit_id = record.audit_id
  left join lateral (select deed.new_owner_id from action_deed deed where deed.authority_id = record.authority_id
    and deed.action_id = record.action_id and deed.kind = 'given' order by deed.number desc limit 1) given on true
  left join lateral (select deed.new_due_on from action_deed deed where deed.authority_id = record.authority_id
    and deed.action_id = record.action_id and deed.kind = 'due-moved' order by deed.number desc limit 1) moved on true
  left join lateral (select deed.kind, deed.at from action_deed deed where deed.authority_id = record.authority_id
    and deed.action_id = record.action_id and deed.kind in ('done', 'verified', 'sent-back')
    order by deed.number desc limit 1) turn on true
  left join lateral (select deed.by_id from action_deed deed where deed.authority_id = record.authority_id
    and deed.action_id = record.action_id and deed.kind = 'done' order by deed.number desc limit 1) said on true
  left join lateral (select deed.changed from action_deed deed where deed.authority_id = record.authority_id
    and deed.action_id = record.action_id and deed.kind = 'loop-checked' order by deed.number desc limit 1) looped on true
  left join lateral (select deed.action_id from action_deed deed where deed.authority_id = record.authority_id
    and deed.action_id = record.action_id and deed.kind = 'closed-without' limit 1) without on true
  where record.audit_id is null or audit.submission_id = record.submission_id;
grant select on action_standing to lfa_app;
