-- What audits taught, in words: good practice messages and areas for improvement, each drafted from findings, approved by a second person,
-- numbered and dated (founding report, Appendices 2i and 2ii).

create table learning_message (
  authority_id uuid not null,
  message_id uuid not null,
  kind text not null check (kind in ('good-practice', 'area-for-improvement')),
  begun_by uuid not null,
  begun_at timestamptz not null,
  primary key (authority_id, message_id)
);

-- The latest wording is worked on; the one that was approved last is read.
create table learning_message_wording (
  authority_id uuid not null,
  message_id uuid not null,
  number integer not null check (number > 0),
  theme text not null check (length(theme) between 1 and 60),
  words text not null check (length(words) between 1 and 10000),
  -- Of areas for improvement alone.
  action_required text not null check (length(action_required) <= 10000),
  -- In how many audits of how many the theme was named, over months of rounds, when it was worded. Kept: later audits do not change it.
  audits integer not null check (audits between 0 and of_audits),
  of_audits integer not null check (of_audits >= 0),
  from_month date not null,
  to_month date not null,
  worded_by uuid not null,
  worded_at timestamptz not null,
  primary key (authority_id, message_id, number)
);

create table learning_message_decision (
  authority_id uuid not null,
  message_id uuid not null,
  number integer not null check (number > 0),
  decision text not null check (decision in ('approved', 'withdrawn')),
  wording integer not null,
  -- The number by which it is called, given with its first approval and never again to another.
  message_number integer not null check (message_number > 0),
  reason text not null check (length(reason) <= 10000),
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (authority_id, message_id, number)
);

call protect_table('learning_message');
call protect_table('learning_message_wording');
call protect_table('learning_message_decision');
call keep_as_written('learning_message');
call keep_as_written('learning_message_wording');
call keep_as_written('learning_message_decision');
alter table learning_message add foreign key (authority_id, begun_by) references staff_member (authority_id, staff_id);
alter table learning_message_wording add foreign key (authority_id, message_id) references learning_message (authority_id, message_id);
alter table learning_message_wording add foreign key (authority_id, worded_by) references staff_member (authority_id, staff_id);
alter table learning_message_decision add foreign key (authority_id, message_id) references learning_message (authority_id, message_id);
alter table learning_message_decision add foreign key (authority_id, decided_by) references staff_member (authority_id, staff_id);
create index on finding (authority_id, theme, kind);
