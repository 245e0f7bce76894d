-- Folded from the ledger in the transaction that appends, and rebuilt from it at any time. Nothing here is the record.
create table views.incident (
  tenant_id uuid not null,
  incident_id uuid not null,
  seq bigint not null,
  digest text not null,
  folded_version integer not null,
  state jsonb not null,
  list_row jsonb not null,
  reference text not null,
  kind text not null,
  closed boolean not null,
  next_at timestamptz not null,   -- infinity when nothing counts down
  primary key (tenant_id, incident_id)
) with (fillfactor = 70);
create index incident_by_urgency on views.incident (tenant_id, next_at, incident_id);
create index incident_by_urgency_and_end on views.incident (tenant_id, closed, next_at, incident_id);

-- Instants by which an entry must exist, in server time. The watchdog reads these.
create table views.deadline (
  tenant_id uuid not null,
  incident_id uuid not null,
  ordinal smallint not null,
  duty text not null,
  reminder text not null,
  due_at timestamptz not null,
  answered boolean not null,
  primary key (tenant_id, incident_id, ordinal)
);
create index deadline_unanswered on views.deadline (due_at) where not answered;

create table views.organisation (
  tenant_id uuid primary key,
  seq bigint not null,
  digest text not null,
  state jsonb
);

do $$
declare
  each text;
begin
  foreach each in array array['incident', 'deadline', 'organisation'] loop
    execute format('alter table views.%I enable row level security', each);
    execute format('alter table views.%I force row level security', each);
    execute format('create policy own_tenant on views.%I using (tenant_id = ledger.present_tenant())', each);
    execute format('create policy upkeep_reads on views.%I for select to shodo_upkeep using (true)', each);
    execute format('grant select, insert, update, delete on views.%I to shodo_app', each);
  end loop;
end $$;
grant select (tenant_id, incident_id, seq, reference, kind, closed, next_at) on views.incident to shodo_upkeep;
grant select on views.deadline to shodo_upkeep;
grant select (tenant_id, seq, digest) on views.organisation to shodo_upkeep;
