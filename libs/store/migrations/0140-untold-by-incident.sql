-- Each append looks for mails of its incident that ended meanwhile; as a rule there are none.
create index outbox_untold on mail.outbox (tenant_id, incident_id) where state in ('sent', 'failed') and told_at is null;
