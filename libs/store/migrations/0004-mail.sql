-- Mails that wait, are being sent, were sent or failed: references and closed vocabulary only. Text and address are found when one is sent.
create table mail.outbox (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null,
  notice uuid not null,
  to_person uuid not null,
  kind text not null,
  incident_id uuid not null,
  reference text not null,
  drill boolean not null,
  duty text not null,
  duty_names jsonb not null,
  reminder text not null,
  due_at text not null,           -- as the entry has it, offset included
  for_due_at text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed')),
  attempts integer not null default 0,
  created_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  next_attempt_at timestamptz not null default clock_timestamp(),
  lease uuid,                     -- whoever holds this token may say what became of the mail
  leased_until timestamptz,
  sent_at timestamptz,
  reason text check (length(reason) <= 200),
  constraint one_mail_per_notice_and_person unique (tenant_id, notice, to_person, kind)
);
create index outbox_to_claim on mail.outbox (next_attempt_at) where state in ('waiting', 'sending');
create index outbox_newest_first on mail.outbox (tenant_id, created_at desc, id desc);

alter table mail.outbox enable row level security;
alter table mail.outbox force row level security;
create policy own_tenant on mail.outbox using (tenant_id = ledger.present_tenant());
create policy upkeep_sends on mail.outbox to shodo_upkeep using (true) with check (true);
grant select, insert, update on mail.outbox to shodo_app;
grant select, update on mail.outbox to shodo_upkeep;
