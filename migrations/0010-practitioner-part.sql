-- The practitioner's part of an audit: that they were told and opened it, what they reflected, what they replied, and the answers.
-- Nothing here is changed once written: a later reflection stands in place of an earlier one, and both are kept.

create table practitioner_told (
  authority_id uuid not null,
  audit_id uuid not null,
  practitioner_id uuid not null,
  told_at timestamptz not null,
  primary key (authority_id, audit_id)
);

-- The moment at which the practitioner first opened the page of the audit.
create table practitioner_seen (
  authority_id uuid not null,
  audit_id uuid not null,
  practitioner_id uuid not null,
  seen_at timestamptz not null,
  primary key (authority_id, audit_id, practitioner_id)
);

-- The five parts of domain/practitioner/part.ts. The highest number stands.
create table reflection (
  authority_id uuid not null,
  reflection_id uuid not null,
  audit_id uuid not null,
  number integer not null check (number > 0),
  proud text not null,
  differently text not null,
  in_the_way text not null,
  child_would_say text not null,
  support_wanted text not null,
  kept_by uuid not null,
  kept_at timestamptz not null,
  primary key (authority_id, reflection_id),
  unique (authority_id, audit_id, number),
  check (proud || differently || in_the_way || child_would_say || support_wanted <> '')
);

-- What the auditor records of talking with the practitioner, where the audit tool itself does not ask it.
create table practitioner_conversation (
  authority_id uuid not null,
  conversation_id uuid not null,
  audit_id uuid not null,
  manner text not null check (manner in ('face-to-face', 'video', 'telephone', 'writing', 'did-not-take-place')),
  -- The day of the conversation; of one that did not take place, none.
  held_on date,
  reason text not null,
  worked text not null,
  barriers text not null,
  support_wanted text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (authority_id, conversation_id),
  check (case when manner = 'did-not-take-place' then held_on is null and reason <> '' else held_on is not null end)
);

-- What the practitioner says to the audit as it was handed in.
create table practitioner_reply (
  authority_id uuid not null,
  reply_id uuid not null,
  audit_id uuid not null,
  submission_id uuid not null,
  stance text not null check (stance in ('agree', 'partly-agree', 'disagree')),
  words text not null,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (authority_id, reply_id)
);

-- One answer to a reply, or to the support that a reflection asks for.
create table practitioner_answer (
  authority_id uuid not null,
  answer_id uuid not null,
  audit_id uuid not null,
  reply_id uuid,
  reflection_id uuid,
  words text not null check (words <> ''),
  answered_by uuid not null,
  answered_at timestamptz not null,
  primary key (authority_id, answer_id),
  check (num_nonnulls(reply_id, reflection_id) = 1),
  unique (authority_id, reply_id),
  unique (authority_id, reflection_id)
);

-- When practitioners and their managers see the result of an audit: the latest choice stands; without one, after moderation.
create table result_choice (
  authority_id uuid not null,
  number integer not null check (number > 0),
  sees_result_after text not null check (sees_result_after in ('submission', 'moderation')),
  chosen_by uuid not null,
  chosen_at timestamptz not null,
  primary key (authority_id, number)
);

call protect_table('practitioner_told');
call protect_table('practitioner_seen');
call protect_table('reflection');
call protect_table('practitioner_conversation');
call protect_table('practitioner_reply');
call protect_table('practitioner_answer');
call protect_table('result_choice');
call keep_as_written('practitioner_told');
call keep_as_written('practitioner_seen');
call keep_as_written('reflection');
call keep_as_written('practitioner_conversation');
call keep_as_written('practitioner_reply');
call keep_as_written('practitioner_answer');
call keep_as_written('result_choice');

alter table practitioner_told add foreign key (authority_id, audit_id) references audit (authority_id, audit_id);
alter table practitioner_told add foreign key (authority_id, practitioner_id) references staff_member (authority_id, staff_id);
alter table practitioner_seen add foreign key (authority_id, audit_id) references audit (authority_id, audit_id);
alter table practitioner_seen add foreign key (authority_id, practitioner_id) references staff_member (authority_id, staff_id);
alter table reflection add foreign key (authority_id, audit_id) references audit (authority_id, audit_id);
alter table reflection add foreign key (authority_id, kept_by) references staff_member (authority_id, staff_id);
alter table practitioner_conversation add foreign key (authority_id, audit_id) references audit (authority_id, audit_id);
alter table practitioner_conversation add foreign key (authority_id, recorded_by) references staff_member (authority_id, staff_id);
alter table practitioner_reply add foreign key (authority_id, audit_id) references audit (authority_id, audit_id);
alter table practitioner_reply add foreign key (authority_id, submission_id) references submission (authority_id, submission_id);
alter table practitioner_reply add foreign key (authority_id, written_by) references staff_member (authority_id, staff_id);
alter table practitioner_answer add foreign key (authority_id, audit_id) references audit (authority_id, audit_id);
alter table practitioner_answer add foreign key (authority_id, reply_id) references practitioner_reply (authority_id, reply_id);
alter table practitioner_answer add foreign key (authority_id, reflection_id) references reflection (authority_id, reflection_id);
alter table practitioner_answer add foreign key (authority_id, answered_by) references staff_member (authority_id, staff_id);
alter table result_choice add foreign key (authority_id, chosen_by) references staff_member (authority_id, staff_id);
create index on practitioner_reply (authority_id, audit_id);
create index on practitioner_conversation (authority_id, audit_id);
create index on audit (authority_id, practitioner_id);

-- What waits for an answer, or was answered: replies that do not agree, and the support that the standing reflection asks for.
-- Support asked for in the same words in an earlier version, and answered there, is answered.
create view practitioner_asks with (security_invoker = true) as
  select reply.authority_id, reply.reply_id as ask_id, reply.audit_id, reply.stance as kind, reply.written_by as asked_by,
    reply.written_at as asked_at, answer.answered_at
  from practitioner_reply reply
  left join practitioner_answer answer on answer.authority_id = reply.authority_id and answer.reply_id = reply.reply_id
  where reply.stance in ('partly-agree', 'disagree')
  union all
  select standing.authority_id, standing.reflection_id, standing.audit_id, 'support-wanted', standing.kept_by,
    standing.kept_at, answered.answered_at
  from reflection standing
  left join lateral (
    select min(answer.answered_at) as answered_at from practitioner_answer answer
    join reflection same on same.authority_id = answer.authority_id and same.reflection_id = answer.reflection_id
    where same.authority_id = standing.authority_id and same.audit_id = standing.audit_id
      and same.support_wanted = standing.support_wanted
  ) answered on true
  where standing.support_wanted <> ''
    and not exists (select from reflection later where later.authority_id = standing.authority_id
                    and later.audit_id = standing.audit_id and later.number > standing.number);
grant select on practitioner_asks to lfa_app;
