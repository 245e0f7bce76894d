-- The record. `content` is the canonical text whose SHA-256 is `digest`; the other columns repeat parts of it so that they can be searched.
create table ledger.entry (
  tenant_id uuid not null,
  stream_id uuid not null,                    -- the incident, or the organisation itself
  stream_kind text not null check (stream_kind in ('incident', 'organisation')),
  seq bigint not null check (seq > 0),
  append_id text not null check (append_id <> ''),
  position smallint not null check (position >= 0), -- within its append
  type text not null,
  version smallint not null,
  command text,
  request_mac text,
  content text not null,
  prev_digest text not null check (prev_digest ~ '^[0-9a-f]{64}$'),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null default clock_timestamp(), -- set by the trigger below, whatever was asked
  primary key (tenant_id, stream_id, seq),
  constraint one_effect_per_append unique (tenant_id, stream_id, append_id, position),
  check ((stream_kind = 'organisation') = (stream_id = tenant_id))
);
create index entry_by_append on ledger.entry (tenant_id, append_id);

-- A new entry continues its chain: next sequence, the last digest as predecessor, and a time that is the server's own and never runs back.
create function ledger.join_chain() returns trigger language plpgsql as $$
declare
  last record;
begin
  select seq, digest, recorded_at into last from ledger.entry
    where tenant_id = new.tenant_id and stream_id = new.stream_id order by seq desc limit 1;
  if new.seq <> coalesce(last.seq, 0) + 1 or new.prev_digest <> coalesce(last.digest, repeat('0', 64)) then
    raise exception 'the entry does not continue its chain' using errcode = 'integrity_constraint_violation';
  end if;
  new.recorded_at := greatest(date_trunc('milliseconds', clock_timestamp()), last.recorded_at);
  return new;
end $$;
create trigger join_chain before insert on ledger.entry for each row execute function ledger.join_chain();

-- Row triggers do not see TRUNCATE, and ordinary triggers are silent under session_replication_role = replica: hence two, both always.
create function ledger.refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'the ledger is append-only' using errcode = 'restrict_violation'; end $$;
create trigger no_change before update or delete on ledger.entry for each row execute function ledger.refuse_change();
create trigger no_truncate before truncate on ledger.entry for each statement execute function ledger.refuse_change();
alter table ledger.entry enable always trigger no_change;
alter table ledger.entry enable always trigger no_truncate;

alter table ledger.entry enable row level security;
alter table ledger.entry force row level security;
create policy own_tenant on ledger.entry using (tenant_id = ledger.present_tenant());
create policy upkeep_reads on ledger.entry for select to shodo_upkeep using (true);

grant select, insert on ledger.entry to shodo_app;
-- Upkeep sees that entries exist, never what they say.
grant select (tenant_id, stream_id, stream_kind, seq, append_id, position, type, digest, recorded_at) on ledger.entry to shodo_upkeep;
