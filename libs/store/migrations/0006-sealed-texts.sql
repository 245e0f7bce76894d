-- Ciphertexts. Their keys lie wrapped in another database, so that destroying a key erases the text here and in every backup of this.
create table vault.sealed_text (
  tenant_id uuid not null,
  incident_id uuid not null,
  ref uuid not null,
  command_id uuid not null,
  field text not null,
  commitment text not null,
  ciphertext bytea not null,
  sealed_at timestamptz not null default clock_timestamp(), -- or sealed again by a repeat of the command
  swept_at timestamptz,           -- set when no entry named it in time; the key goes first, then this row
  primary key (tenant_id, ref),
  constraint one_text_per_command_and_field unique (tenant_id, command_id, field)
);
create index sealed_text_by_age on vault.sealed_text (sealed_at);

alter table vault.sealed_text enable row level security;
alter table vault.sealed_text force row level security;
create policy own_tenant on vault.sealed_text using (tenant_id = ledger.present_tenant());
create policy upkeep_sweeps on vault.sealed_text to shodo_upkeep using (true) with check (true);
grant select, insert, delete on vault.sealed_text to shodo_app;
grant update (sealed_at, commitment, ciphertext, ref, swept_at) on vault.sealed_text to shodo_app;
grant select (tenant_id, incident_id, ref, command_id, field, sealed_at, swept_at), update (swept_at), delete on vault.sealed_text to shodo_upkeep;
