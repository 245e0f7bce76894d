-- Whether the clock that a mail is about runs from a time of awareness that is not sure yet.
alter table mail.outbox add column awareness_is_provisional boolean;
