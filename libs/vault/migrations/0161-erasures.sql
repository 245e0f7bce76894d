-- Erasures that were carried out, each by its entry: kept with the keys, so that a restored backup of the record cannot forget them.
create table keys.erasure (
  tenant_id uuid not null,
  incident_id uuid not null,
  seq bigint not null,
  digest text not null,
  refs uuid[],                    -- null when it is everything
  carried_out_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, incident_id, seq, digest)
);
alter table keys.erasure enable row level security;
alter table keys.erasure force row level security;
create policy own_tenant on keys.erasure using (tenant_id = nullif(current_setting('shodo.tenant', true), '')::uuid);
grant select, insert on keys.erasure to shodo_keys;
