-- What became of a mail is told to its incident. The mark survives a crash between the mail server's answer and the telling.
alter table mail.outbox add column told_at timestamptz;
create index outbox_to_tell on mail.outbox (created_at) where state in ('sent', 'failed') and told_at is null;
