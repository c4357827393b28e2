-- What the family and child say, as part of an audit: each attempt to ask them, what they said, and the private links by which
-- they may say it themselves. Nothing here names anyone: who was asked is a role, and a link is kept as the digest of its secret.

create table family_attempt (
  authority_id uuid not null,
  attempt_id uuid not null,
  audit_id uuid not null,
  attempted_on date not null,
  time_of_day text not null check (time_of_day in ('morning', 'afternoon', 'evening')),
  way text not null check (way in ('telephone', 'in-person', 'private-link', 'interpreter')),
  asked text not null check (asked in ('mother', 'father', 'other-carer', 'child', 'young-person')),
  outcome text not null check (outcome in ('agreed', 'declined', 'not-reached', 'not-suitable', 'interpreter-needed')),
  reason text not null check (length(reason) <= 10000 and (outcome <> 'not-suitable' or length(reason) > 0)),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (authority_id, attempt_id)
);

create table family_link (
  authority_id uuid not null,
  link_id uuid not null,
  audit_id uuid not null,
  -- SHA-256 of the secret in the link: a stolen copy of this table opens nothing.
  secret_digest text not null check (secret_digest ~ '^[0-9a-f]{64}$'),
  version text not null,
  asked text not null check (asked in ('mother', 'father', 'other-carer', 'child', 'young-person')),
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (authority_id, link_id),
  unique (authority_id, secret_digest)
);

-- What one person said at one time, as it was written. A correction is a new row that names the one it corrects.
create table family_feedback (
  authority_id uuid not null,
  feedback_id uuid not null,
  audit_id uuid not null,
  version text not null,
  asked text not null check (asked in ('mother', 'father', 'other-carer', 'child', 'young-person')),
  way text not null check (way in ('telephone', 'in-person', 'private-link', 'interpreter')),
  said_on date not null,
  -- Questions as they were read and answers as they were given: FeedbackSaid of domain/family-feedback/answers.ts.
  said jsonb not null,
  -- Null where the family wrote it themselves, through a private link.
  recorded_by uuid,
  recorded_at timestamptz not null,
  link_id uuid,
  corrects uuid,
  primary key (authority_id, feedback_id),
  check ((way = 'private-link') = (link_id is not null) and (link_id is null) = (recorded_by is not null)),
  -- A link is answered once, and a row is corrected once, however many try at the same moment.
  unique (authority_id, link_id),
  unique (authority_id, corrects)
);

call protect_table('family_attempt');
call protect_table('family_link');
call protect_table('family_feedback');
call keep_as_written('family_attempt');
call keep_as_written('family_feedback');

alter table family_attempt add foreign key (authority_id, audit_id) references audit (authority_id, audit_id);
alter table family_attempt add foreign key (authority_id, recorded_by) references staff_member (authority_id, staff_id);
alter table family_link add foreign key (authority_id, audit_id) references audit (authority_id, audit_id);
alter table family_link add foreign key (authority_id, made_by) references staff_member (authority_id, staff_id);
alter table family_feedback add foreign key (authority_id, audit_id) references audit (authority_id, audit_id);
alter table family_feedback add foreign key (authority_id, recorded_by) references staff_member (authority_id, staff_id);
alter table family_feedback add foreign key (authority_id, link_id) references family_link (authority_id, link_id);
alter table family_feedback add foreign key (authority_id, corrects) references family_feedback (authority_id, feedback_id);
create index on family_attempt (authority_id, audit_id);
create index on family_link (authority_id, audit_id);
create index on family_feedback (authority_id, audit_id);
