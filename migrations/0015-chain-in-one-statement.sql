-- The digest before the head: a deed takes its place in its chain and is told where it hangs in one statement.

alter table activity_chain add column previous_head text not null default '';
