-- Files that are evidence: where each lies sealed, and whether it still is what it was. The file itself lies outside the database, its key in another.
create table vault.evidence_file (
  tenant_id uuid not null,
  incident_id uuid not null,
  file_id uuid not null,
  object text unique,             -- its name in the place of files; none before the whole of it has arrived
  sha256 text,
  size bigint,
  begun_at timestamptz not null default clock_timestamp(),
  stored_at timestamptz,
  named_by text[] not null default '{}', -- commands that were about to name it; the record says which of them did
  named_at timestamptz,
  checked_at timestamptz,
  found text not null default 'intact' check (found in ('intact', 'changed', 'missing')),
  primary key (tenant_id, file_id),
  check ((stored_at is null) = (object is null) and (object is null) = (sha256 is null) and (object is null) = (size is null))
);
create index evidence_file_by_incident on vault.evidence_file (tenant_id, incident_id);
create index evidence_file_to_check on vault.evidence_file (checked_at nulls first) where stored_at is not null;

alter table vault.evidence_file enable row level security;
alter table vault.evidence_file force row level security;
create policy own_tenant on vault.evidence_file using (tenant_id = ledger.present_tenant());
create policy upkeep_checks on vault.evidence_file to shodo_upkeep using (true) with check (true);
grant select, insert on vault.evidence_file to shodo_app;
grant update (object, sha256, size, stored_at, begun_at, named_by, named_at) on vault.evidence_file to shodo_app;
grant select, delete, update (checked_at, found) on vault.evidence_file to shodo_upkeep;
