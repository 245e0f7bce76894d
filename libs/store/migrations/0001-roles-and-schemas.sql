-- Roles of the application. None can log in, own anything or bypass row-level security: connections log in as the owner and take a role on.
-- Roles belong to the whole server, so another database, or another start at this moment, may have made them already.
do $$
declare
  wanted text;
  -- From version 16 on, whoever made a role belongs to it without being allowed to take it on.
  right_to_take_on text := case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end;
begin
  foreach wanted in array array['shodo_app', 'shodo_upkeep', 'shodo_identity'] loop
    for attempt in 1..5 loop
      begin
        if not exists (select from pg_roles where rolname = wanted) then
          execute format('create role %I nologin', wanted);
        end if;
        if not pg_has_role(current_user, wanted, right_to_take_on) then
          execute format('grant %I to current_user', wanted);
        end if;
        exit;
      exception when duplicate_object or unique_violation or internal_error then
        if attempt = 5 then raise; end if;
        perform pg_sleep(0.05 * attempt);
      end;
    end loop;
    if exists (select from pg_roles where rolname = wanted and (rolsuper or rolbypassrls or rolcanlogin)) then
      raise exception 'the role % has rights that the application must not have', wanted;
    end if;
  end loop;
end $$;

do $$
begin
  execute format('revoke all on database %I from public', current_database());
end $$;

create schema ledger;
create schema views;
create schema mail;
create schema vault;

grant usage on schema ledger, views, mail, vault, upkeep to shodo_app, shodo_upkeep;

-- The organisation on whose behalf this transaction works; null when nobody said so, and then every policy says no.
create function ledger.present_tenant() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('shodo.tenant', true), '')::uuid $$;
