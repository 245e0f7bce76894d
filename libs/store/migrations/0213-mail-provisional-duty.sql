-- Whether it was still unknown, when the mail was written, that its duty applies.
alter table mail.outbox add column duty_is_provisional boolean;
