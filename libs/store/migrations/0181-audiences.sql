-- What is limited to an audience: its texts are read by the people named in these rows, and by whoever wrote them. Folded from the ledger in the
-- transaction that appends, so that an audience is as old and as new as the entries that name it.
create table views.audience (
  tenant_id uuid not null,
  incident_id uuid not null,
  item uuid not null,             -- the command that recorded it
  everybody boolean not null,
  people uuid[] not null,
  ordinal smallint not null,
  primary key (tenant_id, item)
);
create index audience_by_incident on views.audience (tenant_id, incident_id);
alter table views.audience enable row level security;
alter table views.audience force row level security;
create policy own_tenant on views.audience using (tenant_id = ledger.present_tenant());
grant select, insert, delete on views.audience to shodo_app;

-- The person for whom this transaction reads; null when nobody said so, and then what is limited is read by nobody.
create function ledger.present_reader() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('shodo.reader', true), '')::uuid $$;

alter table vault.sealed_text
  add column limited_to uuid,     -- the item whose audience reads it; null for a text that everybody reads who reads texts
  add column written_by uuid,     -- reads it before its entry is there: a repeat of the command must find it
  add check ((limited_to is null) = (written_by is null));

drop policy own_tenant on vault.sealed_text;
create policy own_tenant_and_audience on vault.sealed_text to shodo_app using (
  tenant_id = ledger.present_tenant() and (
    limited_to is null or written_by = ledger.present_reader() or exists (
      select from views.audience a
      where a.tenant_id = sealed_text.tenant_id and a.item = sealed_text.limited_to
        and (a.everybody or ledger.present_reader() = any (a.people))
    )
  )
);
