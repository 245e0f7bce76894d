-- A row no longer says whether its entry exists: it names the entry, and the watchdog asks the ledger. The state that the rows are made of is folded
-- anew, by each append and when a worker starts. The table is the owner's own and row-level security is forced on it: hence truncate, and the pause.
truncate views.deadline;
alter table views.deadline
  drop column answered,
  add column answer_key text not null,  -- append id of the entry
  add column or_later boolean not null; -- the entry of a later reminder of the same duty will do
create index deadline_by_instant on views.deadline (due_at);

alter table views.incident no force row level security;
update views.incident set folded_version = 0;
alter table views.incident force row level security;
grant select (folded_version) on views.incident to shodo_upkeep;
