-- Up to which entry the record of each incident was held against its chain and the engine's histories, when, and what is known to differ.
create table upkeep.compared_incident (
  tenant_id uuid not null,
  incident_id uuid not null,
  seq bigint not null,
  compared_at timestamptz not null default clock_timestamp(),
  differences text[] not null,    -- as they were told, so that each is told once
  primary key (tenant_id, incident_id)
);
alter table upkeep.compared_incident enable row level security;
alter table upkeep.compared_incident force row level security;
create policy own_tenant on upkeep.compared_incident for select using (tenant_id = ledger.present_tenant());
create policy upkeep_keeps on upkeep.compared_incident to shodo_upkeep
  using (current_user = 'shodo_upkeep') with check (current_user = 'shodo_upkeep');
grant select on upkeep.compared_incident to shodo_app;
grant select, insert, update on upkeep.compared_incident to shodo_upkeep;
