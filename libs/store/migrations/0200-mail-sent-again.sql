-- How often a person had the mail sent again after it had failed for good. The number tells the end of one sending from that of another.
alter table mail.outbox add column sent_again integer not null default 0;
create index outbox_failed on mail.outbox (tenant_id, incident_id, created_at desc, id desc) where state = 'failed';
