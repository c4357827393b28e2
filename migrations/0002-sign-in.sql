-- Local accounts (Argon2id), sessions and throttling. Single sign-on will add rows beside `local_account`, not change it.
-- Only a digest of the session's secret is kept, so that a stolen copy of this table opens nothing.

create table local_account (
  authority_id uuid not null,
  staff_id uuid not null,
  email text not null check (email = lower(email)),
  password_hash text not null check (password_hash like '$argon2id$%'),
  changed_at timestamptz not null,
  primary key (authority_id, staff_id),
  unique (authority_id, email)
);

create table session (
  authority_id uuid not null,
  secret_digest text not null,
  staff_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz,
  primary key (authority_id, secret_digest)
);

-- One row for each failed attempt; `subject` is the digest of the e-mail or network address tried, never the text.
create table sign_in_failure (
  authority_id uuid not null,
  failure_id uuid not null,
  subject text not null,
  failed_at timestamptz not null,
  primary key (authority_id, failure_id)
);

call protect_table('local_account');
call protect_table('session');
call protect_table('sign_in_failure');

alter table local_account add foreign key (authority_id, staff_id) references staff_member (authority_id, staff_id);
alter table session add foreign key (authority_id, staff_id) references staff_member (authority_id, staff_id);
create index on session (authority_id, staff_id);
create index on sign_in_failure (authority_id, subject, failed_at);
