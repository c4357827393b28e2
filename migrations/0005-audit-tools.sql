-- Audit tools are data with versions. A published version never changes; an audit keeps the version it began with.

create table audit_tool (
  authority_id uuid not null,
  tool_id uuid not null,
  key text not null check (key ~ '^[a-z0-9-]{1,60}$'),
  name text not null,
  primary key (authority_id, tool_id),
  unique (authority_id, key)
);

create table tool_version (
  authority_id uuid not null,
  tool_version_id uuid not null,
  tool_id uuid not null,
  version integer not null check (version > 0),
  -- ToolContent of domain/audit-tool/tool.ts, validated before it is written.
  content jsonb not null,
  digest text not null,
  published_at timestamptz not null,
  primary key (authority_id, tool_version_id),
  unique (authority_id, tool_id, version)
);

call protect_table('audit_tool');
call protect_table('tool_version');
call keep_as_written('tool_version');

alter table audit_tool add foreign key (authority_id) references authority (authority_id);
alter table tool_version add foreign key (authority_id, tool_id) references audit_tool (authority_id, tool_id);
