-- A tool is changed in a draft, one at a time for each tool, and a draft is gone once it is published. The revision goes up with every
-- change, so that nobody publishes or replaces what they have not seen. What was published is kept with why it was changed.

create table tool_draft (
  authority_id uuid not null,
  -- The key of the tool. Of a new tool there is nothing else yet.
  tool_key text not null check (tool_key ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  -- ToolContent of domain/audit-tool/tool.ts; unlike a version, it may have faults.
  content jsonb not null,
  revision integer not null check (revision > 0),
  begun_by uuid not null,
  begun_at timestamptz not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (authority_id, tool_key)
);

-- Versions that came with the product have none.
create table tool_publication (
  authority_id uuid not null,
  tool_version_id uuid not null,
  published_by uuid not null,
  -- What changed and why, in a sentence of whoever published it.
  reason text not null check (length(reason) between 1 and 2000),
  primary key (authority_id, tool_version_id)
);

call protect_table('tool_draft');
call protect_table('tool_publication');
call keep_as_written('tool_publication');

alter table tool_draft add foreign key (authority_id) references authority (authority_id);
alter table tool_draft add foreign key (authority_id, begun_by) references staff_member (authority_id, staff_id);
alter table tool_draft add foreign key (authority_id, changed_by) references staff_member (authority_id, staff_id);
alter table tool_publication add foreign key (authority_id, tool_version_id)
  references tool_version (authority_id, tool_version_id);
alter table tool_publication add foreign key (authority_id, published_by) references staff_member (authority_id, staff_id);
create index on tool_draft (authority_id, begun_by);
create index on tool_draft (authority_id, changed_by);
create index on tool_publication (authority_id, published_by);
