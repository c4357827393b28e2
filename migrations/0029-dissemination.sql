-- Learning reaches people: what there is to hear of, how each person wishes to hear, e-mails and their tries, and learning shared with teams.
-- No e-mail's words are kept, because they are fixed by its kind; nothing here holds anything of a case.

-- One row for each thing there is to hear of. `about` is a reference or an id; `path` is where it is read.
create table news (
  authority_id uuid not null,
  kind text not null check (length(kind) between 1 and 40),
  about text not null check (length(about) between 1 and 200),
  at timestamptz not null,
  path text not null check (path ~ '^/[A-Za-z0-9/._-]*$'),
  -- Of one person alone; null where everybody hears who may read it.
  for_staff_id uuid,
  primary key (authority_id, kind, about, at)
);

-- What a person chose, beside what they chose before: how, by kind of news (domain/dissemination/news.ts).
create table news_choice (
  authority_id uuid not null,
  staff_id uuid not null,
  number integer not null check (number > 0),
  choices jsonb not null,
  chosen_at timestamptz not null,
  primary key (authority_id, staff_id, number)
);

-- That somebody is owed the e-mail of a Monday, so that it is put together once.
create table news_digest (
  authority_id uuid not null,
  staff_id uuid not null,
  digest_on date not null,
  primary key (authority_id, staff_id, digest_on)
);

create table mail_message (
  authority_id uuid not null,
  message_id uuid not null,
  staff_id uuid not null,
  -- A kind of news, or 'digest'.
  kind text not null check (length(kind) between 1 and 40),
  queued_at timestamptz not null,
  -- Not to be sent before.
  not_before timestamptz not null,
  primary key (authority_id, message_id)
);

-- What an e-mail tells of: one row, or several in a weekly one.
create table mail_news (
  authority_id uuid not null,
  message_id uuid not null,
  kind text not null,
  about text not null,
  at timestamptz not null,
  primary key (authority_id, message_id, kind, about, at)
);

create table mail_try (
  authority_id uuid not null,
  message_id uuid not null,
  number integer not null check (number > 0),
  outcome text not null check (outcome in ('sent', 'put-off', 'given-up')),
  -- What the mail server said, or that it was not there.
  answer text not null check (length(answer) <= 500),
  tried_at timestamptz not null,
  next_at timestamptz,
  primary key (authority_id, message_id, number),
  check ((outcome = 'put-off') = (next_at is not null))
);

create table shared_learning (
  authority_id uuid not null,
  share_id uuid not null,
  -- What people see and what URLs carry, such as SL-2018-0003.
  reference text not null check (reference ~ '^SL-[0-9]{4}-[0-9]{4,6}$'),
  kind text not null check (kind in ('learning-message', 'round-report', 'example', 'practice-message')),
  -- What is shared: the id of a message, the reference of a round or of an example; null for a practice message.
  source text check (length(source) between 1 and 100),
  title text not null check (length(title) between 1 and 200),
  -- Why it is shared, or the practice message itself.
  words text not null check (length(words) <= 10000),
  shared_by uuid not null,
  shared_at timestamptz not null,
  primary key (authority_id, share_id),
  unique (authority_id, reference),
  check ((kind = 'practice-message') = (source is null))
);

create table shared_with_team (
  authority_id uuid not null,
  share_id uuid not null,
  team_id uuid not null,
  primary key (authority_id, share_id, team_id)
);

create table shared_taken_back (
  authority_id uuid not null,
  share_id uuid not null,
  reason text not null check (length(reason) between 1 and 10000),
  taken_back_by uuid not null,
  taken_back_at timestamptz not null,
  primary key (authority_id, share_id)
);

-- That a person says they have read it. Never listed: only counted, from five people on.
create table shared_read (
  authority_id uuid not null,
  share_id uuid not null,
  staff_id uuid not null,
  read_at timestamptz not null,
  primary key (authority_id, share_id, staff_id)
);

-- What a team manager says of the team: that it was discussed on a day, or what the team changed.
create table shared_receipt (
  authority_id uuid not null,
  share_id uuid not null,
  team_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('discussed', 'changed')),
  discussed_on date,
  words text not null check (length(words) <= 10000),
  said_by uuid not null,
  said_at timestamptz not null,
  primary key (authority_id, share_id, team_id, number),
  check ((kind = 'discussed') = (discussed_on is not null)),
  check (kind = 'discussed' or length(words) > 0)
);

