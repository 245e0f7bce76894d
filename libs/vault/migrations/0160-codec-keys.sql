-- One key per incident for what the engine keeps of it. Apart from the keys of texts: an open incident must be able to replay whatever was erased,
-- so this one is destroyed only when the incident's run is closed. Destroying sets `wrapped` to null and never brings it back.
create table keys.codec_key (
  tenant_id uuid not null,
  incident_id uuid not null,
  key_id uuid not null,
  wrapped bytea,
  master_key_id text not null,
  created_at timestamptz not null default clock_timestamp(),
  destroyed_at timestamptz,
  primary key (tenant_id, incident_id),
  check ((wrapped is null) = (destroyed_at is not null))
);
alter table keys.codec_key enable row level security;
alter table keys.codec_key force row level security;
create policy own_tenant on keys.codec_key using (tenant_id = nullif(current_setting('shodo.tenant', true), '')::uuid);
grant select, insert on keys.codec_key to shodo_keys;
grant update (wrapped, destroyed_at) on keys.codec_key to shodo_keys;
