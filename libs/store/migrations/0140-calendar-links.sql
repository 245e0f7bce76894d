-- Secrets of calendar links, as SHA-256 of 256 random bits: whoever has one reads the calendar of open duties of one organisation. Whether it still
-- opens anything stands in the organisation's stream. Looking one up goes across organisations, as signing in does.
create table identity.calendar_link (
  id uuid primary key,
  tenant uuid not null,
  person uuid not null references identity."user" ("id") on delete cascade,
  hash bytea not null unique check (length(hash) = 32),
  created_at timestamptz not null
);
create index calendar_link_tenant_idx on identity.calendar_link (tenant);
create index calendar_link_person_idx on identity.calendar_link (person);

alter table identity.calendar_link enable row level security;
alter table identity.calendar_link force row level security;
create policy sign_in on identity.calendar_link to shodo_identity using (current_user = 'shodo_identity');
create policy own_tenant on identity.calendar_link to shodo_people using (tenant = ledger.present_tenant());

grant select, delete on identity.calendar_link to shodo_identity;
grant select (id, tenant, person, created_at), insert, delete on identity.calendar_link to shodo_people;
