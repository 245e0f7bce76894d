-- A reminder that waits is withdrawn once what it is about was settled: it is not sent, and nobody has to see to it.
alter table mail.outbox drop constraint outbox_state_check;
alter table mail.outbox add constraint outbox_state_check check (state in ('waiting', 'sending', 'sent', 'failed', 'withdrawn'));
