-- What the engine kept of runs that have closed, sealed as it had it: the engine drops them after its retention.
create table vault.archived_history (
  tenant_id uuid not null,
  incident_id uuid not null,
  run_id uuid not null,
  status text not null,
  started_at timestamptz not null,
  closed_at timestamptz not null,
  events integer not null,
  moved_on_to uuid,               -- the run that came after it
  sha256 text not null,           -- of `history`; stands in the organisation's chain as well
  history bytea not null,         -- temporal.api.history.v1.History, payloads sealed under the incident's codec key
  archived_at timestamptz not null default clock_timestamp(),
  noted_at timestamptz,           -- its entry is on record
  primary key (tenant_id, run_id)
);
create index archived_history_by_incident on vault.archived_history (tenant_id, incident_id);
alter table vault.archived_history enable row level security;
alter table vault.archived_history force row level security;
create policy own_tenant on vault.archived_history using (tenant_id = ledger.present_tenant());
create policy upkeep_sees on vault.archived_history for select to shodo_upkeep using (true);
grant select, insert, update (noted_at) on vault.archived_history to shodo_app;
grant select (tenant_id, incident_id, run_id, sha256, noted_at) on vault.archived_history to shodo_upkeep;