-- Whether a member of the council wishes an e-mail when there is something to read, and what they chose before did not ask.
alter table hearing_preference add column by_email boolean not null default false;

call protect_table('news');
call protect_table('news_choice');
call protect_table('news_digest');
call protect_table('mail_message');
call protect_table('mail_news');
call protect_table('mail_try');
call protect_table('shared_learning');
call protect_table('shared_with_team');
call protect_table('shared_taken_back');
call protect_table('shared_read');
call protect_table('shared_receipt');
call keep_as_written('news');
call keep_as_written('news_choice');
call keep_as_written('news_digest');
call keep_as_written('mail_message');
call keep_as_written('mail_news');
call keep_as_written('mail_try');
call keep_as_written('shared_learning');
call keep_as_written('shared_with_team');
call keep_as_written('shared_taken_back');
call keep_as_written('shared_read');
call keep_as_written('shared_receipt');

alter table news add foreign key (authority_id, for_staff_id) references staff_member (authority_id, staff_id);
alter table news_choice add foreign key (authority_id, staff_id) references staff_member (authority_id, staff_id);
alter table news_digest add foreign key (authority_id, staff_id) references staff_member (authority_id, staff_id);
alter table mail_message add foreign key (authority_id, staff_id) references staff_member (authority_id, staff_id);
alter table mail_news add foreign key (authority_id, message_id) references mail_message (authority_id, message_id);
alter table mail_news add foreign key (authority_id, kind, about, at) references news (authority_id, kind, about, at);
alter table mail_try add foreign key (authority_id, message_id) references mail_message (authority_id, message_id);
alter table shared_learning add foreign key (authority_id, shared_by) references staff_member (authority_id, staff_id);
alter table shared_with_team add foreign key (authority_id, share_id) references shared_learning (authority_id, share_id);
alter table shared_with_team add foreign key (authority_id, team_id) references team (authority_id, team_id);
alter table shared_taken_back add foreign key (authority_id, share_id) references shared_learning (authority_id, share_id);
alter table shared_taken_back add foreign key (authority_id, taken_back_by) references staff_member (authority_id, staff_id);
alter table shared_read add foreign key (authority_id, share_id) references shared_learning (authority_id, share_id);
alter table shared_read add foreign key (authority_id, staff_id) references staff_member (authority_id, staff_id);
alter table shared_receipt add foreign key (authority_id, share_id, team_id) references shared_with_team (authority_id, share_id, team_id);
alter table shared_receipt add foreign key (authority_id, said_by) references staff_member (authority_id, staff_id);
create index on news (authority_id, at);
create index on news (authority_id, for_staff_id);
create index on mail_message (authority_id, staff_id);
create index on mail_message (authority_id, queued_at);
create index on mail_news (authority_id, kind, about, at);
create index on shared_learning (authority_id, shared_by);
create index on shared_with_team (authority_id, team_id);
create index on shared_taken_back (authority_id, taken_back_by);
create index on shared_read (authority_id, staff_id);
create index on shared_receipt (authority_id, said_by);

-- Where an e-mail stands, read from its tries.
create view mail_standing with (security_invoker = true) as
  select message.*,
    case when last.outcome is null or last.outcome = 'put-off' then 'waiting' else last.outcome end as state,
    coalesce(last.number, 0) as tries,
    last.outcome, last.answer, last.tried_at, last.next_at
  from mail_message message
  left join lateral (select * from mail_try tried where tried.authority_id = message.authority_id
    and tried.message_id = message.message_id order by tried.number desc limit 1) last on true;
grant select on mail_standing to lfa_app;

-- What is shared now, with how far it reached.
create view shared_standing with (security_invoker = true) as
  select share.*,
    (select count(*)::integer from shared_with_team team where team.authority_id = share.authority_id
      and team.share_id = share.share_id) as teams,
    (select count(distinct receipt.team_id)::integer from shared_receipt receipt where receipt.authority_id = share.authority_id
      and receipt.share_id = share.share_id and receipt.kind = 'discussed') as discussed,
    (select count(distinct receipt.team_id)::integer from shared_receipt receipt where receipt.authority_id = share.authority_id
      and receipt.share_id = share.share_id and receipt.kind = 'changed') as changed,
    (select count(*)::integer from shared_read seen where seen.authority_id = share.authority_id
      and seen.share_id = share.share_id) as readers
  from shared_learning share
  where not exists (select from shared_taken_back back where back.authority_id = share.authority_id
    and back.share_id = share.share_id);
grant select on shared_standing to lfa_app;
