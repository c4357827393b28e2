-- An auditor can propose a strength as good practice for others to learn from. What was handed in before has not been proposed.

alter table finding
  add column proposed_as_good_practice boolean not null default false
  check (kind = 'strength' or not proposed_as_good_practice);

create index on finding (authority_id, submission_id) where proposed_as_good_practice;
