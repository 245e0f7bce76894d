-- Secrets of links to packs that were given, as SHA-256 of 256 bits: whoever has one fetches one pack of one organisation. Until when, and whether it
-- was ended, stands in the incident's stream. Looking one up goes across organisations, as signing in does.
create table identity.pack_link (
  given uuid primary key,
  tenant uuid not null,
  incident uuid not null,
  hash bytea not null unique check (length(hash) = 32),
  created_at timestamptz not null default clock_timestamp()
);
create index pack_link_tenant_idx on identity.pack_link (tenant);

alter table identity.pack_link enable row level security;
alter table identity.pack_link force row level security;
create policy sign_in on identity.pack_link to shodo_identity using (current_user = 'shodo_identity');
create policy own_tenant on identity.pack_link to shodo_people using (tenant = ledger.present_tenant());

grant select on identity.pack_link to shodo_identity;
grant select (given, tenant, incident, created_at), insert on identity.pack_link to shodo_people;
