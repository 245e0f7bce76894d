-- Wrapped keys, in a database of their own: a backup of the record holds none of them, so what is destroyed here is destroyed.
-- Roles belong to the whole server, so another database, or another start at this moment, may have made this one already.
do $$
declare
  -- From version 16 on, whoever made a role belongs to it without being allowed to take it on.
  right_to_take_on text := case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end;
begin
  for attempt in 1..5 loop
    begin
      if not exists (select from pg_roles where rolname = 'shodo_keys') then
        create role shodo_keys nologin;
      end if;
      if not pg_has_role(current_user, 'shodo_keys', right_to_take_on) then
        grant shodo_keys to current_user;
      end if;
      exit;
    exception when duplicate_object or unique_violation or internal_error then
      if attempt = 5 then raise; end if;
      perform pg_sleep(0.05 * attempt);
    end;
  end loop;
  if exists (select from pg_roles where rolname = 'shodo_keys' and (rolsuper or rolbypassrls or rolcanlogin)) then
    raise exception 'the role shodo_keys has rights that the application must not have';
  end if;
  execute format('revoke all on database %I from public', current_database());
end $$;

create schema keys;
grant usage on schema keys to shodo_keys;

-- One key per incident, wrapped by the master key. Erasing all of an incident sets `wrapped` to null and never brings it back.
create table keys.incident_key (
  tenant_id uuid not null,
  incident_id uuid not null,
  wrapped bytea,
  master_key_id text not null,
  created_at timestamptz not null default clock_timestamp(),
  destroyed_at timestamptz,
  primary key (tenant_id, incident_id),
  check ((wrapped is null) = (destroyed_at is not null))
);

-- One key per sealed text, wrapped by its incident's key.
create table keys.text_key (
  tenant_id uuid not null,
  incident_id uuid not null,
  ref uuid not null,
  wrapped bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, ref)
);

do $$
declare
  each text;
begin
  foreach each in array array['incident_key', 'text_key'] loop
    execute format('alter table keys.%I enable row level security', each);
    execute format('alter table keys.%I force row level security', each);
    execute format('create policy own_tenant on keys.%I using (tenant_id = nullif(current_setting(''shodo.tenant'', true), '''')::uuid)', each);
  end loop;
end $$;
grant select, insert on keys.incident_key to shodo_keys;
grant update (wrapped, destroyed_at) on keys.incident_key to shodo_keys;
grant select, insert, delete on keys.text_key to shodo_keys;
