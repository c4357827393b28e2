-- The quality assurance framework that the council owns: what good is, what is checked, by whom and how often. The latest version stands.
create table framework_version (
  authority_id uuid not null,
  number integer not null check (number > 0),
  content jsonb not null,
  -- Which part was changed, and why.
  part text not null check (part in ('purpose', 'indicators', 'standards', 'grades', 'checks')),
  reason text not null check (length(reason) between 1 and 10000),
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (authority_id, number)
);

call protect_table('framework_version');
call keep_as_written('framework_version');
alter table framework_version add foreign key (authority_id, changed_by) references staff_member (authority_id, staff_id);
