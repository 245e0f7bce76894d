-- The Merkle log of each organisation (RFC 9162): one leaf for each entry of all its streams, numbered after the entry was committed. What is stored
-- here can be worked out anew from the leaves' inputs; it is kept so that an entry changed later differs from what its leaf says.
create table ledger.leaf (
  tenant_id uuid not null,
  index bigint not null check (index >= 0),   -- dense from 0
  stream_id uuid not null,
  seq bigint not null,
  digest bytea not null check (length(digest) = 32),
  hash bytea not null check (length(hash) = 32),
  primary key (tenant_id, index),
  constraint one_leaf_per_entry unique (tenant_id, stream_id, seq)
);

-- Roots of complete subtrees of 256, 65536, ... leaves (levels 8, 16, ...): a proof reads a few hundred hashes whatever the size of the log.
create table ledger.subtree (
  tenant_id uuid not null,
  level smallint not null check (level > 0 and level % 8 = 0),
  index bigint not null check (index >= 0),
  hash bytea not null check (length(hash) = 32),
  primary key (tenant_id, level, index)
);

-- Public keys that sign the organisation's checkpoints, old ones for ever: an old checkpoint still verifies.
create table ledger.log_key (
  tenant_id uuid not null,
  key text not null,
  hand_over text,               -- note by which the key before made this one known
  introduced_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  primary key (tenant_id, key)
);

create table ledger.checkpoint (
  tenant_id uuid not null,
  size bigint not null check (size > 0),
  note text not null,           -- signed (C2SP tlog-checkpoint)
  key text not null,
  reason text not null check (reason in ('schedule', 'event')),
  made_at timestamptz not null,
  primary key (tenant_id, size), -- no two checkpoints of one size: none can contradict another
  foreign key (tenant_id, key) references ledger.log_key
);

-- Where a checkpoint was put outside of this installation, and what the place answered.
create table ledger.anchor (
  tenant_id uuid not null,
  size bigint not null,
  place text not null check (place in ('folder', 'timestamp', 'mail')),
  token bytea,                  -- the answer of a time-stamp authority
  anchored_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  primary key (tenant_id, size, place),
  foreign key (tenant_id, size) references ledger.checkpoint
);

-- Leaves added together continue the log without a gap.
create function ledger.join_log() returns trigger language plpgsql as $$
begin
  if exists (
    select from (select tenant_id, min(index) as first, max(index) as last, count(*) as leaves from added group by tenant_id) a
    where a.last - a.first + 1 <> a.leaves
      or a.first <> coalesce((select max(l.index) + 1 from ledger.leaf l where l.tenant_id = a.tenant_id and l.index < a.first), 0)
  ) then
    raise exception 'the leaves do not continue the log' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger join_log after insert on ledger.leaf referencing new table as added for each statement execute function ledger.join_log();

do $$
declare
  each text;
begin
  foreach each in array array['leaf', 'subtree', 'log_key', 'checkpoint', 'anchor'] loop
    execute format('create trigger no_change before update or delete on ledger.%I for each row execute function ledger.refuse_change()', each);
    execute format('create trigger no_truncate before truncate on ledger.%I for each statement execute function ledger.refuse_change()', each);
    execute format('alter table ledger.%I enable always trigger no_change', each);
    execute format('alter table ledger.%I enable always trigger no_truncate', each);
    execute format('alter table ledger.%I enable row level security', each);
    execute format('alter table ledger.%I force row level security', each);
    execute format('create policy own_tenant on ledger.%I for select using (tenant_id = ledger.present_tenant())', each);
    execute format('create policy upkeep_keeps on ledger.%I to shodo_upkeep using (current_user = ''shodo_upkeep'') with check (current_user = ''shodo_upkeep'')', each);
    execute format('grant select on ledger.%I to shodo_app', each);
    execute format('grant select, insert on ledger.%I to shodo_upkeep', each);
  end loop;
end $$;
