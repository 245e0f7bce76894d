-- Places outside that take no checkpoints at present, so that people see it and not only the log of a process. Gone with the next one taken.
create table upkeep.failing_place (
  tenant_id uuid not null,
  place text not null check (place in ('folder', 'timestamp', 'mail')),
  why text not null check (why in ('away', 'another-log')),
  since timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  primary key (tenant_id, place)
);
alter table upkeep.failing_place enable row level security;
alter table upkeep.failing_place force row level security;
create policy own_tenant on upkeep.failing_place for select using (tenant_id = ledger.present_tenant());
create policy upkeep_keeps on upkeep.failing_place to shodo_upkeep
  using (current_user = 'shodo_upkeep') with check (current_user = 'shodo_upkeep');
grant select on upkeep.failing_place to shodo_app;
grant select, insert, update, delete on upkeep.failing_place to shodo_upkeep;
