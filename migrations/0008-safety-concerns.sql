-- A child may be unsafe now: what somebody saw while auditing, who was told, what was answered. Everything is kept as written; the
-- clocks are kept as they were on the day, so that a later change of settings moves no promise that was made.

alter table staff_role drop constraint staff_role_role_check;
alter table staff_role add constraint staff_role_role_check check (role in ('auditor', 'practitioner', 'team-manager',
  'moderator', 'qa-lead', 'principal-social-worker', 'service-manager', 'head-of-service', 'director', 'scrutiny-member',
  'administrator'));

create table safety_concern (
  authority_id uuid not null,
  concern_id uuid not null,
  -- What people see and what URLs carry, such as S-2018-0003.
  reference text not null check (reference ~ '^S-[0-9]{4}-[0-9]{4,6}$'),
  audit_id uuid not null,
  severity text not null check (severity in ('immediate', 'urgent', 'standard')),
  seen text not null check (length(seen) between 1 and 10000),
  raised_by uuid not null,
  raised_at timestamptz not null,
  -- Somebody who can act is told by the end of this day.
  tell_by timestamptz not null,
  respond_by timestamptz not null,
  -- Unanswered until then, the next person up is told.
  service_manager_at timestamptz not null,
  director_at timestamptz not null,
  primary key (authority_id, concern_id),
  unique (authority_id, reference)
);

-- A conversation: who was told, when, and what was decided. The person who raised the concern says so.
create table safety_concern_telling (
  authority_id uuid not null,
  telling_id uuid not null,
  concern_id uuid not null,
  told text not null check (length(told) between 1 and 200),
  told_at timestamptz not null,
  decision text not null check (length(decision) between 1 and 10000),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (authority_id, telling_id)
);

-- Whom the product told by itself, for which step and when.
create table safety_concern_notification (
  authority_id uuid not null,
  concern_id uuid not null,
  staff_id uuid not null,
  step text not null check (step in ('team-manager', 'head-of-service', 'service-manager', 'director', 'confirmation')),
  due_at timestamptz not null,
  notified_at timestamptz not null,
  primary key (authority_id, concern_id, staff_id, step)
);

-- When a person opened a concern after they were told of it: that need not be told again.
create table safety_concern_opening (
  authority_id uuid not null,
  concern_id uuid not null,
  staff_id uuid not null,
  opened_at timestamptz not null,
  primary key (authority_id, concern_id, staff_id, opened_at)
);

create table safety_concern_response (
  authority_id uuid not null,
  response_id uuid not null,
  concern_id uuid not null,
  number integer not null check (number > 0),
  done text not null check (length(done) between 1 and 10000),
  safe text not null check (safe in ('yes', 'no', 'not-known')),
  next text not null check (length(next) <= 10000),
  responded_by uuid not null,
  responded_at timestamptz not null,
  primary key (authority_id, response_id),
  unique (authority_id, concern_id, number),
  check (safe = 'yes' or length(next) > 0)
);

create table safety_concern_closure (
  authority_id uuid not null,
  concern_id uuid not null,
  confirmed text not null check (length(confirmed) between 1 and 10000),
  closed_by uuid not null,
  closed_at timestamptz not null,
  primary key (authority_id, concern_id)
);

-- A clock that this council set for itself. The last one set counts; without any, the usual one of domain/safety-concerns/settings.ts.
create table safety_clock (
  authority_id uuid not null,
  clock_id uuid not null,
  key text not null check (length(key) between 1 and 60),
  value integer not null check (value >= 0),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (authority_id, clock_id)
);

call protect_table('safety_concern');
call protect_table('safety_concern_telling');
call protect_table('safety_concern_notification');
call protect_table('safety_concern_opening');
call protect_table('safety_concern_response');
call protect_table('safety_concern_closure');
call protect_table('safety_clock');
call keep_as_written('safety_concern');
call keep_as_written('safety_concern_telling');
call keep_as_written('safety_concern_notification');
call keep_as_written('safety_concern_opening');
call keep_as_written('safety_concern_response');
call keep_as_written('safety_concern_closure');
call keep_as_written('safety_clock');

alter table safety_concern add foreign key (authority_id, audit_id) references audit (authority_id, audit_id);
alter table safety_concern add foreign key (authority_id, raised_by) references staff_member (authority_id, staff_id);
alter table safety_concern_telling add foreign key (authority_id, concern_id) references safety_concern (authority_id, concern_id);
alter table safety_concern_telling add foreign key (authority_id, recorded_by) references staff_member (authority_id, staff_id);
alter table safety_concern_notification add foreign key (authority_id, concern_id) references safety_concern (authority_id, concern_id);
alter table safety_concern_notification add foreign key (authority_id, staff_id) references staff_member (authority_id, staff_id);
alter table safety_concern_opening add foreign key (authority_id, concern_id) references safety_concern (authority_id, concern_id);
alter table safety_concern_opening add foreign key (authority_id, staff_id) references staff_member (authority_id, staff_id);
alter table safety_concern_response add foreign key (authority_id, concern_id) references safety_concern (authority_id, concern_id);
alter table safety_concern_response add foreign key (authority_id, responded_by) references staff_member (authority_id, staff_id);
alter table safety_concern_closure add foreign key (authority_id, concern_id) references safety_concern (authority_id, concern_id);
alter table safety_concern_closure add foreign key (authority_id, closed_by) references staff_member (authority_id, staff_id);
alter table safety_clock add foreign key (authority_id, set_by) references staff_member (authority_id, staff_id);
create index on safety_concern (authority_id, audit_id);
create index on safety_concern (authority_id, raised_by);
create index on safety_concern_telling (authority_id, concern_id);
create index on safety_concern_notification (authority_id, staff_id);
create index on safety_clock (authority_id, key, set_at);

-- Where a concern stands, read from the records. `waiting` orders lists: 0 unanswered, 1 not safe or not known, 2 to be confirmed, 3 closed.
create view safety_concern_standing with (security_invoker = true) as
  select safety_concern.*,
    latest.safe,
    latest.responded_at,
    closure.closed_at,
    case when closure.concern_id is not null then 'closed' when latest.safe is not null then 'responded' else 'raised' end as state,
    case when closure.concern_id is not null then 3 when latest.safe is null then 0 when latest.safe = 'yes' then 2 else 1 end as waiting
  from safety_concern
  left join lateral (
    select safety_concern_response.safe, safety_concern_response.responded_at from safety_concern_response
    where safety_concern_response.authority_id = safety_concern.authority_id
      and safety_concern_response.concern_id = safety_concern.concern_id
    order by safety_concern_response.number desc limit 1
  ) latest on true
  left join safety_concern_closure closure on closure.authority_id = safety_concern.authority_id
    and closure.concern_id = safety_concern.concern_id;
grant select on safety_concern_standing to lfa_app;
