-- The good practice evidence bank: examples put into words that name nobody, published by the principal social worker, and how they were used.

-- An example begins from a strength that an auditor proposed, or without one. finding_id: of a submission that may since have been replaced.
create table good_practice_example (
  authority_id uuid not null,
  example_id uuid not null,
  -- What people see and what URLs carry, such as GP-2018-0003.
  reference text not null check (reference ~ '^GP-[0-9]{4}-[0-9]{4,6}$'),
  finding_id uuid,
  begun_by uuid not null,
  begun_at timestamptz not null,
  primary key (authority_id, example_id),
  unique (authority_id, reference),
  unique (authority_id, finding_id)
);

-- The latest wording is the one that is worked on; the one that was published last is the one that is read.
create table good_practice_wording (
  authority_id uuid not null,
  example_id uuid not null,
  number integer not null check (number > 0),
  theme text not null check (length(theme) between 1 and 60),
  title text not null check (length(title) between 1 and 200),
  what_was_done text not null check (length(what_was_done) between 1 and 10000),
  why_it_helped text not null check (length(why_it_helped) between 1 and 10000),
  worded_by uuid not null,
  worded_at timestamptz not null,
  primary key (authority_id, example_id, number)
);

create table good_practice_decision (
  authority_id uuid not null,
  example_id uuid not null,
  number integer not null check (number > 0),
  decision text not null check (decision in ('published', 'withdrawn')),
  -- Which wording was published; of a withdrawal, the one that was read until then.
  wording integer not null,
  reason text not null check (length(reason) <= 10000),
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (authority_id, example_id, number)
);

-- A proposal that does not go into the bank, and why; whoever proposed it can read it.
create table good_practice_passed_over (
  authority_id uuid not null,
  finding_id uuid not null,
  reason text not null check (length(reason) between 1 and 10000),
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (authority_id, finding_id)
);

create table good_practice_use (
  authority_id uuid not null,
  use_id uuid not null,
  example_id uuid not null,
  used_for text not null check (used_for in ('supervision', 'team-meeting', 'training', 'own-practice', 'external-review')),
  words text not null check (length(words) <= 10000),
  used_by uuid not null,
  used_at timestamptz not null,
  primary key (authority_id, use_id)
);

call protect_table('good_practice_example');
call protect_table('good_practice_wording');
call protect_table('good_practice_decision');
call protect_table('good_practice_passed_over');
call protect_table('good_practice_use');
call keep_as_written('good_practice_example');
call keep_as_written('good_practice_wording');
call keep_as_written('good_practice_decision');
call keep_as_written('good_practice_passed_over');
call keep_as_written('good_practice_use');

alter table good_practice_example add foreign key (authority_id, begun_by) references staff_member (authority_id, staff_id);
alter table good_practice_wording add foreign key (authority_id, example_id) references good_practice_example (authority_id, example_id);
alter table good_practice_wording add foreign key (authority_id, worded_by) references staff_member (authority_id, staff_id);
alter table good_practice_decision add foreign key (authority_id, example_id) references good_practice_example (authority_id, example_id);
alter table good_practice_decision add foreign key (authority_id, decided_by) references staff_member (authority_id, staff_id);
alter table good_practice_passed_over add foreign key (authority_id, decided_by) references staff_member (authority_id, staff_id);
alter table good_practice_use add foreign key (authority_id, example_id) references good_practice_example (authority_id, example_id);
alter table good_practice_use add foreign key (authority_id, used_by) references staff_member (authority_id, staff_id);
create index on good_practice_use (authority_id, example_id);
