-- Organisations made to try things out: an installation that has only such ones still waits for its first owner.
alter table identity.organisation add column sample boolean not null default false;
