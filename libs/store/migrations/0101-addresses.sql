-- Name, address and language of a member of the present organisation, for mails. The sign-in tables belong to another role; this is the only
-- door to them, and it opens for one's own members only, never for somebody who was removed.
create function identity.address_of(person uuid) returns table (name text, email text, language text)
language sql stable security definer set search_path = pg_catalog as $$
  select u.name, u.email, u.language
  from identity."user" u join views.organisation o on o.tenant_id = ledger.present_tenant() and u.tenant = o.tenant_id::text
  where u.id = person and o.state -> 'people' -> (person::text) ->> 'active' = 'true'
$$;
revoke all on function identity.address_of(uuid) from public;
grant usage on schema identity to shodo_app;
grant execute on function identity.address_of(uuid) to shodo_app;
