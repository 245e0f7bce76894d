-- What upkeep sees across organisations, it sees while it is upkeep: a login that merely belongs to the role, the owner's among them, sees nothing more.
do $$
declare
  each record;
begin
  for each in select schemaname, tablename, policyname, with_check from pg_policies where roles = '{shodo_upkeep}' loop
    execute format('alter policy %I on %I.%I using (current_user = ''shodo_upkeep'')', each.policyname, each.schemaname, each.tablename);
    if each.with_check is not null then
      execute format('alter policy %I on %I.%I with check (current_user = ''shodo_upkeep'')', each.policyname, each.schemaname, each.tablename);
    end if;
  end loop;
end $$;
