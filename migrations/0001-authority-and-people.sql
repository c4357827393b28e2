-- Localities, teams and staff are first-class (founding report 4.2): every round, grade and message is told by them.
-- `authority_id` leads every key, ids are made in the application and foreign keys come last, so that one installation
-- can serve many councils and a distributed PostgreSQL takes the schema as it is. The role `lfa_app` owns nothing.

do $$ begin
  if not exists (select from pg_roles where rolname = 'lfa_app') then
    create role lfa_app login nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
  if not pg_has_role(current_user, 'lfa_app', 'member') then
    execute format('grant lfa_app to %I', current_user);
  end if;
end $$;
grant usage on schema public to lfa_app;

-- The authority whose rows this transaction may see. Unset means none: row-level security fails closed.
create function current_authority() returns uuid language sql stable as
  $$ select nullif(current_setting('app.authority', true), '')::uuid $$;

-- Second wall behind the query's own scope: rows of another authority do not exist for this connection.
create procedure protect_table(table_name regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', table_name);
  execute format('alter table %s force row level security', table_name);
  execute format('create policy own_authority on %s using (authority_id = current_authority())
                  with check (authority_id = current_authority())', table_name);
  execute format('grant select, insert, update, delete on %s to lfa_app', table_name);
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are kept as they were written', tg_table_name using errcode = 'restrict_violation';
end $$;

-- Records of what people decided are kept as written; a correction is a new row.
create procedure keep_as_written(table_name regclass) language plpgsql as $$
begin
  execute format('create trigger kept_as_written before update or delete or truncate on %s
                  for each statement execute function refuse_change()', table_name);
  execute format('revoke update, delete on %s from lfa_app', table_name);
end $$;

create table authority (
  authority_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  demonstration boolean not null default false,
  branding jsonb not null default '{}',
  created_at timestamptz not null,
  primary key (authority_id)
);

-- Which authorities this installation serves. Read before anyone is known, so its policy is open; it holds nothing personal.
create table installation (
  authority_id uuid not null,
  installed_at timestamptz not null,
  primary key (authority_id)
);

create table locality (
  authority_id uuid not null,
  locality_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  primary key (authority_id, locality_id),
  unique (authority_id, name)
);

create table team (
  authority_id uuid not null,
  team_id uuid not null,
  locality_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  primary key (authority_id, team_id),
  unique (authority_id, name)
);

-- What a case system calls a team, where that differs from what the council calls it here. Remembered between imports.
create table team_alias (
  authority_id uuid not null,
  alias text not null check (length(alias) between 1 and 200),
  team_id uuid not null,
  primary key (authority_id, alias)
);

create table staff_member (
  authority_id uuid not null,
  staff_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  email text not null check (length(email) between 3 and 320),
  job_title text not null check (length(job_title) between 1 and 200),
  team_id uuid,
  locality_id uuid,
  line_manager_id uuid,
  left_on date,
  primary key (authority_id, staff_id),
  unique (authority_id, email)
);

create table staff_role (
  authority_id uuid not null,
  staff_id uuid not null,
  role text not null check (role in ('auditor', 'practitioner', 'team-manager', 'moderator', 'qa-lead',
    'principal-social-worker', 'head-of-service', 'scrutiny-member', 'administrator')),
  primary key (authority_id, staff_id, role)
);

call protect_table('authority');
call protect_table('installation');
create policy every_authority on installation for select using (true);
call protect_table('locality');
call protect_table('team');
call protect_table('team_alias');
call protect_table('staff_member');
call protect_table('staff_role');

alter table installation add foreign key (authority_id) references authority (authority_id);
alter table locality add foreign key (authority_id) references authority (authority_id);
alter table team add foreign key (authority_id, locality_id) references locality (authority_id, locality_id);
alter table team_alias add foreign key (authority_id, team_id) references team (authority_id, team_id);
alter table staff_member add foreign key (authority_id, team_id) references team (authority_id, team_id);
alter table staff_member add foreign key (authority_id, locality_id) references locality (authority_id, locality_id);
alter table staff_member add foreign key (authority_id, line_manager_id) references staff_member (authority_id, staff_id);
alter table staff_role add foreign key (authority_id, staff_id) references staff_member (authority_id, staff_id);
create index on staff_member (authority_id, line_manager_id);
create index on staff_member (authority_id, team_id);
