-- What was noted and decided of a case on a tracking board, by whom and when, as written: a panel reads the last, and all that came before.

create table tracking_note (
  authority_id uuid not null,
  note_id uuid not null,
  board text not null check (length(board) between 1 and 60),
  case_reference text not null check (length(case_reference) between 1 and 60),
  kind text not null check (kind in ('note', 'decision')),
  words text not null check (length(words) between 1 and 10000),
  -- When it is to be looked at again; null where nobody said.
  review_on date,
  -- Who is to see it through; null where nobody was named.
  owner_id uuid,
  -- The panel or meeting where it was said; null where there was none.
  meeting_on date,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (authority_id, note_id)
);

call protect_table('tracking_note');
call keep_as_written('tracking_note');
alter table tracking_note add foreign key (authority_id, owner_id) references staff_member (authority_id, staff_id);
alter table tracking_note add foreign key (authority_id, written_by) references staff_member (authority_id, staff_id);
create index on tracking_note (authority_id, board, case_reference, written_at);
create index on tracking_note (authority_id, owner_id);
create index on tracking_note (authority_id, written_by);
create index on tracked_case (authority_id, board, since, case_reference);
