-- Two cases a month of each practitioner, read by their line manager before supervision. Private to the two of them: nothing here belongs to
-- a round, and no row is ever changed. A later answer stands in place of an earlier one; what was shared is kept as one document.

create table supervision_audit (
  authority_id uuid not null,
  supervision_id uuid not null,
  practitioner_id uuid not null,
  manager_id uuid not null,
  case_reference text not null check (length(case_reference) between 1 and 60),
  -- The first day of the month that it is for.
  month date not null check (extract(day from month) = 1),
  -- The first or the second of the month: never a third, even where two begin at once.
  place integer not null check (place in (1, 2)),
  tool_version_id uuid not null,
  begun_at timestamptz not null,
  primary key (authority_id, supervision_id),
  unique (authority_id, practitioner_id, month, place),
  check (manager_id <> practitioner_id)
);

-- The highest number of a question stands.
create table supervision_answer (
  authority_id uuid not null,
  supervision_id uuid not null,
  question_key text not null check (length(question_key) between 1 and 100),
  number integer not null check (number > 0),
  value text not null check (length(value) <= 10000),
  evidence text not null check (length(evidence) <= 10000),
  given_at timestamptz not null,
  primary key (authority_id, supervision_id, question_key, number)
);

-- When it was shared with the practitioner, and what the two of them read: questions and answers written out together.
create table supervision_audit_shared (
  authority_id uuid not null,
  supervision_id uuid not null,
  shared_at timestamptz not null,
  document jsonb not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  primary key (authority_id, supervision_id)
);

-- Themes that the manager marked, kept when it was shared. Counted together with others, never shown of one audit.
create table supervision_theme (
  authority_id uuid not null,
  supervision_id uuid not null,
  theme text not null check (length(theme) between 1 and 60),
  primary key (authority_id, supervision_id, theme)
);

call protect_table('supervision_audit');
call protect_table('supervision_answer');
call protect_table('supervision_audit_shared');
call protect_table('supervision_theme');
call keep_as_written('supervision_audit');
call keep_as_written('supervision_answer');
call keep_as_written('supervision_audit_shared');
call keep_as_written('supervision_theme');

alter table supervision_audit add foreign key (authority_id, practitioner_id) references staff_member (authority_id, staff_id);
alter table supervision_audit add foreign key (authority_id, manager_id) references staff_member (authority_id, staff_id);
alter table supervision_audit add foreign key (authority_id, tool_version_id) references tool_version (authority_id, tool_version_id);
alter table supervision_answer add foreign key (authority_id, supervision_id) references supervision_audit (authority_id, supervision_id);
alter table supervision_audit_shared add foreign key (authority_id, supervision_id) references supervision_audit (authority_id, supervision_id);
alter table supervision_theme add foreign key (authority_id, supervision_id) references supervision_audit (authority_id, supervision_id);
create index on supervision_audit (authority_id, manager_id, month);
create index on supervision_audit (authority_id, case_reference, begun_at);
