-- The folded state of an incident is written with every entry, and read whole by the program alone: as deflated bytes it is a sixth in size, and the
-- database neither parses nor compresses it. A row of a build from before is of a lower version and is folded anew; `state` is for such a build only.
alter table views.incident alter column state drop not null;
alter table views.incident add column folded bytea;
alter table views.incident alter column folded set storage external;
