-- Sign-in has to look across organisations: an address or a token says nothing of whose it is. Everything after it is about one organisation, and
-- goes through a role of its own that row-level security holds there. It reads no password, no token's hash and no session.
-- Roles belong to the whole server, so another database, or another start at this moment, may have made this one already.
do $$
begin
  for attempt in 1..5 loop
    begin
      if not exists (select from pg_roles where rolname = 'shodo_people') then
        create role shodo_people nologin;
      end if;
      exit;
    exception when duplicate_object or unique_violation or internal_error then
      if attempt = 5 then raise; end if;
      perform pg_sleep(0.05 * attempt);
    end;
  end loop;
  if exists (select from pg_roles where rolname = 'shodo_people' and (rolsuper or rolbypassrls or rolcanlogin)) then
    raise exception 'the role shodo_people has rights that the application must not have';
  end if;
end $$;

do $$
declare
  each record;
begin
  for each in select * from (values
    ('user', 'public', 'tenant = ledger.present_tenant()::text'), -- the owner included, for `address_of`
    ('organisation', 'shodo_people', 'tenant = ledger.present_tenant()'),
    ('one_time_link', 'shodo_people', 'tenant = ledger.present_tenant()'),
    ('api_token', 'shodo_people', 'tenant = ledger.present_tenant()'),
    -- These name a person: whoever sees that person sees them.
    ('session', 'shodo_people', 'exists (select from identity."user" u where u.id = "userId")'),
    ('account', 'shodo_people', 'exists (select from identity."user" u where u.id = "userId")')
  ) as barrier (name, held, is_own) loop
    execute format('alter table identity.%I enable row level security', each.name);
    execute format('alter table identity.%I force row level security', each.name);
    execute format('create policy sign_in on identity.%I to shodo_identity using (current_user = ''shodo_identity'')', each.name);
    execute format('create policy own_tenant on identity.%I to %s using (%s)', each.name, each.held, each.is_own);
  end loop;
end $$;

grant usage on schema identity to shodo_people;
grant select (id, tenant, name, email, "lastSignedInAt"), insert (id, tenant, name, email, "emailVerified", "createdAt", "updatedAt")
  on identity."user" to shodo_people;
grant select, insert (tenant, name), update (name) on identity.organisation to shodo_people;
grant select, insert, update (expires_at) on identity.one_time_link to shodo_people;
grant select (id, tenant, person, name, start, created_at, expires_at), insert, delete on identity.api_token to shodo_people;
grant select ("userId"), delete on identity.session to shodo_people;
grant select ("userId", "providerId") on identity.account to shodo_people;
