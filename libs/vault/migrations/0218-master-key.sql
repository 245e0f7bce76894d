-- Which master key wraps the keys of this store: the first one that wrapped anything. A process with another key would seal what nobody can open
-- beside the rest, so the database itself refuses its keys.
create table keys.master_key (
  is_the_one boolean primary key default true check (is_the_one),
  id text not null,
  since timestamptz not null default clock_timestamp()
);
grant select on keys.master_key to shodo_keys;

-- The owner is bound by the policies as well; what was wrapped so far belongs to no organisation in particular here.
alter table keys.incident_key no force row level security;
alter table keys.codec_key no force row level security;
insert into keys.master_key (id)
  select master_key_id from (select master_key_id from keys.incident_key union all select master_key_id from keys.codec_key) as wrapped
  group by master_key_id order by count(*) desc limit 1;
alter table keys.incident_key force row level security;
alter table keys.codec_key force row level security;

create function keys.wrapped_by_the_one() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into keys.master_key (id) values (new.master_key_id) on conflict do nothing;
  if new.master_key_id <> (select id from keys.master_key) then
    raise exception 'the keys of this store are wrapped by another master key' using errcode = 'SHK01';
  end if;
  return new;
end $$;
create trigger wrapped_by_the_one before insert on keys.incident_key for each row execute function keys.wrapped_by_the_one();
create trigger wrapped_by_the_one before insert on keys.codec_key for each row execute function keys.wrapped_by_the_one();
