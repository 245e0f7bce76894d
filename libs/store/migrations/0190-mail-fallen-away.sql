-- Whether the duty that a mail is about has not arisen by what was known then: its clock runs until somebody rules it out.
alter table mail.outbox add column has_fallen_away boolean;
